"""The only place that touches a database: append-only logs in hash-chained batches, and the frames made of
them."""
