"""The seal tables: which boxes had a bad check, the way of one box, and what is said of the causes."""

import narwhals as nw
import pandas as pd

from lib.areas.deliveries.metrics import UNNAMED
from lib.areas.frames import Lazy, small
from lib.areas.seals.chains import checks
from lib.kernel.election import Election
from lib.kernel.words import SUPERVISOR, Checkpoint, Condition
from lib.store.frames import Logs

_SOURCE = ("seq", "row", "src_sheet", "src_row")
_TOLD = (
    "tps", "ballot", "checkpoint", "checked_at", "checked_at_precision", "party", "condition",
    "seal_nos_recorded", "seal_nos_found", "seals_expected", "seals_found", "cause", "actions",
    "new_seal_nos", "ba_no", "collective", *_SOURCE,
)  # fmt: skip
FOUND = (
    "box_id", "tps", "ballot", "condition", "cause", "party", "last_intact", "last_intact_at",
    "last_intact_precision", "first_bad", "first_bad_at", "first_bad_precision", "checks", "documented",
    "actions", "ba_no", "new_seal_nos", "collective", *_SOURCE,
)  # fmt: skip
WAY = (
    "checkpoint", "checked_at", "checked_at_precision", "party", "condition", "seal_nos_recorded",
    "seal_nos_found", "seals_expected", "seals_found", "cause", "actions", "new_seal_nos", "ba_no",
    "collective", "bad", "broken", *_SOURCE,
)  # fmt: skip


def _in_order(seal_checks: Lazy) -> pd.DataFrame:
    """Every check as told, with bad and broken (0/1), box by box in the order of its way."""
    judged = checks(seal_checks).select("box_id", "ord", "pos", "bad", "broken")
    told = seal_checks.select("box_id", "ord", *_TOLD)
    # A box has one home, so box and ord name one row even where several chains are read together.
    rows = small(told).merge(small(judged), on=["box_id", "ord"])
    return rows.sort_values(["box_id", "pos", "party"], ignore_index=True)


def findings(logs: Logs, election: Election) -> pd.DataFrame:
    """One row a TPS box with a bad check. Definition: docs/metrics.md#seal_findings.

    Returns: box_id, tps, ballot; of the first bad check condition (`nomor_beda` where only the numbers tell),
    cause, party, first_bad (checkpoint), first_bad_at with its precision, actions, ba_no, new_seal_nos,
    collective, seq, row, src_sheet, src_row; last_intact (checkpoint before it, null = none) with its time;
    checks (how many the box has), documented (1 when every break was re-sealed with BA). The supervisor's
    checks where there are any. Undocumented first, then the newest.
    """
    ours = logs["seal_checks"].filter(nw.col("ballot").is_in(list(election.ballots)))
    rows = _in_order(ours)
    rows["ours"] = rows["party"] == str(SUPERVISOR)
    rows = rows[rows["ours"] == rows.groupby("box_id")["ours"].transform("max")]
    first = rows[rows["bad"] == 1].drop_duplicates("box_id").set_index("box_id")
    before = rows[rows["pos"] < rows["box_id"].map(first["pos"])]
    intact = before.drop_duplicates("box_id", keep="last").set_index("box_id")
    boxes = rows.groupby("box_id")
    found = first.rename(
        columns={
            "checkpoint": "first_bad",
            "checked_at": "first_bad_at",
            "checked_at_precision": "first_bad_precision",
        }
    )
    found["condition"] = found["condition"].replace(str(Condition.INTACT), str(Condition.MISMATCH))
    found["last_intact"] = intact["checkpoint"].reindex(found.index)
    found["last_intact_at"] = intact["checked_at"].reindex(found.index)
    found["last_intact_precision"] = intact["checked_at_precision"].reindex(found.index)
    found["checks"] = boxes.size().reindex(found.index).astype("Int64")
    found["documented"] = boxes["broken"].max().reindex(found.index).eq(0).astype("Int64")
    order = ["documented", "pos", "box_id"]
    return found.reset_index().sort_values(order, ascending=[True, False, True], ignore_index=True)[
        list(FOUND)
    ]


def history(logs: Logs, box_id: str) -> pd.DataFrame:
    """Every check of one box by every party, in the order of its way. Empty for a box nobody checked.

    Returns: checkpoint, checked_at with its precision, party, condition, seal_nos_recorded, seal_nos_found,
    seals_expected, seals_found, cause, actions, new_seal_nos, ba_no, collective, bad (0/1: not intact, or
    numbers that differ from those known before by the same party), broken (bad and without re-seal and BA),
    seq, row, src_sheet, src_row.
    """
    return _in_order(logs["seal_checks"].filter(nw.col("box_id") == box_id))[list(WAY)]


def rates(seal_status_frame: pd.DataFrame) -> pd.DataFrame:
    """Totals of `metrics.seal_status` by checkpoint. Definition: docs/metrics.md#seal_rates.

    Returns: checkpoint in the order of the way, boxes, checked, intact, not_intact (counts), rate =
    not_intact / checked, coverage = checked / boxes; null where the denominator is 0.
    """
    counts = ["boxes", "checked", "intact"]
    summed = seal_status_frame.groupby("checkpoint")[counts].sum()
    found = summed.reindex([str(point) for point in Checkpoint if str(point) in summed.index])
    found["not_intact"] = found["checked"] - found["intact"]
    boxes, checked = (found[name].astype("Float64") for name in ("boxes", "checked"))
    found["rate"] = found["not_intact"].astype("Float64") / checked.where(checked > 0)
    found["coverage"] = checked / boxes.where(boxes > 0)
    return found.rename_axis("checkpoint").reset_index()


def causes(findings_frame: pd.DataFrame) -> pd.DataFrame:
    """What is named as the cause of the first bad check. Definition: docs/metrics.md#seal_findings.

    Returns: cause (`tidak_disebut` where nobody named one), n (boxes), undocumented (of them), largest first.
    """
    each = pd.DataFrame(
        {
            "cause": findings_frame["cause"].fillna(UNNAMED).astype("str"),
            "n": 1,
            "undocumented": findings_frame["documented"].eq(0),
        }
    )
    counts = ["n", "undocumented"]
    found = each.astype(dict.fromkeys(counts, "Int64")).groupby("cause", as_index=False)[counts].sum()
    order = ["n", "undocumented", "cause"]
    return found.sort_values(order, ascending=[False, False, True], ignore_index=True)
