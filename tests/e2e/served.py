"""The app as a user runs it: a store file of its own, a server process, a free port."""

import http.client
import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from lib.store.open import open_store
from tests.world import at

ROOT = Path(__file__).resolve().parents[2]
CLOCK = "2024-02-13T15:04"  # nothing of the demo falls due in the quarter of an hour after it
APP, EXTRA = "app.py", "tests/e2e/extra.py"  # what a user runs; the same with pages for tests
PATIENCE = 60  # seconds


@dataclass(frozen=True, slots=True)
class Site:
    """A running server: where it is, the address of its store, its process."""

    url: str
    store: str
    pid: int


def command(store: str, *words: str) -> str:
    """What `python -m lib …` prints, asked of this store."""
    done = subprocess.run(
        [sys.executable, "-m", "lib", *words],
        cwd=ROOT,
        env={**os.environ, "KAWAL_STORE": store},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def filled(file: Path) -> Path:
    """A simulated store, filled by the demo; about ten seconds."""
    store = f"sqlite:///{file}"
    command(store, "init", "--kind", "simulasi")
    command(store, "demo")
    return file


def copied(demo: Path, file: Path, clock: str = CLOCK) -> str:
    """The address of a copy whose clock stands there now."""
    with closing(sqlite3.connect(demo)) as here, closing(sqlite3.connect(file)) as there:
        here.backup(there)
    url = f"sqlite:///{file}"
    store = open_store(url)
    store.set_clock(at(clock))
    store.engine.dispose()
    return url


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(store: str, log: Path, script: str = APP) -> Iterator[Site]:
    """The server over this store, from the first moment it says that it is well."""
    port = free_port()
    words = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            words, cwd=ROOT, env={**os.environ, "KAWAL_STORE": store}, stdout=said, stderr=said
        )
    until = time.monotonic() + PATIENCE
    try:
        while not is_well(port):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < until, log.read_text(encoding="utf-8")
            time.sleep(0.05)  # a server that is not there yet can't tell when it will be
        yield Site(f"http://127.0.0.1:{port}", store, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def is_well(port: int) -> bool:
    """Does a server answer there?"""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()
