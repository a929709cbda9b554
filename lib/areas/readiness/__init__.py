"""Is each TPS ready, and who says so: six proofs, one verdict, and whether it can open."""
