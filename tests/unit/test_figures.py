"""The figures say the right thing: the worst first, with its counts; silence is never a bar of a state."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.areas.deliveries.metrics import with_rates
from lib.areas.deliveries.timing import BAND_LABELS, Band
from lib.areas.readiness.totals import Shown
from lib.figures import deliveries, quantities, readiness, seals
from lib.figures.style import CONFIG, DESK, WALL, layout
from lib.figures.words import CHECKPOINT_LABELS, CONDITION_LABELS, LEG_LABELS, PARTY_LABELS
from lib.kernel import clock, codes, look, words

NAMES = {"33.75.01": "Barat", "33.75.03": "Utara"}
NOW = clock.parse("2024-02-13T15:00").minute
ITEMS = {"tinta": "Tinta", "kotak_suara": "Kotak suara", "sampul": "Sampul"}


def frame(columns: str, *rows: tuple[Any, ...]) -> pd.DataFrame:
    """A small frame as the metrics return it: missing values are null."""
    return pd.DataFrame(rows, columns=columns.split()).convert_dtypes()


def words_of(figure: go.Figure) -> list[str]:
    """Everything that is written on a figure."""
    return [note.text for note in figure.layout.annotations]


def said(figure: go.Figure, part: str) -> bool:
    """Whether a part of a text is written on the figure."""
    return any(part in text for text in words_of(figure))


TOTALS = frame(
    "wilayah tps siap perlu_tindak_lanjut lewat_waktu belum_waktunya",
    ("33.75.01", 269, 230, 5, 14, 20),
    ("33.75.03", 1232, 1118, 41, 27, 46),
)


def test_areas_come_worst_first_with_all_four_counts_on_a_desk():
    figure = readiness.by_area(TOTALS, NAMES)
    assert [text for text in words_of(figure) if text in NAMES.values()] == ["Utara", "Barat"]
    assert said(figure, "● 1.118")
    assert said(figure, "▲ 41")
    assert said(figure, "▨ 27 · ○ 46")


def test_a_wall_shows_only_ready_and_follow_up():
    figure = readiness.by_area(TOTALS, NAMES, size=WALL)
    assert said(figure, "1.118 · ")
    assert not said(figure, "▨ 27")


def test_the_four_states_of_an_area_are_as_long_as_its_stations_are_many():
    bars = readiness.by_area(TOTALS, NAMES).data
    assert [sum(bar.x[row] for bar in bars) for row in (0, 1)] == [1232, 269]
    assert [bar.name for bar in bars] == [look.STATE_LABELS[state] for state in Shown]


def test_the_states_are_told_apart_without_colour():
    looks = [(bar.marker.pattern.shape, bar.marker.color) for bar in readiness.by_area(TOTALS, NAMES).data]
    assert [shape for shape, _ in looks] == [None, ".", "/", None]
    assert looks[0] != looks[3]


def test_the_sentence_on_areas_names_the_worst():
    assert readiness.by_area_alt(TOTALS, NAMES) == (
        "1.348 dari 1.501 TPS siap; 46 perlu tindak lanjut, terbanyak di Utara (41 dari 1.232 TPS); "
        "41 lewat waktu tanpa laporan."
    )


def test_no_area_is_called_worst_when_none_needs_follow_up():
    sentence = readiness.by_area_alt(TOTALS.assign(perlu_tindak_lanjut=0), NAMES)
    assert "tidak ada yang perlu tindak lanjut" in sentence
    assert "Utara" not in sentence


RATES = with_rates(
    frame(
        "wilayah leg due reported good",
        ("33.75.01", "pps-tps", 142, 118, 109),
        ("33.75.03", "pps-tps", 1000, 120, 20),
    )
)


def test_a_rate_stands_with_its_counts_its_coverage_and_its_range():
    figure = deliveries.on_time_by_area(RATES, NAMES, floor=0.5)
    assert said(figure, "<b>92 %</b>")
    assert said(figure, "mungkin 77–94 %")
    assert said(figure, "109/118 tepat · 118/142 melapor (83 %)")


def test_below_the_floor_there_is_no_rate_but_a_hatched_line():
    figure = deliveries.on_time_by_area(RATES, NAMES, floor=0.5)
    assert said(figure, "cakupan 12 % (120/1.000), belum cukup laporan")
    assert not said(figure, "17 %")
    (dots,) = [trace for trace in figure.data if trace.type == "scatter"]
    (hatched,) = [trace for trace in figure.data if trace.type == "bar" and trace.marker.pattern.shape]
    assert dots.x[1] is None
    assert list(hatched.x) == [0, 1]


def test_an_area_without_a_rate_is_never_the_lowest():
    assert "terendah: Barat (PPS → TPS), 92 %" in deliveries.on_time_alt(RATES, NAMES, floor=0.5)
    assert "1 wilayah belum cukup laporan" in deliveries.on_time_alt(RATES, NAMES, floor=0.5)
    assert "terendah: Utara (PPS → TPS), 17 %" in deliveries.on_time_alt(RATES, NAMES, floor=0.1)


def test_each_leg_has_its_heading_when_there_are_several():
    both = pd.concat([RATES, RATES.assign(leg="gudang-ppk")], ignore_index=True)
    headings = [text for text in words_of(deliveries.on_time_by_area(both, NAMES, floor=0)) if "→" in text]
    assert headings == ["Gudang → PPK", "PPS → TPS"]


CURVE = frame(
    "leg at planned arrived",
    ("pps-tps", NOW - 120, 0, 0),
    ("pps-tps", NOW, 1200, 1076),
    ("pps-tps", NOW + 120, 2292, None),
)


def test_the_line_of_arrivals_ends_now_and_the_plan_goes_on():
    figure = deliveries.timeline(CURVE, NOW)
    drawn = {trace.hovertemplate.split(":")[0]: trace for trace in figure.data if trace.hovertemplate}
    assert list(drawn["Rencana"].y) == [0, 1200, 2292]
    assert list(drawn["Dilaporkan tiba"].y) == [0, 1076]
    assert said(figure, "124 di bawah rencana")
    assert "sekarang 15.00" in words_of(figure)


def test_times_on_the_axis_are_wib_in_indonesian():
    figure = deliveries.timeline(CURVE, NOW)
    assert figure.layout.xaxis.ticktext[0] == "13 Feb<br>13.00"
    assert figure.data[-1].x[0].isoformat() == "2024-02-13T15:00:00"


def test_the_sentence_on_the_timeline_tells_the_gap():
    sentence = deliveries.timeline_alt(CURVE, NOW)
    assert sentence.startswith("Per Sel 13 Feb 2024 15.00 WIB, PPS → TPS: 1.076 dari 1.200 pengiriman")
    assert sentence.endswith("124 di bawah rencana.")


def test_a_leg_that_ended_long_ago_has_no_now():
    figure = deliveries.timeline(CURVE, NOW + 9999)
    assert not said(figure, "sekarang")


BANDS = frame(
    "leg band n",
    ("pps-tps", Band.ON_TIME, 1800),
    ("pps-tps", Band.UP_TO_3, 31),
    ("pps-tps", Band.OVER_12, 69),
    ("pps-tps", Band.SILENT, 100),
    ("gudang-ppk", Band.ON_TIME, 7),
)


def test_bands_keep_their_order_and_silence_stands_apart():
    figure = deliveries.lateness(BANDS, BAND_LABELS, leg="pps-tps")
    labels = [text for text in words_of(figure) if "·" not in text]
    assert labels[:3] == ["Tepat waktu", "≤ 1 jam", "Terlambat"]
    assert labels[-2:] == ["Tanpa laporan", "Belum diketahui"]
    assert said(figure, "<b>1.800</b> · 90 %")
    assert [bar.hovertemplate for bar in figure.data if bar.marker.pattern.shape] == [
        "Tanpa laporan: 100 pengiriman<extra></extra>"
    ]


def test_the_sentence_on_lateness_counts_late_and_silent_apart():
    assert deliveries.lateness_alt(BANDS, BAND_LABELS, leg="pps-tps") == (
        "PPS → TPS: dari 2.000 pengiriman jatuh tempo, 1.800 tepat waktu, 100 terlambat "
        "(terbanyak > 12 jam: 69), 100 tanpa laporan."
    )


CAUSES = frame(
    "wilayah delay_cause n minutes",
    ("33.75.01", "macet", 42, 840),
    ("33.75.03", "macet", 18, None),
    ("33.75.03", "banjir_rob", 30, 33904),
    ("33.75.03", "tidak_disebut", 10, None),
)


def test_causes_are_added_up_over_areas_and_their_shares_reach_the_whole():
    figure = deliveries.causes(CAUSES)
    assert list(figure.data[1].x) == pytest.approx([0.6, 0.9, 1.0])
    assert list(figure.data[1].text) == ["60 %", "90 %", "100 %"]
    assert said(figure, "Macet  60")
    assert said(figure, "telat 14 jam")
    assert said(figure, "telat 565 jam")


def test_a_cause_of_unknown_duration_shows_none():
    assert said(deliveries.causes(CAUSES), "telat –")


def test_the_sentence_on_causes_names_the_commonest():
    assert "macet, 60 dari 100 pengiriman terlambat (60 %)" in deliveries.causes_alt(CAUSES)


MONDAY, TUESDAY = NOW - 24 * 60, NOW
DAYS = frame(
    "kecamatan leg day due reported good late silent",
    ("33.75.01", "ppk-pps", MONDAY, 10, 10, 10, 0, 0),
    ("33.75.01", "pps-tps", MONDAY, 100, 90, 82, 8, 10),
    ("33.75.03", "pps-tps", MONDAY, 100, 100, 70, 30, 0),
    ("33.75.03", "pps-tps", TUESDAY, 1531, 0, 0, 0, 1531),
    (None, "penyedia-gudang", TUESDAY, 1, 1, 1, 0, 0),
)


def test_a_cell_adds_the_legs_of_a_day_and_a_rate_is_a_rate_of_sums():
    assert "<b>92 %</b><br>92/100<br>▨ 10" in words_of(deliveries.days(DAYS, NAMES))


def test_a_day_without_reports_is_hatched_and_has_no_rate():
    figure = deliveries.days(DAYS, NAMES)
    assert "–<br>0/1.531" in words_of(figure)
    (heat, hatched) = figure.data
    assert list(hatched.x) == [1]
    assert list(heat.z[0]) == [pytest.approx(0.3), None]


def test_days_are_named_in_indonesian_and_the_warehouse_has_a_row():
    texts = words_of(deliveries.days(DAYS, NAMES))
    assert {"12 Feb", "13 Feb", "Gudang KPU"} <= set(texts)


def test_the_sentence_on_days_names_the_worst_cell():
    sentence = deliveries.days_alt(DAYS, NAMES)
    assert (
        sentence
        == "Hari terburuk: Utara, 12 Feb, 70 % tepat waktu (70 dari 100 yang melapor, 0 tanpa laporan)."
    )


GAPS = frame(
    "item needed need_source received damaged wrong gap",
    ("kotak_suara", 4413, "alokasi", 4400, 29, 0, 42),
    ("tinta", 1762, "aturan", 1500, 8, None, 270),
    ("sampul", None, None, 31716, 0, 0, None),
)


def test_the_largest_share_short_comes_first_and_the_unknown_last():
    figure = quantities.gaps(GAPS, ITEMS)
    assert [text for text in words_of(figure) if text in ITEMS.values()] == ["Tinta", "Kotak suara", "Sampul"]
    assert said(figure, "▲ kurang 270")
    assert said(figure, "diterima 1.500 · rusak 8 · kebutuhan 1.762")
    assert said(figure, "diterima 31.716 · kebutuhan –")


def test_an_estimated_need_is_called_so_and_never_marked_as_short():
    figure = quantities.gaps(GAPS.assign(need_source="perkiraan"), ITEMS)
    assert said(figure, "kurang 270 dari perkiraan")
    assert not said(figure, "▲ kurang 270")
    assert quantities.gaps_alt(GAPS.assign(need_source="perkiraan"), ITEMS).startswith("Belum ada")


def test_a_sum_of_which_one_part_is_unknown_is_unknown():
    two = frame(
        "item needed received damaged wrong gap",
        ("tinta", 100, 100, 0, 0, 0),
        ("tinta", 100, None, None, None, None),
    )
    figure = quantities.gaps(two, ITEMS)
    assert said(figure, "belum ada laporan · kebutuhan 200")
    assert not said(figure, "kurang 100")


def test_the_sentence_on_gaps_names_the_worst_item_and_counts_the_unknown():
    assert quantities.gaps_alt(GAPS, ITEMS) == (
        "2 dari 2 barang kurang, terbesar Tinta: kurang 270 dari kebutuhan 1.762 (15,3 %); "
        "1 barang belum dapat dinilai."
    )


SAID = frame(
    "item party sent received sent_rows received_rows",
    ("tinta", "kpu", 1762, None, 3, 0),
    ("tinta", "ppk", None, 1760, 0, 3),
    ("tinta", "panwascam", None, 1755, 0, 3),
    ("kotak_suara", "kpu", 5000, None, 4, 0),
    ("kotak_suara", "panwascam", None, 1200, 0, 1),
)


def test_what_a_party_says_differently_is_marked_with_the_difference():
    figure = quantities.parties(SAID, ITEMS)
    assert said(figure, "terpaut 7")
    assert said(figure, "▲ −2")
    assert said(figure, "▲ −7")
    assert "Pengawas · diterima" in words_of(figure)


def test_totals_of_different_numbers_of_rows_are_not_held_against_each_other():
    figure = quantities.parties(SAID, ITEMS)
    assert said(figure, "jumlah baris berbeda")
    assert said(figure, "1 baris · ")
    assert not said(figure, "−3.800")


def test_the_sentence_on_parties_names_the_sources():
    assert quantities.parties_alt(SAID, ITEMS) == (
        "Tinta: catatan para pihak terpaut 7, KPU menulis 1.762 dikirim, pengawas 1.755 diterima."
    )


STATUS = frame(
    "wilayah checkpoint boxes checked intact broken missing mismatch unsealed",
    ("33.75.01", "ppk", 1345, 1295, 1289, 6, 0, 0, 0),
    ("33.75.01", "tps", 1345, 0, 0, 0, 0, 0, 0),
    ("33.75.03", "ppk", 1345, 1090, 1078, 8, 1, 2, 1),
    ("33.75.03", "tps", 1160, 20, 20, 0, 0, 0, 0),
)


def test_a_cell_of_seals_counts_the_bad_and_the_checked():
    texts = words_of(seals.matrix(STATUS, NAMES))
    assert "<b>▲ 12</b><br>1.090/1.345" in texts
    assert "utuh<br>20/1.160" in texts
    assert [text for text in texts if text in NAMES.values()] == ["Utara", "Barat"]


def test_what_nobody_checked_has_no_shade():
    figure = seals.matrix(STATUS, NAMES)
    assert "belum<br>diperiksa" in words_of(figure)
    assert figure.data[0].z[-1][1] is None


def test_the_sentence_on_the_matrix_names_place_and_checkpoint():
    assert "di Utara, titik PPK: 12 dari 1.090 (1,1 %)" in seals.matrix_alt(STATUS, NAMES)


POINTS = frame(
    "checkpoint boxes checked not_intact rate coverage",
    ("gudang_kpu", 4405, 4100, 12, 12 / 4100, 4100 / 4405),
    ("ppk", 4405, 0, 0, None, 0.0),
)


def test_a_checkpoint_shows_counts_beside_its_rate_and_none_where_nobody_looked():
    figure = seals.rates(POINTS)
    assert said(figure, "12 dari 4.100 (<b>0,3 %</b>)")
    assert said(figure, "4.100 dari 4.405 kotak diperiksa (93 %)")
    assert said(figure, ">–<")


def test_the_sentence_on_rates_has_its_coverage():
    assert "Gudang KPU: 12 dari 4.100 kotak yang diperiksa (0,3 %), cakupan 93 %" in seals.rates_alt(POINTS)


SEAL_CAUSES = frame("cause n undocumented", ("basah", 4, 3), ("gesekan", 64, 12))
SEAL_LABELS = {"basah": "Basah", "gesekan": "Gesekan"}


def test_boxes_without_minutes_are_parted_from_those_with():
    figure = seals.causes(SEAL_CAUSES, SEAL_LABELS)
    assert [list(bar.x) for bar in figure.data] == [[12, 3], [52, 1]]
    assert said(figure, "▲ 12 tanpa BA")


def test_the_sentence_on_causes_of_bad_seals_counts_those_without_minutes():
    sentence = seals.causes_alt(SEAL_CAUSES, SEAL_LABELS)
    assert sentence.startswith("68 kotak dengan segel bermasalah, 15 tanpa BA")
    assert "gesekan (64 kotak)" in sentence


WAY = frame(
    "checkpoint checked_at checked_at_precision party condition bad broken",
    ("gudang_kpu", NOW - 3000, "menit", "panwascam", "utuh", 0, 0),
    ("ppk", NOW - 2000, "menit", "panwascam", "utuh", 1, 0),
    ("tps", NOW - 60, "menit", "panwascam", "rusak", 1, 1),
    ("tps", NOW, "menit", "panwascam", "rusak", 1, 1),
    ("gudang_kpu", NOW - 3000, "hari", "kpu", "utuh", 0, 0),
)


def test_each_party_has_its_line_and_several_looks_at_one_checkpoint_stand_apart():
    figure = seals.chain(WAY)
    assert [text for text in words_of(figure) if text in PARTY_LABELS.values()][-2:] == ["KPU", "Pengawas"]
    bad = next(trace for trace in figure.data if trace.marker.symbol == "triangle-up")
    assert list(bad.x) == [1, 3, 4]


def test_only_a_documented_break_is_ringed():
    (ring,) = [trace for trace in seals.chain(WAY).data if trace.marker.symbol == "circle-open"]
    assert len(ring.x) == 1
    assert "disegel ulang dengan BA" in ring.text[0]


def test_intact_seals_with_other_numbers_are_called_so():
    assert said(seals.chain(WAY), "<b>nomor</b><br><b>beda</b>")


def test_the_sentence_on_a_box_tells_where_it_began_and_by_whose_word():
    assert seals.chain_alt(WAY) == (
        "3 dari 5 pemeriksaan tidak utuh; pertama di PPK (nomor beda, Sen 12 Feb 2024 05.40) "
        "menurut pengawas, disegel ulang dengan BA."
    )


FIGURES = [
    (readiness.by_area, readiness.by_area_alt, TOTALS, (NAMES,), {}),
    (deliveries.on_time_by_area, deliveries.on_time_alt, RATES, (NAMES,), {"floor": 0.5}),
    (deliveries.timeline, deliveries.timeline_alt, CURVE, (NOW,), {}),
    (deliveries.lateness, deliveries.lateness_alt, BANDS, (BAND_LABELS,), {"leg": "pps-tps"}),
    (deliveries.causes, deliveries.causes_alt, CAUSES, (), {}),
    (deliveries.days, deliveries.days_alt, DAYS, (NAMES,), {}),
    (quantities.gaps, quantities.gaps_alt, GAPS, (ITEMS,), {}),
    (quantities.parties, quantities.parties_alt, SAID, (ITEMS,), {}),
    (seals.matrix, seals.matrix_alt, STATUS, (NAMES,), {}),
    (seals.rates, seals.rates_alt, POINTS, (), {}),
    (seals.causes, seals.causes_alt, SEAL_CAUSES, (SEAL_LABELS,), {}),
    (seals.chain, seals.chain_alt, WAY, (), {}),
]


@pytest.mark.parametrize(("draw", "alt", "told", "others", "named"), FIGURES)
def test_nothing_draws_nothing_and_is_said(draw, alt, told, others, named):
    figure = draw(told.head(0), *others, **named)
    assert not figure.data
    assert not figure.layout.annotations
    assert alt(told.head(0), *others, **named).startswith("Belum ada ")


@pytest.mark.parametrize(("draw", "alt", "told", "others", "named"), FIGURES)
def test_on_the_wall_no_word_is_smaller_than_can_be_read_from_the_last_row(draw, alt, told, others, named):
    figure = draw(told, *others, **named, size=WALL)
    assert min(note.font.size for note in figure.layout.annotations) >= 20
    assert figure.layout.height > draw(told, *others, **named).layout.height


@pytest.mark.parametrize(("draw", "alt", "told", "others", "named"), FIGURES)
def test_what_is_drawn_is_one_sentence(draw, alt, told, others, named):
    sentence = alt(told, *others, **named)
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert "_" not in sentence
    assert "<b>" not in sentence


def test_every_word_of_the_logs_has_a_word_on_the_figures():
    assert set(LEG_LABELS) == set(codes.LEGS)
    assert set(PARTY_LABELS) == set(words.Party)
    assert list(CHECKPOINT_LABELS) == list(words.Checkpoint)
    assert set(CONDITION_LABELS) == set(words.Condition)
    assert set(words.DELAY_CAUSES) < set(deliveries.CAUSE_LABELS)


def test_numbers_have_indonesian_marks_and_axes_their_own_type_size():
    drawn = layout(size=WALL, xaxis2={"range": [0, 1]})
    assert drawn.separators == ",."
    assert drawn.xaxis.tickfont.size == drawn.xaxis2.tickfont.size == WALL.small
    assert layout().yaxis.tickfont.size == DESK.small
    assert CONFIG["locales"]["id"]["format"]["months"][4] == "Mei"
