"""Every rule there is, for the documentation and its test."""

from lib.ingest.rules import cells, rows, seals

RULES = (*cells.RULES, *rows.RULES, *seals.RULES)
