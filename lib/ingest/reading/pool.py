"""Reading in processes of their own, so that no file takes the app down: they are kept warm and replaced.

A process that takes too long is ended; one that gets too large, or crashes, ends itself. Either is a refusal.
"""

import atexit
import logging
import marshal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lib.ingest.reading import files, refusals, wire
from lib.ingest.reading.kinds import WORKBOOKS, Kind, kind_of
from lib.ingest.reading.worker import ANSWER, REQUEST, Outcome
from lib.ingest.table import Table
from lib.kernel.errors import UserError

MEGABYTES = 1024  # of memory; a sheet of 300,000 rows takes no more
_SECONDS, _SECONDS_A_MEGABYTE, _MOST_SECONDS = (
    10.0,
    1.5,
    60.0,
)  # five times what the slowest honest files take
_MOST = 2  # processes at once
_LIGHT = 16 * 2**20  # bytes; shorter text is read here, which is faster than handing its rows over
_HEAVY = 16 * 2**20  # bytes of an answer; the process that gave it keeps too much memory to be kept
_ROOT = Path(__file__).parents[3]
# `lib.ingest` itself brings the stores along, which reading does not need: a bare package stands in for it.
_START = """
import sys, types
sys.path.insert(0, sys.argv[1])
package = types.ModuleType("lib.ingest")
package.__path__ = [sys.argv[1] + "/lib/ingest"]
sys.modules["lib.ingest"] = package
from lib.ingest.reading import worker
worker.main()
"""
_LOG = logging.getLogger(__name__)


def safely(
    data: bytes, where: str, *, seconds: float | None = None, megabytes: int = MEGABYTES
) -> list[Table]:
    """As `files.tables`, in a process that may take so many seconds and megabytes. From any thread.

    seconds: by the size of the file when not given, 10 to 60.

    Short text and what is refused for its kind are done in this process. UserError: the file is refused; that
    it was too much for the process, or broke it, is a refusal too.
    """
    kind = kind_of(data)
    light = kind is Kind.TEXT and len(data) <= _LIGHT
    if light or kind not in WORKBOOKS | {Kind.TEXT, Kind.HTML} or len(data) > files.LARGEST:
        return files.tables(data, where)
    if seconds is None:
        seconds = min(_MOST_SECONDS, _SECONDS + _SECONDS_A_MEGABYTE * len(data) / 2**20)
    return _POOL.read(data, where, seconds, megabytes, boldly=kind is Kind.XLSX)


def warm() -> None:
    """Have a process ready for the first file. Returns at once, whether or not one is."""
    _POOL.warm()


class _Ended(Exception):
    """The process ended before it answered. late: because it was ended, its time being over."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late


class _Process:
    COMMAND = (sys.executable, "-I", "-c", _START, str(_ROOT))

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (our own code, no shell)
            self.COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(
        self, data: bytes, where: str, seconds: float, memory: int, *, boldly: bool
    ) -> tuple[Outcome, bytes]:
        """Send a file, get the answer. _Ended: there is none."""
        late = threading.Event()
        timer = threading.Timer(seconds, self._end_late, (late,))
        timer.daemon = True
        timer.start()
        try:
            name = where.encode("utf-8", "replace")
            self._send(REQUEST.pack(seconds, memory, boldly, len(name), len(data)) + name, data)
            outcome, length = ANSWER.unpack(self._receive(ANSWER.size, late))
            return Outcome(outcome), self._receive(length, late)
        except OSError as error:  # it closed its end
            raise _Ended(late=late.is_set()) from error
        finally:
            timer.cancel()

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was not sent yet cannot be sent now
                if pipe:
                    pipe.close()

    def _end_late(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()

    def _send(self, *parts: bytes) -> None:
        assert self._process.stdin  # noqa: S101 (it was asked for)
        for part in parts:
            self._process.stdin.write(part)
        self._process.stdin.flush()

    def _receive(self, length: int, late: threading.Event) -> bytes:
        assert self._process.stdout  # noqa: S101
        received = self._process.stdout.read(length)
        if len(received) < length:
            raise _Ended(late=late.is_set())
        return received


class _Pool:
    def __init__(self, start: Callable[[], _Process] = _Process) -> None:
        self._start = start
        self._free = threading.BoundedSemaphore(_MOST)
        self._lock = threading.Lock()
        self._idle: list[_Process] = []
        self._all: set[_Process] = set()

    def read(
        self, data: bytes, where: str, seconds: float, megabytes: int, *, boldly: bool = False
    ) -> list[Table]:
        """boldly: at first; a file that was too much for the process that way is read again with care."""
        asked = data, where, seconds, megabytes * 2**20
        try:
            with self._free:
                outcome, answer = self._asked_boldly(*asked) if boldly else (Outcome.TOO_LARGE, b"")
                if outcome is Outcome.TOO_LARGE:
                    outcome, answer = self._asked(*asked, boldly=False)
        except _Ended as error:
            why = f"lebih dari {seconds:.0f} detik" if error.late else "pembacanya terhenti"
            raise refusals.too_heavy(why, where) from error
        return _understood(outcome, answer, where, megabytes)

    def _asked_boldly(self, data: bytes, where: str, seconds: float, memory: int) -> tuple[Outcome, bytes]:
        try:
            return self._asked(data, where, seconds, memory, boldly=True)
        except _Ended as error:
            if error.late:
                raise
            return Outcome.TOO_LARGE, b""

    def _asked(
        self, data: bytes, where: str, seconds: float, memory: int, *, boldly: bool
    ) -> tuple[Outcome, bytes]:
        process = self._take()
        try:
            outcome, answer = process.ask(data, where, seconds, memory, boldly=boldly)
        except BaseException:
            self._replace(process)
            raise
        if outcome is Outcome.TOO_LARGE or len(answer) > _HEAVY:
            self._replace(process)
        else:
            self._give_back(process)
        return outcome, answer

    def warm(self) -> None:
        with self._lock:
            if not self._all:
                self._idle.append(self._started())

    def close(self) -> None:
        with self._lock:
            ending, self._all, self._idle = self._all, set(), []
        for process in ending:
            process.end()

    def _take(self) -> _Process:
        with self._lock:
            while self._idle:
                process = self._idle.pop()
                if process.alive:
                    return process
                self._all.discard(process)
                process.end()
            return self._started()

    def _started(self) -> _Process:
        process = self._start()
        self._all.add(process)
        return process

    def _give_back(self, process: _Process) -> None:
        with self._lock:
            self._idle.append(process)

    def _replace(self, process: _Process) -> None:
        """End it, and have another one ready for the next file."""
        process.end()
        with self._lock:
            self._all.discard(process)
            self._idle.append(self._started())


def _understood(outcome: Outcome, answer: bytes, where: str, megabytes: int) -> list[Table]:
    match outcome:
        case Outcome.TABLES:
            return wire.unpacked(answer)
        case Outcome.REFUSED:
            raise UserError(*marshal.loads(answer))  # noqa: S302 (from our own process)
        case Outcome.TOO_LARGE:
            raise refusals.too_heavy(f"lebih dari {megabytes} MB memori", where)
        case Outcome.BUG:
            _LOG.error("reading failed: %s", answer.decode())
            raise refusals.broken(where)


_POOL = _Pool()
atexit.register(_POOL.close)
