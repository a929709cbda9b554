"""Drawn figures and their one-sentence words; the only home of plotly."""
