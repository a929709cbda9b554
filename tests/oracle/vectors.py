"""The fold and one metric as one would write them in pandas: what a benchmark may call hand-written.

The same answers as `fold` and `metrics`, which are written for reading.
"""

import pandas as pd

from lib.kernel import words
from lib.kernel.clock import LAST_MINUTE, Minute
from lib.kernel.logs import LOGS, Kind, Log, precision

KEY = ["chain", "key"]
SAID = ["chain", "same_seq", "same_row"]
LEVEL = {"kota": 5, "kecamatan": 8, "kelurahan": 13}


def logs(raws: dict[str, pd.DataFrame], as_of: Minute, known_at: Minute) -> dict[str, pd.DataFrame]:
    """Every log as of and as known at, one row a key."""
    return {
        name: masked(folded(standing(frame, known_at), LOGS[name]), LOGS[name], as_of)
        for name, frame in raws.items()
    }


def standing(rows: pd.DataFrame, known_at: Minute) -> pd.DataFrame:
    """Rows recorded and not withdrawn by then; of equal rows the first; nothing that was replaced."""
    withdrawn = rows["withdrawn_at"].fillna(known_at + 1) <= known_at
    stood = rows[(rows["recorded_at"] <= known_at) & ~withdrawn].sort_values("ord")
    spoken = stood.drop_duplicates(SAID)
    targets = spoken.loc[spoken["replaces_seq"].notna(), ["chain", "replaces_seq", "replaces_row"]]
    if targets.empty:
        return spoken
    places = targets.set_axis(["chain", "seq", "row"], axis="columns").drop_duplicates()
    gone = stood.merge(places, on=["chain", "seq", "row"])[SAID].drop_duplicates()
    left = spoken.merge(gone, on=SAID, how="left", indicator=True)
    return left[left["_merge"] == "left_only"].drop(columns="_merge")


def folded(rows: pd.DataFrame, log: Log) -> pd.DataFrame:
    """One row a key: of each column the newest known value, unless a later row clears it."""
    masking = [column.name for column in log.columns if column.since]
    rows = rows.assign(**{f"{name}_said": rows["recorded_at"].where(rows[name].notna()) for name in masking})
    if log.name == "deliveries":
        rows["plan_ord"] = rows["ord"].where(rows["planned_arrival"].notna())
    several = rows.duplicated(KEY, keep=False)
    again = rows[several].copy()
    for name in sorted({one for joined in again["clears"].dropna().unique() for one in joined.split("|")}):
        clears = (
            again["clears"].str.split("|").map(lambda names, name=name: name in names, na_action="ignore")
        )
        since = again["ord"].where(clears.eq(True)).groupby([again["chain"], again["key"]]).transform("max")
        old = since.notna() & (again["ord"] < since)
        both = {"planned_arrival": ["plan_ord"]}.get(name, [])
        beside = [c for c in (precision(name), f"{name}_said", f"{name}_set") if c in again]
        again.loc[old, [name, *beside, *both]] = None
    newest = again.groupby(KEY, as_index=False, sort=False).last()
    return pd.concat([rows[~several], newest], ignore_index=True) if len(newest) else rows


def settles(rows: pd.DataFrame, time: str) -> pd.Series:
    """The minute from which a time is certain."""
    return rows[time] + LAST_MINUTE * rows[precision(time)].eq("hari").astype("Int64")


def masked(rows: pd.DataFrame, log: Log, as_of: Minute) -> pd.DataFrame:
    """What had happened by then."""
    if log.event:
        return rows[settles(rows, log.event) <= as_of]
    if log.name != "deliveries":
        return rows
    rows = rows.copy()
    shows = {time: settles(rows, time) for time in ("departed_at", "arrived_at")}
    for column in log.columns:
        if column.since:
            since = shows[column.since].fillna(rows[f"{column.name}_said"])
            rows[column.name] = rows[column.name].where((since <= as_of).fillna(False))
    for time, since in shows.items():
        rows[time] = rows[time].where((since <= as_of).fillna(False))
    told = [c.name for c in log.columns if c.since and c.kind in (Kind.COUNT, Kind.PLACE)]
    told += ["planned_departure", "planned_arrival", "departed_at", "arrived_at"]
    return rows[rows[told].notna().any(axis="columns")]


def on_time(deliveries: pd.DataFrame, deadline: Minute, as_of: Minute, by: str = "kota") -> pd.DataFrame:
    """Rule 15, from folded deliveries; only rows of due movements, without rates."""
    ends = ["item", "leg", "destination"]
    within = deliveries["leg"].notna() & (deliveries["destination"].str.len() >= LEVEL[by])
    rows = deliveries[within].assign(kpu=deliveries["party"] == words.Party.KPU)
    plans = (
        rows[rows["planned_arrival"].notna()]
        .sort_values(["kpu", "plan_ord"])
        .drop_duplicates(ends, keep="last")
    )
    plans = plans.assign(due=settles(plans, "planned_arrival"))[[*ends, "due"]]
    found = rows[ends].drop_duplicates().merge(plans, on=ends, how="left")
    to_tps = found["leg"] == "pps-tps"
    found["due"] = found["due"].where(~to_tps, found["due"].fillna(deadline).clip(upper=deadline))
    found = found[(found["due"] <= as_of).fillna(False)]
    heard = rows[rows["party"].isin(words.WATCHING) & rows["arrived_at"].notna()]
    heard = heard.assign(first=heard["party"] == words.SUPERVISOR, time=settles(heard, "arrived_at"))
    heard = heard.sort_values(["first", "time"]).drop_duplicates(ends, keep="last")[[*ends, "time"]]
    found = found.merge(heard, on=ends, how="left")
    found["wilayah"] = found["destination"].str[: LEVEL[by]]
    found["reported"] = found["time"].notna()
    found["good"] = (found["time"] <= found["due"]).fillna(False)
    groups = found.groupby(["wilayah", "leg"], as_index=False)
    return groups.agg(due=("due", "size"), reported=("reported", "sum"), good=("good", "sum"))
