"""Tayang: the projected wall of a coordination meeting, read from eight metres."""
