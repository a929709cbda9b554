"""A chat as its messages: exported from Android or iOS, copied from the app, or pasted without stamps."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe0f\u20e3]")
_DAY = r"(?P<a>\d{1,4})[/.-](?P<b>\d{1,2})(?:[/.-](?P<c>\d{2,4}))?"
_CLOCK = r"(?P<h>\d{1,2})[.:](?P<m>\d{2})(?:[.:]\d{2})?(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?"
_STAMPS = (
    re.compile(rf"{_DAY},?\s+(?:pukul\s+)?{_CLOCK}\s+[-–]\s+(?P<rest>.*)"),  # Android export
    re.compile(rf"\[{_DAY},?\s+{_CLOCK}\]\s?(?P<rest>.*)"),  # iOS export
    re.compile(rf"\[{_CLOCK},\s*{_DAY}\]\s?(?P<rest>.*)"),  # copied from the app
)
_SENDER = re.compile(r"(?P<name>[^:]{1,80}?):(?:\s(?P<body>.*)|$)")
_SYSTEM = re.compile(
    r"terenkripsi|end-to-end|menambahkan|mengeluarkan|bergabung|keluar$|meninggalkan|membuat grup|"
    r"mengubah (?:subjek|ikon|deskripsi|setelan|nomor)|mengganti|kode keamanan|added|removed|joined|left$|"
    r"created (?:group|this)|changed|security code|menyematkan|pinned|pesan sementara|disappearing|"
    r"sekarang (?:menjadi )?admin|now an admin|diundang|tautan undangan|invite link",
    re.IGNORECASE,
)
_NAME = r"(?P<{}>[^/\\:*?\"<>|\s][^/\\:*?\"<>|]{{0,120}}?\.[A-Za-z0-9]{{2,5}})"
_ATTACHED = re.compile(
    rf"<(?:terlampir|attached|lampiran):\s*{_NAME.format('one')}>"
    rf"|{_NAME.format('two')}\s+\((?:file|berkas|dokumen)\s+(?:terlampir|dilampirkan|attached)\)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(r"\s*[\[(_*]*(?:diteruskan|forwarded)(?:\s+berkali-kali)?[\])_*:]*\s*", re.IGNORECASE)
_STARTS = re.compile(r"[\W_]*(?:(?:ralat|koreksi|revisi)\b[\W_]*)?lapor(?:an)?\b", re.IGNORECASE)
_FIELD = re.compile(r"[\W_]*[^\W\d][\w/ .]{0,30}?\s*[:=]")
_LONGEST = 4_000  # letters of a line in which an attachment is looked for
_PLACE = re.compile(r"(?:tps|pps|kel(?:urahan)?)\b[^:.,;=]{1,40}")  # and nothing that happened there
_HALF = {"a": 0, "p": 12}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a message: its number in the whole text (from 1), and what it says."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message. line: where it starts. at: WIB as its stamp has it, None without one; day: its date.

    sender: only to tell messages of one person apart; never given out. system: written by the app, not by a
    person. attached: names of its attachments, each with its line. forwarded: it says that it was.
    """

    line: int
    lines: tuple[Line, ...]
    sender: str | None = None
    at: datetime | None = None
    day: date | None = None
    system: bool = False
    forwarded: bool = False
    attached: tuple[Line, ...] = ()

    @property
    def body(self) -> str:
        """Letters and digits only: what forwarding, punctuation and emoji do not change."""
        return "".join(letter for line in self.lines for letter in line.text.casefold() if letter.isalnum())


def plain_lines(text: str) -> list[str]:
    """The lines of a text, without marks that cannot be seen."""
    return _HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u202f", " ")).split("\n")


def stamped(line: str) -> re.Match[str] | None:
    """The stamp at the start of a line of a chat."""
    line = line.strip()
    if not line[:1].isdigit() and line[:1] != "[":
        return None
    return next((found for pattern in _STAMPS if (found := pattern.fullmatch(line))), None)


def split(text: str, today: date | None = None) -> list[Message]:
    """Every message of a chat, in order. Lines before the first stamp are a message without one."""
    lines = plain_lines(text)
    stamps = [stamped(line) for line in lines]
    if not any(stamps):
        return _pasted(lines, today)
    month_first = _month_first([found for found in stamps if found], today)
    messages: list[Message] = []
    start: re.Match[str] | None = None
    held: list[Line] = []
    for number, (line, found) in enumerate(zip(lines, stamps, strict=True), start=1):
        if found is None:
            held.append(Line(number, line))
            continue
        _close(messages, start, held, month_first, today)
        start, held = found, [Line(number, found["rest"])]
    _close(messages, start, held, month_first, today)
    return messages


def _close(
    messages: list[Message],
    start: re.Match[str] | None,
    held: list[Line],
    month_first: bool,
    today: date | None,
) -> None:
    if start is not None:
        messages.append(_message(start, held, month_first, today))
    elif any(line.text.strip() for line in held):
        messages += _pasted([line.text for line in held], today)


def _message(start: re.Match[str], held: list[Line], month_first: bool, today: date | None) -> Message:
    day = _date(start, month_first, today)
    hour = int(start["h"])
    if start["half"]:
        hour = hour % 12 + _HALF[start["half"].casefold()]
    in_day = hour < 24 and int(start["m"]) < 60
    at = datetime(day.year, day.month, day.day, hour, int(start["m"])) if day and in_day else None  # noqa: DTZ001
    first = held[0]
    named = _SENDER.fullmatch(first.text)
    if named is None:
        system = bool(_SYSTEM.search(first.text)) and len(held) == 1
        return _made(held, at=at, day=day, system=system)
    lines = [Line(first.number, named["body"] or ""), *held[1:]]
    return _made(lines, sender=named["name"].lstrip("~ ").strip(), at=at, day=day)


def _made(
    held: Sequence[Line],
    *,
    sender: str | None = None,
    at: datetime | None = None,
    day: date | None = None,
    system: bool = False,
) -> Message:
    """The message, its attachments and the mark of forwarding taken out of its lines."""
    lines, attached, forwarded = [], [], False
    for line in held:
        text = line.text
        if len(text) < _LONGEST and ("(" in text or "<" in text):
            names = ((found["one"] or found["two"]).strip() for found in _ATTACHED.finditer(text))
            attached += [Line(line.number, name) for name in names]
            text = _ATTACHED.sub(" ", text)
        if _FORWARDED.fullmatch(text):
            forwarded = True
        elif text.strip():
            lines.append(Line(line.number, text))
    return Message(held[0].number, tuple(lines), sender, at, day, system, forwarded, tuple(attached))


def _pasted(lines: Sequence[str], today: date | None) -> list[Message]:
    """Text without stamps: a blank line, or a line that begins a report, begins a message."""
    blocks: list[list[Line]] = [[]]
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            blocks.append([])
            continue
        if _STARTS.match(text) and not _asks_for_more(blocks[-1]):
            blocks.append([])
        elif not blocks[-1] and len(blocks) > 1 and _goes_on(blocks[-2], text):
            blocks.pop()
        blocks[-1].append(Line(number, text))
    return [_made(block, day=today) for block in blocks if block]


def _asks_for_more(block: list[Line]) -> bool:
    """Is it only the word RALAT so far, a place, or a heading such as `Contoh:`?"""
    if len(block) != 1:
        return False
    text = block[0].text.strip(" *_.!-").casefold()
    return text.endswith(":") or text in ("ralat", "koreksi", "revisi") or bool(_PLACE.fullmatch(text))


def _goes_on(block: list[Line], text: str) -> bool:
    """Do fields follow a heading that has none yet?"""
    return bool(block) and all(_STARTS.match(line.text) for line in block) and bool(_FIELD.match(text))


# --- which day a stamp means --------------------------------------------------------------------------------


def _month_first(stamps: Iterable[re.Match[str]], today: date | None) -> bool:
    """Are months before days? Proven by a number above 12, or by days that have not come yet."""
    stamps = list(stamps)
    pairs = [(int(found["a"]), int(found["b"])) for found in stamps if len(found["a"]) < 3]
    if any(a > 12 for a, _ in pairs):
        return False
    if any(b > 12 for _, b in pairs):
        return True
    as_days, as_months = (
        sorted(day for found in stamps if (day := _date(found, order, today))) for order in (False, True)
    )
    if not as_days or not as_months:
        return False
    if today and as_days[-1] > today + timedelta(days=1) >= as_months[-1]:
        return True
    # A clock with AM and PM is not Indonesian; then the reading that makes the chat shorter is right.
    twelve = any(found["half"] for found in stamps)
    return twelve and as_months[-1] - as_months[0] < as_days[-1] - as_days[0]


def _date(stamp: re.Match[str], month_first: bool, today: date | None) -> date | None:
    a, b, c = stamp["a"], int(stamp["b"]), stamp["c"]
    if len(a) > 2:
        return _day(int(a), b, int(c)) if c else None
    day, month = (b, int(a)) if month_first else (int(a), b)
    if c is None:
        return _nearest(day, month, today)
    year = int(c) + (2000 if len(c) == 2 else 0)
    return _day(year, month, day) or _day(year, day, month)


def _nearest(day: int, month: int, today: date | None) -> date | None:
    """The last such day up to today."""
    if today is None:
        return None
    found = _day(today.year, month, day)
    return found if found is None or found <= today else _day(today.year - 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
