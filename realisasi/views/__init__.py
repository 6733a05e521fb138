"""Pages of the monthly sheet."""
