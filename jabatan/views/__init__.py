"""Pages of the office, for its admins: seats, people, posts, accounts."""
