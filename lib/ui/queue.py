"""Files and chats that wait on the page Unggah: taken in, understood, and put right before they are saved."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePath

import streamlit as st

from lib.ingest import giveback, reading
from lib.ingest.batch import CHAT, FILE
from lib.ingest.compare import compared
from lib.ingest.content import Content, opened, pasted
from lib.ingest.inside import refuse_outside
from lib.ingest.memory import memory
from lib.ingest.prepare import NOTHING_SAID, Asked, Memory, PartyUnknown, understood
from lib.ingest.report import Report
from lib.ingest.table import Answers
from lib.ingest.vocabulary import party_of
from lib.kernel.errors import UserError
from lib.ui import cached
from lib.ui.here import Here

PASTED = "obrolan ditempel.txt"
_WAITING = "unggah:antre"
SENDER, SHARED = "unggah:pengirim", "unggah:pihak"
Said = Report | UserError | None


@dataclass
class Waiting:
    """A file that is here but not stored. content: as it was opened, or why it cannot be.

    answers: what a person has put right in it. said: the report, or the refusal, or None while nobody has
    said whose word it is; kept under the question it answers, so that a rerun does not read again.
    """

    name: str
    data: bytes
    sha256: str
    content: Content | UserError | None = None
    answers: Answers = NOTHING_SAID
    edition: int = 0  # grows with each answer
    asks: bool = False  # it does not say whose word it is
    guess: str = ""  # but its sender's name or its own does
    drop: int = 0  # the how manieth drop it came with
    instead: str = ""  # the file that waited before, of which this is the marked copy
    said: dict[tuple[str, ...], Said] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The beginning of its widgets' keys."""
        return f"unggah:{self.sha256[:16]}"

    @property
    def party(self) -> str:
        """Whose word the file is, as chosen for it or for all that do not say; "" leaves it to its rows."""
        own = str(st.session_state.get(f"{self.key}:pihak") or "")
        return own or (shared() if self.asks and not self.guess else "")

    @property
    def channel(self) -> str:
        """How its batch came in."""
        return CHAT if isinstance(self.content, Content) and self.content.chat is not None else FILE

    @property
    def length(self) -> int:
        """Rows of its tables, their heads too."""
        return (
            sum(len(table.rows) for table in self.content.tables) if isinstance(self.content, Content) else 0
        )

    @property
    def last(self) -> Said:
        """The newest answer there is."""
        return next(reversed(self.said.values()), None)

    @property
    def refused(self) -> bool:
        """Is there nothing in it that could be saved, as far as it was read?"""
        last = self.last
        return isinstance(last, UserError) or (last is not None and not last.accepted)

    def answer(self, **more: object) -> None:
        """What a person says of it beyond the file; it is understood anew."""
        self.answers = replace(self.answers, **more)  # type: ignore[arg-type]
        self.edition += 1


def waiting() -> dict[str, Waiting]:
    """The files of this session that wait, by hash."""
    found: dict[str, Waiting] = st.session_state.setdefault(_WAITING, {})
    return found


def take(files: list[tuple[str, bytes]]) -> None:
    """New ones come first. What was refused before goes, and that of which the marked copy came back."""
    before = waiting()
    drop = 1 + max((file.drop for file in before.values()), default=0)
    taken: dict[str, Waiting] = {}
    for name, data in files:
        sha256 = hashlib.sha256(data).hexdigest()
        taken[sha256] = before.get(sha256) or Waiting(name, data, sha256, drop=drop)
    left = {sha256: file for sha256, file in before.items() if sha256 not in taken}
    for new in taken.values():
        old = next((file for file in left.values() if _is_marked(new.name, file.name)), None)
        if old and not new.said:
            _in_place_of(new, left.pop(old.sha256))
    kept = {sha256: file for sha256, file in left.items() if not file.refused}
    st.session_state[_WAITING] = taken | kept


def _is_marked(name: str, original: str) -> bool:
    """Is it the marked copy of that file? A browser numbers what it has already: `… (diperiksa) (1).xlsx`."""
    return re.sub(r" ?\(\d+\)(?=\.xlsx$)", "", name) == giveback.called(original)


def _in_place_of(new: Waiting, old: Waiting) -> None:
    """What a person said of the old file holds for its mended copy, but for single cells: those it has."""
    new.instead = old.name
    new.answers = replace(old.answers, cells={}, accepted=False)
    if chosen := st.session_state.get(f"{old.key}:pihak"):
        st.session_state[f"{new.key}:pihak"] = chosen


def in_order() -> list[Waiting]:
    """As they came, for saving: where two of them differ, the later one holds."""
    return sorted(waiting().values(), key=lambda file: file.drop)


def discard(sha256: str) -> None:
    """It waits no longer, and was not stored."""
    waiting().pop(sha256, None)


def sender() -> str:
    """From whom the files are, as typed; "" when nobody said."""
    return " ".join(str(st.session_state.get(SENDER) or "").split())


def shared() -> str:
    """Whose word those files are that do not say it; "" when nobody said."""
    return str(st.session_state.get(SHARED) or "")


def sent_by(here: Here) -> str:
    """Who the batches are from: whom the files came from, and the account that brought them."""
    return f"{sender()}, diunggah {here.person.name}" if sender() else here.person.name


# --- understanding ----------------------------------------------------------------------------------------


def understand(here: Here, file: Waiting, progress: Callable[[int, int], None] | None = None) -> Said:
    """What the file says, or why it is refused; None while nobody has said whose word it is.

    progress: called with (columns read, columns) while it is being read.
    """
    question = _question(here, file)
    if question not in file.said:
        file.said = {question: _said(here, file, progress)}
        if _question(here, file) != question:  # only now it is known that the file asks
            return understand(here, file, progress)
    return file.said[question]


def _question(here: Here, file: Waiting) -> tuple[str, ...]:
    return (file.party, sender(), here.person.wilayah, here.version, str(file.edition))


def _said(here: Here, file: Waiting, progress: Callable[[int, int], None] | None) -> Said:
    if file.content is None:
        file.content = _opened(file)
    if isinstance(file.content, UserError):
        return file.content
    asked = Asked(here.store.election, here.now, file.party or None, file.answers, known(here), progress)
    try:
        report = _asked(file, asked)
        if report is None:
            return None
        refuse_outside(report, here.person.wilayah)
        return compared(here.store, report, sent_by(here), file.party or None)
    except UserError as error:
        return error


def known(here: Here) -> Memory:
    """What earlier files taught about this sender's."""
    return memory(here.store, sender(), cached.raws(here))


def _opened(file: Waiting) -> Content | UserError:
    try:
        if file.name == PASTED:
            return pasted(file.data.decode(), PASTED)
        return opened(file.data, file.name, reading.safely)
    except UserError as error:
        return error


def _asked(file: Waiting, asked: Asked) -> Report | None:
    """The report; where the file does not say whose word it is, the sender's name or its own may."""
    assert isinstance(file.content, Content)  # noqa: S101 (for the type checker)
    try:
        report = understood(file.content, asked)
    except PartyUnknown:
        file.asks = True  # the page asks, and refuses nothing
        file.guess = party_of(sender()) or party_of(PurePath(file.name).stem) or ""
        return understood(file.content, replace(asked, party=file.guess)) if file.guess else None
    file.asks = file.asks or any(one.party is None for one in report.rows)
    return report
