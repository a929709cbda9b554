"""TPS and voters by state: sums of the known, and null where nothing is."""

import pandas as pd

from lib.areas.levels import Level
from lib.areas.readiness import totals as summary
from tests.asking import told


def judged(*rows):
    """Verdicts with everything verified but for what a row says: (tps, changes)."""
    good = dict.fromkeys(("waktu", "jumlah", "jenis", "tujuan", "kualitas", "segel"), "terverifikasi")
    first = {"dpt": 100, "verdict": "siap", "overdue": False, "bisa_buka": "ya"} | good
    found = pd.DataFrame([{"tps": tps} | first | more for tps, more in rows])
    return found.astype({"tps": "str", "dpt": "Int64"})


WRONG = {"verdict": "perlu_tindak_lanjut", "segel": "tidak_sesuai"}
OPEN = {"verdict": "belum_terverifikasi", "bisa_buka": "belum_diketahui", "segel": "belum_terverifikasi"}


def test_voters_are_a_sum_of_the_known_and_null_when_none_is_known():
    found = judged(
        ("33.75.01.1001-001", {}),
        ("33.75.01.1001-002", {"dpt": None}),
        ("33.75.01.1001-003", WRONG | {"dpt": None}),
    )
    (row,) = told(summary.totals(found, Level.KOTA))
    assert (row["siap"], row["siap_voters"], row["siap_unknown"]) == (2, 100, 1)
    follow_up = [row[f"perlu_tindak_lanjut{end}"] for end in ("", "_voters", "_unknown")]
    assert follow_up == [1, None, 1]
    assert [row[f"lewat_waktu{end}"] for end in ("", "_voters", "_unknown")] == [0, 0, 0]
    assert (row["bisa_buka_ya"], row["bisa_buka_ya_voters"]) == (3, 100)


def test_what_nobody_verified_is_split_by_its_time_and_silence_is_not_reported():
    silent = dict.fromkeys(("waktu", "jumlah", "jenis", "tujuan", "kualitas"), "belum_terverifikasi")
    found = judged(
        ("33.75.01.1001-001", OPEN),
        ("33.75.01.1001-002", OPEN | silent | {"overdue": True}),
    )
    (row,) = told(summary.totals(found, Level.KELURAHAN))
    assert list(summary.shown(found)) == ["belum_waktunya", "lewat_waktu"]
    assert (row["wilayah"], row["tps"], row["reported"]) == ("33.75.01.1001", 2, 1)


def test_the_worst_area_comes_first_and_areas_without_follow_up_do_not_come():
    found = judged(
        ("33.75.01.1001-001", WRONG),
        ("33.75.02.1001-001", WRONG | {"dpt": 300}),
        ("33.75.02.1001-002", OPEN | {"overdue": True}),
        ("33.75.03.1001-001", WRONG | {"waktu": "tidak_sesuai"}),
        ("33.75.03.1001-002", WRONG | {"dpt": None}),
        ("33.75.04.1001-001", {}),
    )
    rows = told(summary.worst(found, Level.KECAMATAN))
    assert [row["wilayah"] for row in rows] == ["33.75.03", "33.75.02", "33.75.01"]
    assert rows[0] == {
        "wilayah": "33.75.03", "tps": 2, "count": 2, "voters": 100, "voters_unknown": 1, "lewat_waktu": 0,
        "waktu": 1, "jumlah": 0, "jenis": 0, "tujuan": 0, "kualitas": 0, "segel": 2,
    }  # fmt: skip
    assert rows[1]["lewat_waktu"] == 1
    assert len(summary.worst(found, Level.KECAMATAN, top=1)) == 1


def test_no_tps_give_no_rows():
    nobody = judged(("33.75.01.1001-001", {})).head(0)
    assert summary.totals(nobody, Level.KOTA).empty
    assert summary.worst(nobody, Level.KOTA).empty
