"""Amounts in sentences about goods: how many of what, and how many of them damaged or of another TPS."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lib.ingest.chat.facts import unclear
from lib.ingest.chat.kinds import K
from lib.ingest.chat.scan import Token
from lib.ingest.chat.spots import Piece
from lib.kernel.words import BALLOT, Condition

_WORDS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"]
FIELDS = {K.DEPART: "qty_sent", K.ARRIVE: "qty_received", K.RECEIVE: "qty_received", K.HANDED: "qty_received"}
_BAD = {"qty_damaged": "rusak", "qty_wrong": "tertukar"}


@dataclass(frozen=True, slots=True)
class _Bad:
    """A damage or a mix-up: how many, of which item, and how surely of that one. universal: none of any."""

    field: str
    amount: str
    item: str | None
    named: bool = False
    universal: bool = False


@dataclass(slots=True)
class Amounts:
    """What a sentence says of goods. by_item: item → field → cell; a field of "" is a planned amount."""

    by_item: dict[str, dict[str, str]] = field(default_factory=dict)
    note: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    item: str | None = None
    waiting: bool = False
    count: str | None = None
    bad: str | None = None
    ahead: tuple[str, str] | None = None  # (item, amount) of a count that stood before its item
    short: str | None = None
    approx: bool = False


class _Reading:
    """One pass over the pieces of a sentence."""

    def __init__(self) -> None:
        self.found = Amounts()
        self.bad: list[_Bad] = []
        self.state = _State()
        self.field = "qty_received"
        self.skipped = 0  # pieces of the item that comes next: it was already told with its amount

    def take(self, piece: Piece, after: Sequence[Piece]) -> None:
        """One piece; `after` are those that follow."""
        state = self.state
        if piece.kind is K.APPROX:
            state.approx = True
        elif piece.kind in (K.SHORT, K.SHOULD) or (piece.kind is K.ITEM and state.short):
            self._lacking(piece)
        elif piece.kind in (K.ITEM, K.BALLOT) and self.skipped:
            self.skipped -= 1
        elif piece.kind is K.WRONG or (piece.kind is K.COND and piece.value == Condition.BROKEN):
            self._marked("qty_wrong" if piece.kind is K.WRONG else "qty_damaged")
        elif piece.kind is K.NONE_BAD:
            self.bad.append(_Bad("qty_damaged", "0", None, universal=True))
        elif piece.kind is K.ITEM or (piece.kind is K.SEAL and _next_is_count(after)):
            self._item(piece.value if piece.kind is K.ITEM else "segel")
        elif piece.kind is K.BALLOT:
            self._ballot(piece.value)
        elif piece.kind in (K.COUNT, K.OF):
            self._count(piece, after)
        elif _ends(piece):
            self.end()

    def verb(self, field_: str) -> None:
        """A verb: `kotak dikirim 5 diterima 4` goes on about the same goods."""
        self._ahead()
        self.field = field_
        item = self.state.item
        if item and item != BALLOT and self.found.by_item.get(item):
            self.state.waiting = True

    def end(self) -> None:
        """A comma, the word dan, or the end of the sentence."""
        state = self.state
        if state.short:
            self.found.note.append(state.short)
        if state.count is not None:
            raise unclear(f"jumlah {state.count} untuk barang apa")
        if state.bad and state.ahead:  # `1 kotak rusak`
            item, amount = state.ahead
            self.bad.append(_Bad(state.bad, amount, item, named=True))
        elif state.bad:
            raise unclear("berapa yang rusak atau tertukar")
        elif state.ahead:
            self._put(*state.ahead)
        self.state = _State(item=state.item, waiting=state.waiting)

    def _lacking(self, piece: Piece) -> None:
        """`kurang tinta`, `seharusnya 6`: what did not come makes no row; it is noted."""
        self.state.short = f"{self.state.short or ''} {piece.text}".strip()

    def _item(self, item: str) -> None:
        state = self.state
        if item != state.item and state.waiting and state.item:
            self.found.by_item.setdefault(state.item, {})
        state.item, state.waiting = item, item != BALLOT  # the ballot type follows
        if item == BALLOT:
            return
        if state.count is not None:
            self._ahead()
            state.ahead, state.count, state.waiting = (item, state.count), None, False

    def _ballot(self, ballot: str) -> None:
        state = self.state
        if state.item is not None and not state.item.startswith(BALLOT):
            raise unclear("jumlah menurut jenis surat suara")
        self._item(BALLOT + ballot)

    def _count(self, piece: Piece, after: Sequence[Piece]) -> None:
        state = self.state
        amount, beside = counted(piece, state.approx)
        state.approx = False
        if beside:
            self.found.note.append(f"{(state.item or '').replace('_', ' ')} {beside}".strip())
        if state.short:
            alone = _item_alone(after)
            self.skipped = _width(alone)
            self.found.note.append(f"{state.short} {amount} {after[0].text if alone else ''}".strip())
            state.short = None
        elif state.bad:
            self._ahead()
            follows = _item_alone(after)
            self.skipped = _width(follows)
            self.bad.append(_Bad(state.bad, amount, follows or state.item, named=follows is not None))
            state.bad = None
        elif state.waiting and state.item:
            again = _item_alone(after)  # `kotak untuk TPS 07 …, 5 kotak`
            self.skipped = _width(again) if again == state.item else 0
            self._put(state.item, amount)
        elif state.count is None:
            state.count = amount
        else:
            raise unclear(f"jumlah {state.count} dan {amount}")

    def _ahead(self) -> None:
        """Settles the count before: no damage followed it."""
        if self.state.ahead:
            self._put(*self.state.ahead)
            self.state.ahead = None

    def _put(self, item: str, amount: str) -> None:
        own = self.found.by_item.setdefault(item, {})
        if own.get(self.field, amount) != amount:
            raise unclear(f"dua jumlah untuk {item.replace('_', ' ')}")
        own[self.field] = amount
        self.state.waiting = False

    def _marked(self, name: str) -> None:
        state = self.state
        if state.count is not None:
            self.bad.append(_Bad(name, state.count, state.item))
            state.count = None
        else:
            state.bad = name


def amounts(pieces: Sequence[Piece], fields: Mapping[int, str]) -> Amounts:
    """The amounts of a sentence; fields: index of a verb → the field that amounts behind it are.

    Without a verb that has happened, amounts are plans and only noted. Raises UnclearError when one of them
    could belong to several goods.
    """
    reading = _Reading()
    reading.field = next(iter(fields.values()), "qty_received")
    for at, piece in enumerate(pieces):
        if at in fields:
            reading.verb(fields[at])
        reading.take(piece, pieces[at + 1 :])
    reading.end()
    found, last = reading.found, reading.state.item
    found.by_item.pop(BALLOT, None)
    if last and last != BALLOT:
        found.by_item.setdefault(last, {})
    if not fields:
        planned = [(item, amount) for item, own in found.by_item.items() for amount in own.values()]
        found.note += [f"{item.replace('_', ' ')} {amount}" for item, amount in planned]
        found.by_item = {item: {} for item in found.by_item}
    _settle(found, reading.bad)
    return found


def _settle(found: Amounts, bad: list[_Bad]) -> None:
    """Gives damage to the goods it is of; where that is not said, to none, and says so in the cell.

    `tidak ada yang rusak` is said of each of the goods; a bare `rusak 0` does not say of which.
    """
    items = list(found.by_item)
    for one in bad:
        same = [other for other in bad if other.field == one.field]
        later = one.item in items and items.index(one.item) < len(items) - 1
        if one.named or len(items) == 1 or (later and one.item) or len(same) > 1:
            own = found.by_item.setdefault(one.item or items[0], {}) if items or one.item else None
            if own is None:
                raise unclear("barang apa yang rusak atau tertukar")
            own[one.field] = one.amount
        elif not items:
            raise unclear("barang apa yang rusak atau tertukar")
        elif one.universal or one.amount != "0":
            said = "0" if one.universal else f"{_BAD[one.field]} {one.amount}, barangnya tidak disebut"
            for own in found.by_item.values():
                own.setdefault(one.field, said)


def counted(piece: Piece, approx: bool = False) -> tuple[str, str]:
    """An amount for a cell, and what stands beside it. What is no plain count stays as written."""
    text = piece.text.strip()
    if piece.kind is K.OF:
        some, whole = (part.strip() for part in text.casefold().replace("dari", "/").split("/"))
        return some, "" if some == whole else f"dari {whole}"
    if approx or text[0] in "±~" or (isinstance(piece, Token) and piece.value == "kemas"):
        return f"sekitar {text}" if approx else text, ""
    head = text.split()[0].split("(")[0]
    if head.casefold() in _WORDS:
        return str(_WORDS.index(head.casefold())), ""
    return head.replace(".", ""), ""


def _next_is_count(after: Sequence[Piece]) -> bool:
    return bool(after) and after[0].kind is K.COUNT


def _item_alone(after: Sequence[Piece]) -> str | None:
    """The item directly behind a count, when it has no count of its own: `rusak 1 kotak`."""
    if not after or after[0].kind is not K.ITEM:
        return None
    item, rest = str(after[0].value), after[1:]
    if item == BALLOT:  # its kind follows
        if not rest or rest[0].kind is not K.BALLOT:
            return None
        item, rest = item + str(rest[0].value), rest[1:]
    return None if _next_is_count(rest) or _colon(rest) else item


def _width(item: str | None) -> int:
    """Of how many pieces an item is: ballots of one kind are two."""
    return 0 if item is None else 1 + (item.startswith(BALLOT) and item != BALLOT)


def _colon(after: Sequence[Piece]) -> bool:
    return bool(after) and after[0].text in (":", "=") and _next_is_count(after[1:2])


def _ends(piece: Piece) -> bool:
    return piece.text in (",", ";", "(", ")", "/", "|", ".") or piece.text.casefold() in ("dan", "serta")
