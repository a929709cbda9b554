"""How the files of the corpus were made. Not run by tests: it needs LibreOffice and libraries of its own."""
