"""The process that reads files from outside: one after the other, each within limits of time and memory.

`pool` starts it and may end it at any moment. Requests come on standard input, answers go to standard output.
"""

import gc
import marshal
import os
import resource
import signal
import struct
import sys
import traceback
from enum import IntEnum
from typing import BinaryIO

from lib.ingest.reading import files, wire
from lib.kernel.errors import UserError

# seconds, bytes of memory, boldly as in files.tables; lengths of the name and of the file behind it
REQUEST = struct.Struct("<dQ?QQ")
ANSWER = struct.Struct("<BQ")  # Outcome, length of what follows
_GRACE = 5  # seconds more than the one who asks would wait: for when that one is gone


class Outcome(IntEnum):
    """What follows it in an answer."""

    TABLES = 0  # as wire packs them
    REFUSED = 1  # (what, where, fix)
    TOO_LARGE = 2  # nothing: the memory did not suffice, and the process is about to end
    BUG = 3  # the traceback


def main() -> None:
    """Serve until the requests end. Nothing else may write on standard output: it goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # rows hold no cycles, and looking for some takes a fifth of the time
    serve(sys.stdin.buffer, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each request, until they end or the memory of one did not suffice."""
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        seconds, memory, boldly, name, length = REQUEST.unpack(head)
        where = requests.read(name).decode()
        _limit(seconds + _GRACE, memory)
        outcome, answer = _answer(requests, length, where, boldly=boldly)
        answers.write(ANSWER.pack(outcome, len(answer)))
        answers.write(answer)
        answers.flush()
        if outcome is Outcome.TOO_LARGE:
            return
        _limit(0, resource.RLIM_INFINITY)


def _answer(requests: BinaryIO, length: int, where: str, *, boldly: bool) -> tuple[Outcome, bytes]:
    try:
        return Outcome.TABLES, wire.packed(files.tables(requests.read(length), where, boldly=boldly))
    except UserError as refusal:
        return Outcome.REFUSED, marshal.dumps((refusal.what, refusal.where, refusal.fix))
    except MemoryError:
        return Outcome.TOO_LARGE, b""
    except Exception:  # whatever it is, the next file is read again
        return Outcome.BUG, traceback.format_exc().encode()


def _limit(seconds: float, memory: int) -> None:
    """End after so many seconds (0: never); get no more than so many bytes of memory."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    if most != resource.RLIM_INFINITY and (memory == resource.RLIM_INFINITY or memory > most):
        memory = most
    resource.setrlimit(resource.RLIMIT_AS, (memory, most))
