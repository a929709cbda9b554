"""Goods on the way: loads, movements, punctuality."""
