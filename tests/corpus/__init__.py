"""Messy files with a truth beside each, and the checker that holds the import against them."""
