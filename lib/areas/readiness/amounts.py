"""Loose items by their receipt: enough of them (jumlah) and none damaged that was not replaced (kualitas)."""

import narwhals as nw

from lib.areas.deliveries.loads import MOVEMENT
from lib.areas.frames import Lazy, either, flag, sums
from lib.areas.readiness.units import judged, watching
from lib.areas.readiness.units import words as spoken
from lib.kernel.words import LOOSE


def totals(loaded: Lazy, needs: Lazy) -> Lazy:
    """One row a loose item of a TPS and party: two totals to hold against the need (rules 3, 5, 8).

    cautious: own word, else the least watching one, else 0. generous: own, else the largest word.
    Columns tps, item, party, needed, cautious, generous, unreported (loads without any qty_received), counted
    (loads with the party's own usable amount), own (their sum), damaged (known), undamaged_unknown
    (loads whose damage neither the party nor a watching one told), told (loads with the party's own
    qty_damaged), own_damaged (their sum), weighs.
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
    added = (
        crossed.with_columns(
            cautious=either("usable", "least").fill_null(0),
            generous=either("usable", "most").fill_null(0),
            unreported=flag(~reported),
            counted=flag(~nw.col("usable").is_null()),
            own=nw.col("usable"),
            damaged=damage.fill_null(0),
            undamaged_unknown=flag(damage.is_null()),
            told=flag(~nw.col("qty_damaged").is_null()),
            own_damaged=nw.col("qty_damaged").fill_null(0),
        )
        .group_by(*MOVEMENT, "party", "weighs")
        .agg(
            nw.col(
                "cautious",
                "generous",
                "unreported",
                "counted",
                "own",
                "damaged",
                "undamaged_unknown",
                "told",
                "own_damaged",
            ).sum()
        )
        .rename({"destination": "tps"})
    )
    return added.join(needs.select("tps", "item", "needed"), on=["tps", "item"], how="left")


def jumlah(told: Lazy) -> Lazy:
    """Words on every loose item of known need: is there enough of it."""
    spoke = told.filter(nw.col("counted") > 0, ~nw.col("needed").is_null())
    short = (nw.col("generous") < nw.col("needed")) & (nw.col("unreported") == 0)
    judge = judged(short, nw.col("cautious") >= nw.col("needed"))
    return spoken(spoke, "jumlah", "tps", "item", judge, nw.col("weighs") == 1)


def kualitas(told: Lazy) -> Lazy:
    """Words on every loose item: none damaged, or the damaged replaced. A party fails by its own word."""
    spoke = told.filter(nw.col("told") > 0)
    known = nw.col("undamaged_unknown") == 0
    whole = known & (nw.col("damaged") == 0)
    replaced = known & (nw.col("cautious") >= nw.col("needed"))
    lost = (nw.col("own_damaged") > 0) & (nw.col("generous") < nw.col("needed"))
    fails = lost & (nw.col("unreported") == 0) & (nw.col("counted") > 0)
    return spoken(spoke, "kualitas", "tps", "item", judged(fails, whole | replaced), nw.col("weighs") == 1)
