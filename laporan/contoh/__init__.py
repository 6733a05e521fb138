"""The demo office: an invented kota with two kecamatan and a year of work in all states.

Tables (``kantor``, ``orang``, ``angka``, ``libur``) say who is there and what was counted;
``cerita`` turns them into dated steps; ``bangun`` makes the office and ``jalankan`` takes the
steps through the services. Everything follows from one date; nothing asks the clock.
"""
