"""Files in: read, mapped to a log, cleaned, held against the rules, committed as one batch or not at all."""

from lib.ingest.batch import ingest, ingest_file
from lib.ingest.report import as_json

__all__ = ["as_json", "ingest", "ingest_file"]
