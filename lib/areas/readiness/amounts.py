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
    crossed = _words_on_loads(loaded.filter(nw.col("item").is_in(list(LOOSE))))
    damage = either("qty_damaged", "worst")
    measures = {
        "cautious": either("usable", "least").fill_null(0),
        "generous": either("usable", "most").fill_null(0),
        "unreported": flag(nw.col("reports").fill_null(0) == 0),
        "counted": flag(~nw.col("usable").is_null()),
        "own": nw.col("usable"),
        "damaged": damage.fill_null(0),
        "undamaged_unknown": flag(damage.is_null()),
        "told": flag(~nw.col("qty_damaged").is_null()),
        "own_damaged": nw.col("qty_damaged").fill_null(0),
    }
    added = (
        crossed.with_columns(**measures)
        .group_by(*MOVEMENT, "party", "weighs")
        .agg(nw.col(*measures).sum())
        .rename({"destination": "tps"})
    )
    return added.join(needs.select("tps", "item", "needed"), on=["tps", "item"], how="left")


def _words_on_loads(rows: Lazy) -> Lazy:
    """Every party of a movement × every load of it: its own words, and what the others said of the load.

    usable, qty_damaged: its own, null where it is silent. least: the smallest usable of a watching party;
    most: the largest of anybody; worst: the largest damage that a watching party told; reports: how many gave
    qty_received.
    """
    own = sums(rows, [*MOVEMENT, "load", "party"], ["qty_received", "qty_damaged", "qty_wrong"])
    lost = nw.col("qty_damaged").fill_null(0) + nw.col("qty_wrong").fill_null(0)
    own = own.with_columns(usable=nw.col("qty_received") - lost, weighs=flag(watching()))
    watches = nw.col("weighs") == 1
    each = (
        own.with_columns(
            least=nw.when(watches).then(nw.col("usable")), worst=nw.when(watches).then(nw.col("qty_damaged"))
        )
        .group_by(*MOVEMENT, "load")
        .agg(
            nw.col("least").min(),
            nw.col("usable").max().alias("most"),
            nw.col("worst").max(),
            nw.col("qty_received").count().alias("reports"),
        )
    )
    parties = own.select(*MOVEMENT, "party", "weighs").unique()
    said = own.select(*MOVEMENT, "load", "party", "usable", "qty_damaged")
    every = parties.join(each, on=MOVEMENT, how="left")
    return every.join(said, on=[*MOVEMENT, "load", "party"], how="left")


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
