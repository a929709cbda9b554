"""Places and boxes as one non-null code each: the shape gives the kind, the prefix gives the scope.

`33.75` gudang KPU (and the kota), `33.75.03` PPK, `33.75.03.1004` PPS, `33.75.03.1004-012` TPS, `penyedia`,
`lain:<nama>`. A box is `<tps>-<ballot type>`, a PPK box `<ppk>-ppk-<n>`.
"""

import re
from enum import StrEnum

_PLACE = re.compile(r"(\d{2}\.\d{2})(?:(\.\d{2})(?:(\.\d{4})(?:-(\d{3}))?)?)?")
_BOX = re.compile(r"(\d{2}\.\d{2}\.\d{2}\.\d{4}-\d{3})-([a-z_]+)")
_PPK_BOX = re.compile(r"(\d{2}\.\d{2}\.\d{2})-ppk-\d+")
SUPPLIER = "penyedia"
OTHER = "lain:"
TPS_LENGTH = len("33.75.03.1004-012")


class PlaceKind(StrEnum):
    """What a place is, as printed in contracts."""

    SUPPLIER = "penyedia"
    WAREHOUSE = "gudang_kpu"
    PPK = "ppk"
    PPS = "pps"
    TPS = "tps"
    OTHER = "lain"


LEG_TO = {
    PlaceKind.WAREHOUSE: "penyedia-gudang",
    PlaceKind.PPK: "gudang-ppk",
    PlaceKind.PPS: "ppk-pps",
    PlaceKind.TPS: "pps-tps",
}
LEGS = tuple(LEG_TO.values())


def place_kind(code: str) -> PlaceKind | None:
    """The kind told by the shape; None when it is no place code."""
    if code == SUPPLIER:
        return PlaceKind.SUPPLIER
    if code.startswith(OTHER) and code[len(OTHER) :].strip():
        return PlaceKind.OTHER
    match = _PLACE.fullmatch(code)
    if match is None:
        return None
    depth = sum(part is not None for part in match.groups())
    return (PlaceKind.WAREHOUSE, PlaceKind.PPK, PlaceKind.PPS, PlaceKind.TPS)[depth - 1]


def leg_to(destination: str) -> str | None:
    """The leg that ends at a place of this kind; None for `penyedia` and `lain:`."""
    kind = place_kind(destination)
    return LEG_TO.get(kind) if kind else None


def kota(code: str) -> str:
    """`33.75` of any place or box code inside it; the code itself for penyedia and lain."""
    return code[:5] if code[:1].isdigit() else code


def kecamatan(code: str) -> str | None:
    """`33.75.03`, or None above it."""
    return code[:8] if code[:1].isdigit() and len(code) >= 8 else None


def kelurahan(code: str) -> str | None:
    """`33.75.03.1004`, or None above it."""
    return code[:13] if code[:1].isdigit() and len(code) >= 13 else None


def tps(kelurahan_code: str, number: int) -> str:
    """The code of a TPS from its kelurahan and its number."""
    return f"{kelurahan_code}-{number:03d}"


def box(tps_code: str, ballot: str) -> str:
    """The box of one ballot type at one TPS."""
    return f"{tps_code}-{ballot}"


def box_home(box_id: str) -> str | None:
    """The TPS (or PPK) that a box belongs to; None when it is no box id."""
    match = _BOX.fullmatch(box_id) or _PPK_BOX.fullmatch(box_id)
    return match.group(1) if match else None


def box_ballot(box_id: str) -> str | None:
    """The ballot type of a TPS box; None for a PPK box."""
    match = _BOX.fullmatch(box_id)
    return match.group(2) if match else None
