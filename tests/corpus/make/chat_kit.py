"""What chats say: goods that left or came, and checks of several boxes at once."""

from typing import Any

from tests.corpus.make.deliveries.kit import KELURAHAN, Told, told
from tests.corpus.make.seals_kit import BALLOTS, SURE, seal


def tps(kelurahan: str, number: int) -> dict[str, str]:
    """A TPS as a place, on its code alone."""
    return {"code": f"{KELURAHAN[kelurahan]}-{number:03d}"}


def pps(kelurahan: str) -> dict[str, str]:
    """A PPS as a place, on its code alone."""
    return {"code": KELURAHAN[kelurahan]}


def came(
    to: dict[str, str], when: Any, status: str = SURE, *, goods: dict[str, int], **more: Any
) -> list[Told]:
    """Goods that arrived: one row for each kind."""
    return [
        told(status, item=item, destination=to, arrived_at=when, qty_received=count, **more)
        for item, count in goods.items()
    ]


def left(
    to: dict[str, str], when: Any, status: str = SURE, *, goods: dict[str, int], **more: Any
) -> list[Told]:
    """Goods that departed: one row for each kind."""
    return [
        told(status, item=item, destination=to, departed_at=when, qty_sent=count, **more)
        for item, count in goods.items()
    ]


def all_boxes(
    kelurahan: str, number: int, status: str = SURE, odd: dict[str, str] | None = None, **told: Any
) -> list[Told]:
    """The five boxes of a TPS: utuh, or what `odd` says of a ballot type."""
    odd = odd or {}
    return [
        seal(kelurahan, number, ballot, status, condition=odd.get(ballot, "utuh"), **told)
        for ballot in BALLOTS
    ]


FULL = {"kotak_suara": 5, "bilik_suara": 4, "tinta": 2}
