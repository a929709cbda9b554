"""The colours, words and marks of the four states of a TPS and the shades of an area, everywhere."""

from collections.abc import Mapping
from typing import Any, Final

from lib.kernel.format import count

READY: Final = "#0B6E8F"
FOLLOW_UP: Final = "#C8401F"
OVERDUE: Final = "#B98200"
OVERDUE_FILL: Final = "#FFE9AE"
NOT_YET: Final = "#9AA3AD"
INK: Final = "#14202B"
MUTED: Final = "#5B6773"
LINE: Final = "#D9DEE3"
GROUND: Final = "#FFFFFF"

STATE_COLOURS: Final = {
    "siap": READY,
    "perlu_tindak_lanjut": FOLLOW_UP,
    "lewat_waktu": OVERDUE,
    "belum_waktunya": NOT_YET,
}
STATE_LABELS: Final = {
    "siap": "Siap",
    "perlu_tindak_lanjut": "Perlu tindak lanjut",
    "lewat_waktu": "Lewat waktu tanpa laporan",
    "belum_waktunya": "Belum waktunya",
}
# Colour alone fails colour-blind readers and poor projectors: each state has its own shape too.
STATE_MARKS: Final = {"siap": "●", "perlu_tindak_lanjut": "▲", "lewat_waktu": "▨", "belum_waktunya": "○"}

# How much of an area asks for follow-up: up to which share, its shade, its words. No shade for none at all.
SHARES: Final = (
    (0.0, "#ECEFF2", "tidak ada"),
    (0.05, "#F8D9CF", "sampai 5 %"),
    (0.10, "#EFAE9A", "sampai 10 %"),
    (0.25, "#DF7A5C", "sampai 25 %"),
    (1.0, FOLLOW_UP, "di atas 25 %"),
)


def shade(part: int, whole: int) -> str:
    """The colour of an area where `part` of `whole` TPS ask for follow-up; that of none for no TPS at all."""
    share = part / whole if whole else 0.0
    return next(colour for most, colour, _ in SHARES if share <= most)


def counted(states: Mapping[Any, Any], words: Mapping[str, str] = STATE_LABELS) -> str:
    """`541 siap, 50 perlu tindak lanjut`: how many TPS in each state; `tidak ada TPS` for none.

    words: what the states are called where their marks tell something else than the verdict.
    """
    there = [(int(states.get(state, 0)), label) for state, label in words.items()]
    return (
        ", ".join(f"{count(number)} {label.lower()}" for number, label in there if number) or "tidak ada TPS"
    )
