"""A file as tables: what kind of file it is (by its content), and every row that holds something.

`safely` is for files from outside: whatever could hang or swell is read in a process of its own. `tables` is
the same in this process, without limits of time and memory.
"""

from lib.ingest.reading.files import LARGEST, load, tables
from lib.ingest.reading.kinds import Kind, kind_of
from lib.ingest.reading.pool import safely, warm

__all__ = ["LARGEST", "Kind", "kind_of", "load", "safely", "tables", "warm"]
