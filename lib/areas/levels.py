"""The levels at which a figure can be asked for, and the legs that end inside one."""

from enum import StrEnum

import narwhals as nw

from lib.kernel.codes import LEGS


class Level(StrEnum):
    """kota, kecamatan or kelurahan."""

    KOTA = "kota"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"


LENGTH = {Level.KOTA: 5, Level.KECAMATAN: 8, Level.KELURAHAN: 13}
LEGS_WITHIN = {Level.KOTA: LEGS, Level.KECAMATAN: LEGS[1:], Level.KELURAHAN: LEGS[2:]}


def wilayah(place: str, level: Level) -> nw.Expr:
    """The code of the area that a place column lies in."""
    return nw.col(place).str.slice(0, LENGTH[level]).alias("wilayah")
