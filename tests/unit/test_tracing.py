"""Where a row came from, and the limits that the app judges by."""

import pandas as pd

from lib.areas.tracing import traced
from lib.areas.wilayah.thresholds import coverage_floor, thresholds
from lib.store.chain import Batch


def batch(seq, chain="33.75", file="kiriman.xlsx"):
    return Batch(
        chain=chain, seq=seq, kind="data", channel="berkas", file_name=file, file_sha256=None,
        sender="Staf", party="kpu", rows=1, citation=None, note=None, recorded_at=seq * 10, target_seq=None,
        prev_hash="", hash="",
    )  # fmt: skip


def rows(**more):
    told = {"seq": [2, 1], "row": [1, 7], "src_sheet": ["Pengiriman", None], "src_row": [12, None]}
    told |= {"party": ["panwascam", "ppk"]} | more
    return pd.DataFrame(told).astype({"src_row": "Int64"})


def test_a_row_leads_to_the_line_of_the_senders_file():
    found = traced(rows(), [batch(1, file=None), batch(2)]).to_dict("records")
    assert {name: found[0][name] for name in ("file", "sheet", "line", "sender", "party", "recorded_at")} == {
        "file": "kiriman.xlsx",
        "sheet": "Pengiriman",
        "line": 12,
        "sender": "Staf",
        "party": "panwascam",
        "recorded_at": 20,
    }
    assert pd.isna(found[1]["file"])
    assert pd.isna(found[1]["line"])


def test_the_same_number_in_two_chains_is_two_batches():
    both = [batch(1, "33.75", "pekalongan.xlsx"), batch(1, "33.26", "kabupaten.xlsx")]
    found = traced(rows(seq=[1, 1], chain=["33.26", "33.75"]), both)
    assert found["file"].tolist() == ["kabupaten.xlsx", "pekalongan.xlsx"]


def test_every_threshold_says_whose_decision_it_is_and_why():
    assert 0 < coverage_floor() < 1
    assert all(one.source and one.why for one in thresholds().values())
