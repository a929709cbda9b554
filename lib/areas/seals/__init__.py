"""Seals: what each party saw of each box on its way."""
