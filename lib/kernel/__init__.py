"""Words that everybody shares. Pure: nothing here reads a file, a clock or a database."""
