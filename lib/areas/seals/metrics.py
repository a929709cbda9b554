"""What the seals looked like at each checkpoint, and what became of each box."""

import narwhals as nw
import pandas as pd

from lib.areas.frames import Lazy, flag, small
from lib.areas.levels import LENGTH, Level
from lib.areas.seals.chains import checks
from lib.areas.wilayah import metrics as places
from lib.kernel.election import Election
from lib.kernel.words import SUPERVISOR, Checkpoint, Condition
from lib.store.frames import Logs

STATES = ("intact", "broken", "missing", "mismatch", "unsealed")


def _spoken(seal_checks: Lazy) -> Lazy:
    """Checks of TPS boxes, with `ours`: 1 for the supervisor's word, which goes before the others'."""
    of_tps = seal_checks.filter(~nw.col("ballot").is_null())
    return checks(of_tps).with_columns(ours=flag(nw.col("party") == str(SUPERVISOR)))


def latest(logs: Logs) -> pd.DataFrame:
    """The check that counts for each box at each checkpoint: box_id, checkpoint, condition, intact (bool).

    The latest there, the supervisor's before others'. Intact with other numbers reads `nomor_beda`; a
    mismatch that was re-sealed with BA there is intact.
    """
    rows = _spoken(logs["seal_checks"]).with_columns(
        best=nw.col("ours").max().over("box_id", "checkpoint"),
    )
    rows = rows.filter(nw.col("ours") == nw.col("best"))
    rows = rows.with_columns(last=nw.col("pos").max().over("box_id", "checkpoint"))
    seen = small(
        rows.filter(nw.col("pos") == nw.col("last")).select(
            "box_id", "checkpoint", "condition", "broken", "ord"
        )
    )
    seen = seen.sort_values("ord").drop_duplicates(["box_id", "checkpoint"], keep="last")
    differs = seen["condition"].eq(Condition.INTACT) & seen["broken"].eq(1)
    seen["condition"] = seen["condition"].mask(differs, str(Condition.MISMATCH))
    seen["intact"] = seen["condition"].eq(str(Condition.INTACT))
    return seen[["box_id", "checkpoint", "condition", "intact"]]


def seal_status(logs: Logs, election: Election, by: Level) -> pd.DataFrame:
    """Boxes and what was seen, per wilayah and checkpoint. Definition: docs/metrics.md#seal_status.

    Returns: wilayah, checkpoint, boxes (expected), checked, intact, broken, missing, mismatch, unsealed;
    the last five
    sum to checked. A box counts once a checkpoint, by its latest check there, the supervisor's before
    others'.
    """
    seen = latest(logs)
    stations = places.stations(logs["tps_master"], election, logs.filters.scope)
    boxes = places.boxes(stations, election)
    whole = boxes.merge(pd.DataFrame({"checkpoint": [str(point) for point in Checkpoint]}), how="cross")
    whole = whole.merge(seen[["box_id", "checkpoint", "condition"]], on=["box_id", "checkpoint"], how="left")
    whole["wilayah"] = whole["tps"].str[: LENGTH[by]]
    counts = {"boxes": whole["box_id"].notna(), "checked": whole["condition"].notna()}
    counts |= {
        name: whole["condition"].eq(str(condition))
        for name, condition in zip(STATES, _CONDITIONS, strict=True)
    }
    for name, values in counts.items():
        whole[name] = values.astype("Int64")
    order = {str(point): number for number, point in enumerate(Checkpoint)}
    found = whole.groupby(["wilayah", "checkpoint"], as_index=False)[list(counts)].sum()
    return found.sort_values(
        ["wilayah", "checkpoint"],
        key=lambda c: c.map(order).fillna(0) if c.name == "checkpoint" else c,
        ignore_index=True,
    )


_CONDITIONS = (Condition.INTACT, Condition.BROKEN, Condition.MISSING, Condition.MISMATCH, Condition.UNSEALED)


def chain(logs: Logs) -> pd.DataFrame:
    """What became of each checked box. Definition: docs/metrics.md#chain.

    Returns: box_id, state (utuh | terdokumentasi | tidak_sesuai), last_intact and first_bad (checkpoints,
    null = none), documented (every break has a BA and a re-seal; null without one). The supervisor's checks
    where there are any.
    """
    rows = _spoken(logs["seal_checks"]).with_columns(best=nw.col("ours").max().over("box_id"))
    columns = ["box_id", "party", "checkpoint", "bad", "broken", "pos"]
    seen = small(rows.filter(nw.col("ours") == nw.col("best")).select(columns)).sort_values(["box_id", "pos"])
    bad = seen[seen["bad"].eq(1)]
    first = bad.drop_duplicates("box_id").set_index("box_id")
    limit = seen["box_id"].map(first["pos"])
    good = seen[seen["bad"].eq(0) & (limit.isna() | (seen["pos"] < limit))]
    last_intact = good.drop_duplicates("box_id", keep="last").set_index("box_id")["checkpoint"]
    broken = seen.groupby("box_id")["broken"].max()
    found = pd.DataFrame({"box_id": pd.array(sorted(seen["box_id"].unique()), dtype="str")})
    found["first_bad"] = found["box_id"].map(first["checkpoint"])
    found["last_intact"] = found["box_id"].map(last_intact)
    undocumented = found["box_id"].map(broken).eq(1)
    found["documented"] = (~undocumented).astype("boolean")
    found.loc[found["first_bad"].isna(), "documented"] = pd.NA
    found["state"] = "utuh"
    found.loc[found["first_bad"].notna(), "state"] = "terdokumentasi"
    found.loc[undocumented, "state"] = "tidak_sesuai"
    return found[["box_id", "state", "last_intact", "first_bad", "documented"]]
