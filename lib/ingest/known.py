"""Which places one election has, and why a code is none of them."""

from lib.areas.wilayah import reference
from lib.ingest.naming import table
from lib.kernel import codes
from lib.kernel.codes import PlaceKind

SPECIAL = 900  # TPS numbers from here on are TPS khusus


class KnownPlaces:
    """The places of one election. warehouse: the kelurahan in which the warehouse lies."""

    def __init__(self, election: str) -> None:
        self.election = reference.election(election)
        self.stations = reference.stations(election)
        self.kota = self.election.kota
        self.specials = tuple(code for code, one in self.stations.items() if one.special)
        self.warehouse = next(
            (row["kelurahan"] for row in table("places.csv") if row["code"] == self.kota), ""
        )

    def exists(self, code: str) -> bool:
        """Is it a place of this election? Without a list of TPS, any number of a known kelurahan is."""
        if code in self.stations:
            return True
        kind = codes.place_kind(code)
        if kind is PlaceKind.WAREHOUSE:
            return code == self.kota
        if kind is PlaceKind.PPK:
            return code in reference.kecamatan()
        if kind is PlaceKind.PPS:
            return code in reference.kelurahan()
        if kind is PlaceKind.TPS:
            return not self.stations and code[:13] in reference.kelurahan() and code[-3:] != "000"
        return kind is not None

    def why_no_code(self, written: str) -> str:
        """Why a code is no place of this election."""
        area = reference.area_name(self.kota)
        if "".join(filter(str.isdigit, written))[:4] != self.kota.replace(".", ""):
            return f"bukan kode {area} (kodenya mulai dengan {self.kota})"
        if codes.place_kind(written) is None:
            return "bentuk kodenya 33.75.03 (PPK), 33.75.03.1004 (PPS) atau 33.75.03.1004-012 (TPS)"
        if written[:8] not in reference.kecamatan():
            return f"tidak ada kecamatan {written[:8]}"
        if written[:13] not in reference.kelurahan():
            return f"tidak ada kelurahan {written[:13]} di {reference.area_name(written[:8])}"
        return self.no_such_tps(written)

    def no_such_tps(self, code: str) -> str:
        """Which TPS there are instead of this one."""
        there = [int(known[-3:]) for known in self.stations if known.startswith(code[:13])]
        ordinary = [number for number in there if number < SPECIAL]
        special = [str(number) for number in there if number >= SPECIAL]
        span = f", yang ada TPS 1 sampai {max(ordinary)}" if ordinary else ""
        more = f" dan TPS {', '.join(special)}" if special else ""
        return f"tidak ada TPS {int(code[-3:])} di {reference.area_name(code[:13])}{span}{more}"
