"""The n-th mutation of a seed: a corpus file, what was done to it, and how it is handed in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from lib.kernel.logs import LOGS
from lib.kernel.words import Party
from tests.fuzz import grids, letters, markup, nasty, parts, raw, written

CORPUS = Path(__file__).parents[1] / "corpus"
FOLDERS = ("chat", "deliveries", "hostile", "seals")
SEED = 20240214
_LARGE = 50_000  # bytes; larger files take long and are drawn less often
_PARTIES = (*Party, *Party, None, None, None, "panwas")
_SENDERS = (None, "PKD Medono", "KPU Kota", "\u202ex", "a" * 300)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A file to hand in. source: the corpus file, as `folder/name`. steps: what was done to it, in order.

    name, options: what the file is called, and the other arguments of `ingest`.
    """

    seed: int
    index: int
    source: str
    steps: tuple[str, ...]
    data: bytes
    name: str
    options: dict[str, Any] = field(default_factory=dict)


@cache
def files() -> tuple[Path, ...]:
    """Every file of the corpus, truths apart."""
    found = [path for folder in FOLDERS for path in (CORPUS / folder).iterdir()]
    return tuple(sorted(path for path in found if path.is_file() and not path.name.endswith(".truth.json")))


def mutation(index: int, seed: int = SEED) -> Mutation:
    """The same for the same seed and index, as long as the corpus is the same."""
    draw = Random(f"{seed}:{index}")  # noqa: S311 (repeatable, no secret)
    (path,) = draw.choices(files(), [_weight(one) for one in files()])
    done = _way(draw, path)(draw, path)
    name, options = _handed_in(draw, path)
    source = path.relative_to(CORPUS).as_posix()
    return Mutation(seed, index, source, tuple(done[0]), done[1], name, options)


def _weight(path: Path) -> float:
    """How often a file is drawn: large ones take long, and the hostile ones mostly stay what is refused."""
    if path.stat().st_size > _LARGE:
        return 0.1
    return 0.4 if path.parent.name == "hostile" else 1


Done = tuple[list[str], bytes]


def _way(draw: Random, path: Path) -> Callable[[Random, Path], Done]:
    """How to take this file apart: as bytes always, as tables mostly, else as what it is stored in."""
    chosen = draw.random()
    if chosen < 0.12:
        return _as_bytes
    if chosen < 0.55 and path.parent.name != "chat" and grids.of(path):
        return _as_tables
    if parts.unpacked(path.read_bytes()):
        return _as_parts
    return _as_text if b"\x00\x00" not in path.read_bytes() else _as_bytes


def _times(draw: Random) -> range:
    return range(draw.choice((1, 1, 2, 3)))


def _as_bytes(draw: Random, path: Path) -> Done:
    data, steps = path.read_bytes(), []
    for _ in _times(draw):
        step = draw.choice(raw.STEPS)
        data = step(draw, data)
        steps.append(f"bytes.{step.__name__}")
    return steps, data


def _as_text(draw: Random, path: Path) -> Done:
    text, steps = letters.decoded(path.read_bytes()), []
    known = markup.STEPS if text.lstrip().startswith("<") else letters.STEPS
    for _ in _times(draw):
        step = draw.choice(known if draw.random() < 0.9 else letters.STEPS)
        text = step(draw, text)
        steps.append(f"text.{step.__name__}")
    if draw.random() < 0.08:
        other = draw.choice(
            [one for one in files() if one.parent == path.parent and one.stat().st_size < _LARGE]
        )
        text += letters.decoded(other.read_bytes())
        steps.append(f"text.and {other.name}")
    return steps, letters.encoded(draw, text)


def _as_parts(draw: Random, path: Path) -> Done:
    package, steps = parts.unpacked(path.read_bytes()) or [], []
    for _ in _times(draw):
        if package:
            step = parts.shape if draw.random() < 0.2 else parts.inside
            steps.append(f"parts.{step(draw, package)}")
    return steps, parts.packed(package)


def _as_tables(draw: Random, path: Path) -> Done:
    sheets, steps = grids.of(path), []
    for _ in _times(draw):
        sheet, grid = draw.choice(sheets)
        if not grid:
            continue
        step = draw.choice(grids.STEPS)
        step(draw, grid)
        steps.append(f"table.{sheet[:31]}.{step.__name__}")
    if draw.random() < 0.1 and (more := grids.of(other := draw.choice(files()))):
        grids.splice(draw, draw.choice(sheets)[1], more[0][1])
        steps.append(f"table.splice {other.name}")
    writer = draw.choice(written.WRITERS)
    return [*steps, writer.__name__], writer(draw, sheets)


def _handed_in(draw: Random, path: Path) -> tuple[str, dict[str, Any]]:
    name = path.name
    if draw.random() < 0.1:
        name = draw.choice(
            ("../../x.xlsx", "a.csv", "x.pdf", "", "\u202ecsv.x", "n" * 250 + ".xls", nasty.value(draw)[:255])
        )
    options = {
        "party": Party.SUPERVISOR if draw.random() < 0.6 else draw.choice(_PARTIES),
        "sender": draw.choice(_SENDERS) if draw.random() < 0.3 else None,
        "log": draw.choice((*LOGS, "tidak_ada")) if draw.random() < 0.07 else None,
        "accept_suggestions": draw.random() < 0.3,
    }
    return name, {key: given for key, given in options.items() if given is not None}
