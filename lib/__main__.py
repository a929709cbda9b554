"""`python -m lib COMMAND`."""

from lib.cli import run

run()
