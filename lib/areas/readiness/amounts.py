"""Loose items by their receipt: enough of them (jumlah) and none damaged that was not replaced (kualitas)."""

import narwhals as nw

from lib.areas.deliveries.loads import MOVEMENT
from lib.areas.frames import Lazy, either, flag, sums
from lib.areas.readiness.units import combined, judged, watching
from lib.kernel.words import LOOSE

UNIT = ["tps", "item"]


def words(loaded: Lazy, needs: Lazy) -> Lazy:
    """One row a loose item of a TPS and party: two totals to hold against the need (rules 3, 5, 8).

    cautious: own word, else the least watching one, else 0. generous: own, else the largest word.
    Columns tps, item, party, needed, cautious, generous, unreported (loads without any qty_received), counted
    (loads with the party's own usable amount), own (their sum), damaged (known), undamaged_unknown
    (loads whose damage neither the party nor a watching one told), told (loads with the party's own
    qty_damaged), weighs.
    """
    rows = loaded.filter(nw.col("item").is_in(list(LOOSE)))
    own = sums(rows, [*MOVEMENT, "load", "party"], ["qty_received", "qty_damaged", "qty_wrong"])
    lost = nw.col("qty_damaged").fill_null(0) + nw.col("qty_wrong").fill_null(0)
    own = own.with_columns(usable=nw.col("qty_received") - lost, weighs=flag(watching()))
    seen = own.with_columns(
        watched=nw.when(nw.col("weighs") == 1).then(nw.col("usable")),
        watched_damage=nw.when(nw.col("weighs") == 1).then(nw.col("qty_damaged")),
    )
    each = seen.group_by(*MOVEMENT, "load").agg(
        nw.col("watched").min().alias("least"),
        nw.col("usable").max().alias("most"),
        nw.col("qty_received").count().alias("reports"),
        nw.col("watched_damage").max().alias("worst"),
    )
    parties = own.select(*MOVEMENT, "party", "weighs").unique()
    crossed = parties.join(each, on=MOVEMENT, how="left").join(
        own.select(*MOVEMENT, "load", "party", "usable", "qty_damaged"),
        on=[*MOVEMENT, "load", "party"],
        how="left",
    )
    reported = nw.col("reports") > 0
    damage = either("qty_damaged", "worst")
    totals = (
        crossed.with_columns(
            cautious=either("usable", "least").fill_null(0),
            generous=either("usable", "most").fill_null(0),
            unreported=flag(~reported),
            counted=flag(~nw.col("usable").is_null()),
            own=nw.col("usable"),
            damaged=damage.fill_null(0),
            undamaged_unknown=flag(damage.is_null()),
            told=flag(~nw.col("qty_damaged").is_null()),
        )
        .group_by(*MOVEMENT, "party", "weighs")
        .agg(
            nw.col(
                "cautious", "generous", "unreported", "counted", "own", "damaged", "undamaged_unknown", "told"
            ).sum()
        )
        .rename({"destination": "tps"})
    )
    return totals.join(needs.select("tps", "item", "needed"), on=UNIT, how="left")


def jumlah(totals: Lazy) -> Lazy:
    """One state a TPS and loose item of known need that anybody spoke of. Columns tps, item, state."""
    spoke = totals.filter(nw.col("counted") > 0, ~nw.col("needed").is_null())
    short = (nw.col("generous") < nw.col("needed")) & (nw.col("unreported") == 0)
    return combined(spoke.with_columns(judge=judged(short, nw.col("cautious") >= nw.col("needed"))), UNIT)


def kualitas(totals: Lazy) -> Lazy:
    """One state a TPS and loose item whose damage anybody told. Columns tps, item, state."""
    told = totals.filter(nw.col("told") > 0)
    whole = (nw.col("undamaged_unknown") == 0) & (nw.col("damaged") == 0)
    replaced = (nw.col("undamaged_unknown") == 0) & (nw.col("cautious") >= nw.col("needed"))
    lost = (nw.col("damaged") > 0) & (nw.col("generous") < nw.col("needed"))
    fails = lost & (nw.col("unreported") == 0) & (nw.col("counted") > 0)
    return combined(told.with_columns(judge=judged(fails, whole | replaced)), UNIT)
