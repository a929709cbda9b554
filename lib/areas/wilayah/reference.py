"""The reference tables of data/reference, read once. Each file names its sources."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.kernel import codes
from lib.kernel.election import Election, from_toml
from lib.kernel.errors import UserError

FOLDER = Path(__file__).resolve().parents[3] / "data" / "reference"


@dataclass(frozen=True, slots=True)
class Kelurahan:
    """One kelurahan. lon, lat: centroid in degrees. flood: `ya` (rob), `banjir`, or "" when no report was
    found."""

    code: str
    name: str
    lon: float
    lat: float
    flood: str
    aliases: tuple[str, ...]

    @property
    def kecamatan(self) -> str:
        """Its kecamatan's code."""
        return self.code[:8]


@dataclass(frozen=True, slots=True)
class Tps:
    """One polling station as the election's list has it."""

    code: str
    number: int
    special: bool


def elections() -> tuple[str, ...]:
    """The elections that have a reference file."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*-20*.toml")))


@cache
def election(name: str) -> Election:
    """The rules of an election by the name of its file."""
    if name not in elections():
        raise UserError(
            f"Pemilihan {name} tidak dikenal.", fix=f"Pilih salah satu: {', '.join(elections())}."
        )
    return from_toml((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _rows(file: str) -> list[dict[str, str]]:
    path = FOLDER / file
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def kecamatan() -> dict[str, str]:
    """Code → name."""
    return {row["code"]: row["name"] for row in _rows("kecamatan.csv")}


@cache
def kelurahan() -> dict[str, Kelurahan]:
    """Code → kelurahan."""
    return {
        row["code"]: Kelurahan(
            row["code"],
            row["name"],
            float(row["lon"]),
            float(row["lat"]),
            row["flood"],
            tuple(alias for alias in row["aliases"].split(";") if alias),
        )
        for row in _rows("kelurahan.csv")
    }


@cache
def stations(election_name: str) -> dict[str, Tps]:
    """Code → TPS; empty when no list of this election's TPS was found (Pilkada 2024)."""
    return {
        row["code"]: Tps(row["code"], int(row["number"]), row["special"] == "1")
        for row in _rows(f"tps-{election_name}.csv")
    }


def name_of(place: str) -> str:
    """A place as people say it: `TPS 12 Panjang Wetan`, `PPS Medono`, `PPK Pekalongan Utara`, `Gudang
    KPU`."""
    kind = codes.place_kind(place)
    village = kelurahan().get(codes.kelurahan(place) or "")
    if kind is codes.PlaceKind.TPS and village:
        return f"TPS {int(place[-3:])} {village.name}"
    if kind is codes.PlaceKind.PPS and village:
        return f"PPS {village.name}"
    if kind is codes.PlaceKind.PPK and place in kecamatan():
        return f"PPK {kecamatan()[place]}"
    fixed = {codes.PlaceKind.WAREHOUSE: "Gudang KPU", codes.PlaceKind.SUPPLIER: "Penyedia"}
    if kind in fixed:
        return fixed[kind]
    return place.removeprefix(codes.OTHER)


def area_name(code: str) -> str:
    """A wilayah as people say it: kelurahan, kecamatan or kota."""
    village = kelurahan().get(code)
    return village.name if village else kecamatan().get(code, "Kota Pekalongan" if code == "33.75" else code)
