"""The second reading of the rules says what verdict.md says: one small story a sentence of it."""

import pytest

from tests.oracle import fold, metrics
from tests.oracle.verdict import PROOFS, verdicts
from tests.world import FAR, OTHER_TPS, TPS, World, at, box

MORNING = "2024-02-14T06:00"
GOOD, BAD, OPEN = "terverifikasi", "tidak_sesuai", "belum_terverifikasi"
PPWP = box(TPS, "ppwp")


def states(world, as_of=MORNING, known_at=FAR, tps=TPS):
    return verdicts(world.raws(), world.election, [tps], at(as_of), known_at).loc[tps].to_dict()


def stories(*cases):
    return pytest.mark.parametrize(
        ("tell", "proof", "state"), [pytest.param(*case[1:], id=case[0]) for case in cases]
    )


def receipt(party="panwascam", doc="SJ-1", item="bilik_suara", **more):
    told = {"arrived": "2024-02-12T10:00", "received": 4, "damaged": 0} | more
    return lambda world: world.delivery(TPS, item, party, doc, **told)


def at_tps(**more):
    return lambda world: world.seal(PPWP, "tps", "2024-02-13T11:00", **more)


def at_ppk(**more):
    return lambda world: world.seal(PPWP, "ppk", "2024-02-10T10:00", **more)


def count(**more):
    return lambda world: world.count(PPWP, **({"when": "2024-02-05T11:00"} | more))


def opened(**more):
    return lambda world: world.count(PPWP, **({"stage": "dibuka_tps", "when": "2024-02-14T05:40"} | more))


def official(**more):
    return lambda world: world.count(PPWP, **({"stage": "dibuka_resmi", "when": "2024-02-10T10:00"} | more))


def both(*tellers):
    return lambda world: [tell(world) for tell in tellers]


def test_a_tps_with_everything_is_siap_and_can_open():
    world = World()
    world.good()
    found = states(world)
    assert [found[proof] for proof in PROOFS] == [GOOD] * 6
    assert (found["verdict"], found["overdue"], found["bisa_buka"]) == ("siap", False, "ya")


def test_nothing_said_is_not_verified_and_overdue_only_after_h_minus_1():
    world = World()
    world.master()
    assert states(world, "2024-02-13T23:59") | {"tps": ""} == {
        "tps": "",
        **dict.fromkeys(PROOFS, OPEN),
        "verdict": OPEN,
        "overdue": False,
        "bisa_buka": "belum_diketahui",
    }
    assert states(world, "2024-02-14T00:00")["overdue"]


def test_the_senders_word_alone_never_verifies():
    world = World()
    world.good(party="kpu")
    assert {states(world)[proof] for proof in PROOFS} == {OPEN}


UNREPORTED = receipt("kpu"), receipt("kpu", "SJ-2", received=None)
FOUND_B = at_tps(found=("B",))
# Each story adds to a good TPS, told by panwascam in SJ-1 on 12 February at 10.00.
AFTER_GOOD = stories(
    ("a late later load fails waktu", receipt(doc="SJ-2", arrived="2024-02-14T00:01"), "waktu", BAD),
    ("the last minute of H-1 is in time", receipt(doc="SJ-2", arrived="2024-02-13T23:59"), "waktu", GOOD),
    ("a date proves the day", receipt(doc="SJ-2", arrived="2024-02-13"), "waktu", GOOD),
    ("received without a time is open", receipt(doc="SJ-2", arrived=None), "waktu", OPEN),
    ("a load that only KPU reports is open", both(receipt("kpu"), receipt("kpu", "SJ-2")), "waktu", OPEN),
    ("an unshared document is the same load", receipt("kpu", "BAST-9"), "waktu", GOOD),
    ("an unshared plan is no load", lambda w: w.plan(TPS, "bilik_suara"), "waktu", GOOD),
    ("a plan of another item is a load", lambda w: w.plan(TPS, "formulir"), "waktu", OPEN),
    ("the supervisor's shortage wins", both(receipt("ppk"), receipt(received=3)), "jumlah", BAD),
    ("a shortage of another party leaves it open", receipt("ppk", received=3), "jumlah", OPEN),
    ("different numbers that suffice verify", receipt("kpu", received=6), "jumlah", GOOD),
    ("short, with an unreported load", both(receipt(received=3), *UNREPORTED), "jumlah", OPEN),
    ("short, made good later", both(receipt(received=3), receipt(doc="SJ-2", received=1)), "jumlah", GOOD),
    ("damage replaced", both(receipt(damaged=1), receipt(doc="SJ-2", received=1)), "kualitas", GOOD),
    ("damage not replaced", receipt(damaged=1), "kualitas", BAD),
    ("damage not replaced is also a shortage", receipt(damaged=1), "jumlah", BAD),
    ("damage not looked at in one load", receipt(doc="SJ-2", received=1, damaged=None), "kualitas", OPEN),
    ("damage while a load is unreported", both(receipt(damaged=1), *UNREPORTED), "kualitas", OPEN),
    ("an exchanged piece in a delivery", receipt(wrong=1), "jenis", BAD),
    ("an exchanged piece, denied", both(receipt("kpu", wrong=1), receipt("ppk", wrong=0)), "jenis", OPEN),
    ("handed over elsewhere", receipt(handed_over=OTHER_TPS), "tujuan", BAD),
    ("handed over elsewhere spoils nothing else", receipt(handed_over=OTHER_TPS), "waktu", GOOD),
    ("a box seen at another TPS", at_tps(seen_at=OTHER_TPS), "tujuan", BAD),
    ("a box seen at another TPS is not home", at_tps(seen_at=OTHER_TPS), "segel", OPEN),
    ("a box seen at the PPK on its way", at_ppk(seen_at=TPS[:8]), "tujuan", GOOD),
    ("a short packing count, whatever the seals", count(qty=203), "jumlah", BAD),
    ("wrong papers are part of the count", count(qty=204, wrong=1), "jumlah", BAD),
    ("the count at opening overrides", opened(qty=200), "jumlah", BAD),
    ("a sender's opening count does not", opened(qty=200, party="kpu"), "jumlah", GOOD),
    ("nor does the official opening", official(qty=200), "jumlah", GOOD),
    ("but its exchanged papers fail jenis", official(wrong=2), "jenis", BAD),
    ("a packing count of others that suffices", count(party="kpu", witness=False), "jumlah", GOOD),
    ("a broken seal on the way", at_ppk(condition="rusak"), "segel", BAD),
    ("a broken seal, sealed again with BA", at_ppk(condition="rusak", resealed="BA-1"), "segel", GOOD),
    ("a broken seal with BA alone", at_ppk(condition="rusak", ba_no="BA-1"), "segel", BAD),
    ("behind an unverified seal papers are open", at_ppk(condition="rusak"), "jumlah", OPEN),
    ("a seal missing by number", at_tps(expected=3, counted=2), "segel", BAD),
    ("found is not what is recorded", at_tps(recorded=("A",), found=("B",)), "segel", BAD),
    ("case and order mean nothing", at_tps(recorded=("A", "B"), found=("b", "a")), "segel", GOOD),
    ("numbers that changed", both(at_ppk(found=("A",)), FOUND_B), "segel", BAD),
    ("changed with a BA", both(at_ppk(found=("A",), resealed="BA-1", new=("B",)), FOUND_B), "segel", GOOD),
    ("new ones unknown", both(at_ppk(found=("A",), resealed="BA-1"), FOUND_B), "segel", GOOD),
    ("a chain that stops short says nothing", at_ppk(party="kpu"), "segel", GOOD),
    ("a break that only KPU reports", at_ppk(party="kpu", condition="rusak"), "segel", OPEN),
)


@AFTER_GOOD
def test_added_to_a_good_tps(tell, proof, state):
    world = World()
    world.good()
    world.batch()
    tell(world)
    assert states(world)[proof] == state


NEED = stories(
    ("the formula can verify", count(qty=204), "jumlah", GOOD),
    ("a shortage against the formula is open", count(qty=203), "jumlah", OPEN),
    ("no witness", count(witness=False), "jumlah", OPEN),
    ("no explicit 0", count(wrong=None), "jenis", OPEN),
    ("a lone sender's shortage", both(count(party="kpu", qty=200), lambda w: w.allocation()), "jumlah", BAD),
    ("a special TPS has no formula", both(count(qty=1), lambda w: w.master(special=1)), "jumlah", GOOD),
)


@NEED
def test_papers_against_their_need(tell, proof, state):
    world = World()
    world.master()
    world.receipts()
    for ballot in world.election.ballots:
        world.seal(box(TPS, ballot))
        if ballot != "ppwp":
            world.count(box(TPS, ballot))
    tell(world)
    assert states(world)[proof] == state


def test_a_fact_recorded_later_was_not_known_before_and_a_withdrawn_one_is_gone_after():
    world = World()
    world.good()
    number = world.batch("2024-02-13T12:00")
    receipt(doc="SJ-2", received=0, arrived="2024-02-12T15:00", damaged=1)(world)
    world.withdraw(number, "2024-02-13T14:00")
    said = [
        states(world, known_at=at(f"2024-02-13T{hour}"))["kualitas"] for hour in ("11:59", "12:00", "14:00")
    ]
    assert said == [GOOD, BAD, GOOD]
    assert len(fold.logs(world.raws(), at(MORNING), at("2024-02-13T12:30"))["deliveries"]) == 4


def arrivals(*tellers, as_of="2024-02-12T18:00"):
    world = World()
    world.plan(TPS, planned="2024-02-12T12:00")
    for tell in tellers:
        tell(world)
    logs = fold.logs(world.raws(), at(as_of), FAR)
    rate = metrics.on_time(logs, world.election, at(as_of)).iloc[0]
    causes = metrics.delay_causes(logs, world.election, at(as_of))
    return [rate[name] for name in ("due", "reported", "good")], causes.to_dict("records")


def kotak(party, arrived, **more):
    return lambda world: world.delivery(TPS, "kotak_suara", party, arrived=arrived, **more)


def test_on_time_counts_a_movement_by_the_supervisor_else_by_the_latest_other_and_never_by_the_sender():
    early, late = "2024-02-12T11:00", "2024-02-12T12:30"
    assert arrivals(kotak("kpu", early)) == ([1, 0, 0], [])
    assert arrivals(kotak("panwascam", early), kotak("pps", late))[0] == [1, 1, 1]
    assert arrivals(kotak("ppk", early), kotak("pps", late, delay="macet")) == (
        [1, 1, 0],
        [{"wilayah": "33.75", "delay_cause": "macet", "n": 1, "minutes": 30}],
    )
    assert arrivals(kotak("ppk", early), as_of="2024-02-12T11:59")[0] == [0, 0, 0]


def test_needs_above_the_ppk_include_its_own_boxes():
    world = World()
    world.master()
    world.delivery("33.75", "kotak_suara", "kpu", received=12, damaged=1)
    logs = fold.logs(world.raws(), at(MORNING), FAR)
    found = (
        metrics.reconciliation(logs, world.election, [TPS]).query("item == 'kotak_suara'").set_index("leg")
    )
    assert found["needed"].to_dict() == {"penyedia-gudang": 7, "gudang-ppk": 7, "ppk-pps": 5, "pps-tps": 5}
    assert found.loc["penyedia-gudang", "gap"] == -4
    assert found.loc["ppk-pps", "party"] is None


def test_a_box_counts_once_by_its_latest_check_and_the_chain_says_where_it_broke():
    world = World()
    for when, condition in (("2024-02-10T09:00", "utuh"), ("2024-02-10T10:00", "rusak")):
        world.seal(PPWP, "ppk", when, condition)
    world.seal(PPWP, "ppk", "2024-02-10T11:00", party="kpu")
    world.seal(PPWP, "pps", "2024-02-11T11:00")
    logs = fold.logs(world.raws(), at(MORNING), FAR)
    status = metrics.seal_status(logs, world.election, [TPS]).set_index("checkpoint").loc["ppk"]
    assert status[["boxes", "checked", "intact", "broken"]].tolist() == [len(world.election.ballots), 1, 0, 1]
    chain = metrics.chain(logs, world.election, [TPS]).set_index("box_id").loc[PPWP]
    assert chain.tolist() == [BAD, "ppk", "ppk", False]
