"""What a catalogue says, row by row: read whole, printed as a fingerprint, compared, offered."""
