"""Needed, sent, received, damaged, wrong: the figures of each party side by side."""
