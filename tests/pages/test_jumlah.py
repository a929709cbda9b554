"""Jumlah: what is short where somebody told, the parties apart, and nothing made of what nobody counts."""

from tests.screens import said
from tests.world import OTHER_TPS, TPS, World

WAREHOUSE = "33.75"


def drawn(opened):
    """The sentences of the figures on the page."""
    return " ".join(chart.proto.alt for chart in opened.get("plotly_chart"))


def to_the_tps(app, world, **more):
    return app(world=world, path="jumlah", query={"jalur": "pps-tps"} | more)


def test_an_empty_store_claims_no_shortage(app):
    words = said(app(path="jumlah"))
    assert "belum ada penerimaan yang bisa dibandingkan dengan kebutuhan" in words
    assert "Belum ada penerimaan di jalur dan wilayah ini" in words


def test_a_tps_that_nobody_told_of_is_not_short(app):
    world = World()
    world.delivery(TPS, "bilik_suara", arrived="2024-02-12T10:00", received=3, damaged=0)
    opened = to_the_tps(app, world)
    assert "menurut pengawas kurang 1 bilik suara di 1 dari 881 TPS yang sudah dilaporkan." in said(opened)
    assert "1 dari 881" in said(opened)
    assert "kurang 1 dari kebutuhan 3.524" in drawn(opened)


def test_more_than_enough_at_one_tps_does_not_cover_another(app):
    world = World()
    world.delivery(TPS, "bilik_suara", arrived="2024-02-12T10:00", received=3, damaged=0)
    world.delivery(OTHER_TPS, "bilik_suara", arrived="2024-02-12T10:00", received=5, damaged=0)
    assert "kurang 1 bilik suara di 2 dari 881 TPS" in said(to_the_tps(app, world))


def test_with_a_load_still_under_way_nothing_is_short_yet(app):
    world = World()
    world.delivery(TPS, "bilik_suara", "kpu", "SJ-1", departed="2024-02-12T08:00", sent=3)
    world.delivery(TPS, "bilik_suara", "kpu", "SJ-2", departed="2024-02-12T09:00", sent=1)
    world.delivery(TPS, "bilik_suara", arrived="2024-02-12T10:00", received=3, damaged=0)
    assert "belum ada penerimaan yang bisa dibandingkan" in said(to_the_tps(app, world))


def test_parties_that_differ_stand_apart_with_a_sentence_and_open_their_own_rows(app):
    world = World()
    for party, received in (("kpu", 3_524), ("panwascam", 3_520)):
        world.delivery(WAREHOUSE, "bilik_suara", party, arrived="2023-11-02T10:00", received=received)
    opened = app(world=world, path="jumlah", query={"jalur": "penyedia-gudang"})
    assert "Penyedia → gudang: menurut pengawas kurang 4 bilik suara." in said(opened)
    assert "catatan para pihak terpaut 4" in said(opened)
    for party in ("kpu", "panwascam"):
        assert (
            f"/baris?log=deliveries&amp;leg=penyedia-gudang&amp;item=bilik_suara&amp;party={party}"
            in said(opened)
        )


def test_damage_that_nobody_wrote_down_is_a_dash_and_not_nought(app):
    world = World()
    world.delivery(WAREHOUSE, "tinta", "panwascam", arrived="2023-11-02T10:00", received=1_762)
    row = said(app(world=world, path="jumlah", query={"jalur": "penyedia-gudang"})).split("Tinta")[1]
    cells = row.split("</tr>")[0]
    assert ">1.762</a>" in cells
    assert cells.count("<td class='kl-kanan'>–</td>") == 3  # sent, damaged, wrong


def test_ballots_in_closed_boxes_have_no_shortage_but_a_reason(app):
    world = World()
    world.master(TPS, 200)
    world.delivery(TPS, "bilik_suara", arrived="2024-02-12T10:00", received=4, damaged=0)
    world.delivery(TPS, "surat_suara_ppwp", arrived="2024-02-12T10:00", received=1)
    words = said(to_the_tps(app, world))
    assert "dihitung saat pengepakan dan saat kotak dibuka" in words
    row = words.split("Surat suara Presiden/Wapres")[1].split("</tr>")[0]
    assert row.split("</td>")[2].endswith("–")  # short
    assert "surat suara" not in words.split("</p>")[0].lower()


def test_an_estimated_need_is_called_so_and_never_short(app):
    world = World()
    world.delivery(WAREHOUSE, "surat_suara_ppwp", "panwascam", arrived="2024-01-02T10:00", received=200_000)
    opened = app(world=world, path="jumlah", query={"jalur": "penyedia-gudang"})
    assert "belum ada penerimaan yang bisa dibandingkan" in said(opened)
    assert "perkiraan" in said(opened)


def test_the_published_total_stands_beside_the_need_and_no_gap_is_claimed(app):
    words = said(app(path="jumlah", query={"jalur": "penyedia-gudang"}))
    assert "Diumumkan <b>1.178.630</b> lembar" in words
    assert "tidak cocok" in words
    assert "Sumber: https://pekalongankota.go.id" in words


def test_the_worst_wilayah_come_first_and_inside_a_kelurahan_the_tps_itself(app):
    world = World()
    world.delivery(TPS, "tinta", arrived="2024-02-12T10:00", received=1, damaged=0)
    for number in (1, 2):
        there = f"33.75.01.1002-{number:03d}"
        world.delivery(there, "tinta", arrived="2024-02-12T10:00", received=1, damaged=0)
    words = said(to_the_tps(app, world))
    assert words.index("wilayah=33.75.01.1002") < words.index(f"wilayah={TPS[:13]}")
    inside = said(to_the_tps(app, world, wilayah=TPS[:13]))
    assert f"kode={TPS}" in inside


def test_an_item_that_was_chosen_stays_chosen(app):
    world = World()
    world.delivery(TPS, "tinta", arrived="2024-02-12T10:00", received=1, damaged=0)
    world.delivery(TPS, "bilik_suara", arrived="2024-02-12T10:00", received=4, damaged=0)
    opened = to_the_tps(app, world, barang="bilik_suara")
    assert opened.selectbox(key="jumlah:barang").value == "bilik_suara"
    assert "Tidak ada tempat yang dilaporkan kurang" in said(opened)
