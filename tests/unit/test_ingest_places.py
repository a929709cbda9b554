"""Places and boxes are read in any spelling that leaves one meaning; everything else is asked or refused."""

import string
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.areas.wilayah import reference
from lib.ingest.cell import Unreadable
from lib.ingest.kinds import Look
from lib.ingest.naming import table
from lib.ingest.places import box_name, box_printed, place_printed, places
from lib.ingest.rules import naming as rules
from lib.ingest.rules.rule import Gravity, fill

PEMILU, PILKADA = places("pemilu-2024"), places("pilkada-2024")
MEDONO, WETAN, TPS = "33.75.01.1002", "33.75.03.1004", "33.75.03.1004-012"
BLANK = None


def code(read):
    return read.rule.code if isinstance(read, Unreadable) else None


def outcome(read):
    """(code of the rule or None, value)."""
    return (read.rule.code, read.value) if isinstance(read, Unreadable) else (None, read)


def said(read):
    """What a user reads."""
    context = {"cell": "…", "label": "Tujuan", **read.context}
    return f"{fill(read.rule.says, context)} {fill(read.rule.fix, context)}"


# --- one place, however it is written -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "cells"),
    [
        (
            "33.75.01.1002-007",
            "Kel. Medono TPS 07|TPS.7/Medono|TPS 007 Kel Medono Kec Pekalongan Barat|Medono - 07|Medono/7"
            "|TPS07 Medono|Medono 7|MEDONO (7)|tps 7 kel.medono|TPS No. 7 Kelurahan Medono|KPPS 07 Medono"
            "|PPS Medono TPS 7|TPS Medono 07|Medono TPS 7|Tempat Pemungutan Suara 7 Kelurahan Medono"
            "|TPS 007, Medono, Pekalongan Barat|TPS 07/Medono/Pekalongan Barat/Kota Pekalongan"
            "|1. TPS 7 Medono|3) TPS 07 Kel. Medono|TPS 7 Kel Medono (SDN Medono 02)"
            "|TPS 7 RT 2 RW 3 Kel. Medono|33.75.01.1002-007|33.75.01.1002-7|3375011002007|3375011002-07"
            "|3375.01.1002 TPS 7|33 75 01 1002 007|33.75.01.1002/7|33.75.01.1002-007 TPS 7 Medono"
            "|Medono TPS 7 (33.75.01.1002-007)|ＴＰＳ ７ Ｍｅｄｏｎｏ",
        ),
        (
            MEDONO,
            "Medono|MEDONO|medono.|PPS Medono|Kelurahan Medono|Kel. Medono|kel.medono|Kantor Kel. Medono"
            "|Medono Barat|Sekretariat PPS Medono|Balai Kelurahan Medono|Desa Medono"
            "|PPS Kel. Medono Kec. Pkl. Barat Kota Pekalongan|Medono, Pekalongan Barat|Médono"
            "|33.75.01.1002|3375011002|33.75.01.1002 Medono|Kelurhan Medono"
            "|Panitia Pemungutan Suara Medono|eks Kel. Medono|Gudang PPS Medono",
        ),
        (
            "33.75.03",
            "PPK Pekalongan Utara|Kec. Pekalongan Utara|Pekalongan Utara|Utara|Kec Pkl Utara|Pekl. Utara"
            "|PPK Utara|KECAMATAN PEKALONGAN UTARA|Kantor Kec. Pekalongan Utara"
            "|Kantor Camat Pekalongan Utara|Pekalongan-Utara|Panitia Pemilihan Kecamatan Pekalongan Utara"
            "|Aula Kecamatan Pekalongan Utara|Gudang PPK Utara|Kec. Utara"
            "|PPK Kec. Pekalongan Utara Kota Pekalongan|Pkl Utr|33.75.03|337503"
            "|PPK Pekalongan Utara (33.75.03)",
        ),
        (
            "33.75",
            "Gudang KPU|Gudang KPU Kota Pekalongan|Gudang Setono|KPU Kota Pekalongan|KPU|33.75|3375"
            "|gudang logistik KPU|Gudang Logistik KPU Kota Pekalongan|Gudang KPU Jl. Industri Setono"
            "|Gudang KPU (Setono, Pekalongan Timur)|Komisi Pemilihan Umum Kota Pekalongan|KPU Kab/Kota",
        ),
        (
            "penyedia",
            "Penyedia|penyedia|Percetakan|Percetakan Temprina|PT Gramedia|PT. Temprina Media Grafika"
            "|CV Karya Jaya|Vendor|Percetakan Medono Jaya",
        ),
        (
            "33.75.01.1004",
            "Sapuro Kebulen|Sapurokebulen|Sapuro-Kebulen|Sapuro - Kebulen|Sepuro Kebulen|Sapuro|Kebulen",
        ),
        (
            "33.75.01.1008",
            "Pasirkratonkramat|Pasir Kraton Kramat|Pasir-Kraton-Kramat|Pasir Kramat Kraton|Kraton Kidul",
        ),
        ("33.75.02.1012", "Kali Baros|Kalibaros|KALI-BAROS|Baros|Sokorejo|Kel. Kalibaros"),
        ("33.75.03.1006", "Padukuhan Kraton|Padukuhankraton|Kraton Lor|Dukuh"),
        ("33.75.04.1008", "Kuripan Yosorejo|Kuripanyosorejo|Kuripan Lor|Yosorejo|PPS Kuripan-Yosorejo"),
        ("33.75.04.1006", "Kuripan Kertoharjo|Kuripan Kidul|Kertoharjo"),
        ("33.75.04.1010", "Sokoduwet|Soko Duwet|Soko - Duwet|Soko|Duwet"),
        ("33.75.04.1003", "Buaran Kradenan|Buaran|Kradenan|Kel. Buaran|PPS Buaran"),
        ("33.75.01.1009", "Tirto|Kel. Tirto|PPS Tirto|Tirto Kec. Pekalongan Barat"),
        (WETAN, "Panjang Wetan|Panjangwetan|Pjg. Wetan|Pjg Wtn|panjang  wetan"),
        ("33.75.03.1010", "Panjang Baru|Panjangbaru|Kel. Pjg Baru"),
        ("33.75.03.1003", "Kandang Panjang|Kandangpanjang|Kdg. Panjang"),
        ("33.75.01.1006-003", "Bendan TPS 3|TPS 3 Bendan Kergon|Bendan/Kergon 3"),
        (
            TPS,
            "TPS 12 Panjang Wetan|TPS 012 Panjang Wetan|Panjangwetan 12|33.75.03.1004-012|33.75.03.1004-12",
        ),
        ("33.75.03.1004-901", "TPS 901 Panjang Wetan|TPS 901|TPS 901 Lapas|TPS khusus 901|33.75.03.1004-901"),
        ("33.75.03.1004-902", "TPS 902 Rutan Panjang Wetan|TPS 902 Rutan Kelas IIA Pekalongan"),
        ("lain:Posko Rob", "lain:Posko Rob|LAIN: Posko Rob"),
    ],
)
def test_a_place_is_read_in_the_spellings_of_forms_lists_and_chats(place, cells):
    read = {cell: PEMILU.place(cell) for cell in cells.split("|")}
    assert read == dict.fromkeys(read, place)


SHAPES = (
    "{name}",
    "{upper}",
    "{lower}",
    "Kel. {name}",
    "Kelurahan {name}",
    "PPS {name}",
    "{joined}",
    "{hyphened}",
    "{name}, Kec. {district}",
    "PPS {name} - {district} - Kota Pekalongan",
    "{code}",
    "{digits}",
    "Kantor Kelurahan {name}",
    "TPS 3 {name}",
    "TPS.03/{name}",
    "TPS 003 Kel. {name} Kec. {district}",
    "{name} - 03",
    "{joined}/3",
    "TPS03 {upper}",
    "{digits}-3",
    "{code} TPS 3",
    "Kel. {hyphened} TPS No. 3",
)


def shaped(village, shape):
    return shape.format(
        name=village.name,
        upper=village.name.upper(),
        lower=village.name.lower(),
        joined=village.name.replace(" ", ""),
        hyphened=village.name.replace(" ", "-"),
        district=reference.kecamatan()[village.kecamatan],
        code=village.code,
        digits=village.code.replace(".", ""),
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_every_kelurahan_is_read_in_every_shape(shape):
    tps = "-003" if "3" in shape else ""
    expected = {shaped(one, shape): one.code + tps for one in reference.kelurahan().values()}
    assert {cell: PEMILU.place(cell) for cell in expected} == expected


def test_every_alias_is_its_kelurahan():
    spellings = [(alias, one.code) for one in reference.kelurahan().values() for alias in one.aliases]
    assert [(alias, PEMILU.place(alias)) for alias, _ in spellings] == spellings


def test_every_former_kelurahan_is_what_it_became_or_is_asked_where_its_name_is_ambiguous():
    for row in table("kelurahan_lama.csv"):
        expected = ("P001", None) if row["old_name"] == "Pabean" else (None, row["code"])
        assert outcome(PEMILU.place(f"Kel. {row['old_name']}")) == expected


def test_every_tps_of_the_list_is_read_by_its_name():
    assert all(PEMILU.place(reference.name_of(tps)) == tps for tps in reference.stations("pemilu-2024"))


# --- what has two meanings is asked, never guessed ------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "candidates"),
    [
        ("Kuripan", {"33.75.04.1006", "33.75.04.1008"}),
        ("Kuripan, Pekalongan Selatan", {"33.75.04.1006", "33.75.04.1008"}),
        ("Kuripan Kec. Timur", {"33.75.04.1006", "33.75.04.1008"}),
        ("Kuripn", {"33.75.04.1006", "33.75.04.1008"}),
        ("Panjang", {"33.75.03.1003", WETAN, "33.75.03.1010"}),
        ("PPS Panjang", {"33.75.03.1003", WETAN, "33.75.03.1010"}),
        ("TPS 5 Panjang", {"33.75.03.1003-005", f"{WETAN}-005", "33.75.03.1010-005"}),
        ("Kel. Panjang Kec. Utara TPS 37", {"33.75.03.1003-037"}),
        ("Kraton", {"33.75.01.1008", "33.75.03.1006"}),
        ("Keraton", {"33.75.01.1008", "33.75.03.1006"}),
        ("Pabean", {"33.75.01.1008", "33.75.03.1006"}),
        ("PKK", {"33.75.01.1008"}),
        ("Kel. PKK", {"33.75.01.1008"}),
        ("Rutan", {f"{WETAN}-901", f"{WETAN}-902"}),
        ("TPS Lapas", {f"{WETAN}-901", f"{WETAN}-902"}),
        ("TPS khusus 1 Panjang Wetan", {f"{WETAN}-901", f"{WETAN}-902"}),
    ],
)
def test_an_ambiguous_name_is_asked_with_its_candidates_by_name(cell, candidates):
    read = PEMILU.place(cell)
    assert outcome(read) == ("P001", None)
    assert set(read.context["candidates"].split("|")) == candidates
    assert all(reference.name_of(one) in said(read) for one in candidates)


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("Kraton, Kec. Utara", "33.75.03.1006"),
        ("Kraton Barat", "33.75.01.1008"),
        ("TPS 4 Kraton Kec. Pekalongan Utara", "33.75.03.1006-004"),
        ("PKK Kec. Pekalongan Barat", "33.75.01.1008"),
        ("Pabean Pekalongan Barat", "33.75.01.1008"),
    ],
)
def test_a_kecamatan_that_leaves_one_candidate_is_asked_with_it_as_the_suggestion(cell, place):
    read = PEMILU.place(cell)
    assert (read.rule.gravity, read.value) == (Gravity.ASK, place)


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("Medono dan Podosugih", ("P006", None)),
        ("33.75.03.1004-012 Medono", ("P006", None)),
        ("PPK Barat, PPK Timur", ("P006", None)),
        ("Gudang KPU Kel. Medono", ("P006", None)),
        ("Penyedia - Gudang KPU", ("P006", None)),
        ("Medono, Pekalongan Timur", ("P005", MEDONO)),
        ("TPS 3 Medono Kec. Utara", ("P005", f"{MEDONO}-003")),
        ("PPK Medono", ("P009", MEDONO)),
        ("PPK Utara, Panjang Wetan", ("P009", "33.75.03")),
        ("PPS Medono 07", ("P009", MEDONO)),
        ("07 Medono", ("P010", f"{MEDONO}-007")),
        ("1. Medono", ("P010", MEDONO)),
        ("Medono7", ("P010", f"{MEDONO}-007")),
        ("Medono?", ("P010", MEDONO)),
        ("Medono II", ("P010", None)),
        ("Medono B", ("P010", None)),
        ("TPS 7A Medono", ("P010", None)),
        ("Gedung Serbaguna Medono", ("P010", None)),
        ("Gudang Medono", ("P010", MEDONO)),
        ("Gudang", ("P010", "33.75")),
        ("Kota Pekalongan", ("P010", "33.75")),
        ("KPU Pekalongan", ("P010", "33.75")),
        ("Kantor KPU Kota Pekalongan", ("P010", "33.75")),
        ("TPS 7 Medono xyz", ("P010", f"{MEDONO}-007")),
    ],
)
def test_what_is_not_quite_one_place_is_asked(cell, answer):
    read = PEMILU.place(cell)
    assert outcome(read) == answer
    assert read.rule.gravity is Gravity.ASK


def test_a_contradiction_names_both_kecamatan():
    told = said(PEMILU.place("Medono, Pekalongan Timur"))
    assert "Medono berada di Pekalongan Barat, bukan di Pekalongan Timur" in told


# --- slips of the finger --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "place", "score"),
    [
        ("Medno", MEDONO, 83),
        ("Podosugi", "33.75.01.1003", 89),
        ("Kandang Panjnag", "33.75.03.1003", 93),
        ("Bandngan", "33.75.03.1009", 89),
        ("Krapyk", "33.75.03.1002", 86),
        ("PPK Pekalongan Utar", "33.75.03", 93),
        ("Bendan Kergn", "33.75.01.1006", 92),
        ("Soko Duwt", "33.75.04.1010", 89),
        ("Panjang Wetna TPS 4", f"{WETAN}-004", 92),
        ("TPS 7 Medno", f"{MEDONO}-007", 83),
        ("Medono, Pekalongan Brat", MEDONO, 93),
        ("Kuripan Lorr", "33.75.04.1008", 91),
    ],
)
def test_a_slip_in_one_name_far_from_all_others_is_read_and_marked_with_its_score(cell, place, score):
    read = PEMILU.place(cell)
    assert outcome(read) == ("P002", place)
    assert f"dibaca sebagai {reference.name_of(place)}, mirip {score} %" in said(read)


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("Kelurahan Pdosgih", ("P003", "33.75.01.1003")),
        ("Noyontasri", ("P003", "33.75.02.1002")),
        ("Barot", ("P001", None)),  # as near to Baros as to Barat
        ("Medn", ("Q010", None)),
        ("Tanjung", ("Q010", None)),
        ("xyz", ("Q010", None)),
    ],
)
def test_what_is_less_near_is_asked_and_what_is_far_is_refused(cell, answer):
    assert outcome(PEMILU.place(cell)) == answer


def test_the_nearest_name_is_a_hint_even_where_it_is_too_far_to_be_suggested():
    assert "barangkali maksudnya Medono" in said(PEMILU.place("Medn"))


def one_edit_away(name):
    for at in range(len(name)):
        yield name[:at] + name[at + 1 :]
        if at + 1 < len(name):
            yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    for at in range(len(name) + 1):
        yield from (name[:at] + mark + name[at:] for mark in " -./1a")


@pytest.mark.parametrize("village", reference.kelurahan().values(), ids=lambda one: one.name)
def test_no_slip_in_an_official_name_is_silently_another_place(village):
    for written in one_edit_away(village.name):
        rule, place = outcome(PEMILU.place(written))
        if rule is None:
            assert place in (village.code, f"{village.code}-001"), written
        assert place is None or place.startswith(village.code), written


@given(
    village=st.sampled_from(list(reference.kelurahan().values())),
    at=st.integers(0, 20),
    letter=st.sampled_from(string.ascii_letters + " .-'/"),
    kind=st.sampled_from(["put in", "replaced"]),
)
@settings(max_examples=400, deadline=None)
def test_any_one_letter_more_or_other_is_that_name_or_a_question(village, at, letter, kind):
    at = min(at, len(village.name))
    written = village.name[:at] + letter + village.name[at + (kind == "replaced") :]
    rule, place = outcome(PEMILU.place(written))
    assert place == village.code or (place is None and rule is not None)


@given(
    kecamatan=st.sampled_from(list(reference.kecamatan().items())),
    at=st.integers(0, 20),
    letter=st.sampled_from(string.ascii_lowercase),
)
@settings(max_examples=100, deadline=None)
def test_a_slip_in_the_name_of_a_kecamatan_is_never_another_one(kecamatan, at, letter):
    known, name = kecamatan
    at = min(at, len(name))
    place = outcome(PEMILU.place(f"{name[:at]}{letter}{name[at + 1 :]}"))[1]
    assert place in (known, None)


# --- TPS under the names of former kelurahan ------------------------------------------------------------


def test_a_former_kelurahan_is_todays_but_its_tps_are_counted_as_today_and_marked():
    read = PEMILU.place("Kraton Lor TPS 3")
    assert outcome(read) == ("P004", "33.75.03.1006-003")
    assert "Kraton Lor sejak 2015 termasuk kelurahan Padukuhan Kraton" in said(read)
    assert outcome(PEMILU.joined(BLANK, BLANK, "Kramatsari", 3)) == ("P004", "33.75.01.1008-003")


def test_a_short_form_of_todays_name_is_no_former_kelurahan():
    assert PEMILU.place("TPS 3 Kertoharjo") == "33.75.04.1006-003"
    assert PEMILU.place("TPS 3 Buaran") == "33.75.04.1003-003"


# --- what is no place here ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("33.75.09", "tidak ada kecamatan 33.75.09"),
        ("33.75.03.1999", "tidak ada kelurahan 33.75.03.1999 di Pekalongan Utara"),
        (
            "33.75.03.1004-777",
            "tidak ada TPS 777 di Panjang Wetan, yang ada TPS 1 sampai 36 dan TPS 901, 902",
        ),
        ("TPS 777 Panjang Wetan", "tidak ada TPS 777 di Panjang Wetan"),
        ("TPS 42 Medono", "tidak ada TPS 42 di Medono, yang ada TPS 1 sampai 41."),
        ("TPS 0 Medono", "tidak ada TPS 0 di Medono"),
        ("33.26.01", "bukan kode Kota Pekalongan"),
        ("1004", "bukan kode Kota Pekalongan"),
        ("2024-02-07", "bukan kode Kota Pekalongan"),
        ("3.375E+09", "tidak dikenal"),
        ("33.75.3", "bentuk kodenya"),
        ("337503100412", "bentuk kodenya"),
        ("Kantor Bawaslu", "tulis lain:<nama>"),
        ("Polsek Utara", "tulis lain:<nama>"),
        ("Kantor Polsek Kec. Pekalongan Utara", "tulis lain:<nama>"),
        ("SDN Medono 02", "tulis lain:<nama>"),
        ("Kel. Medono RT 2 RW 3", "tulis lain:<nama>"),
        ("Balai Kota", "tulis lain:<nama>"),
        ("PT Pos Indonesia", "tulis lain:<nama>"),
        ("KPU Provinsi Jawa Tengah", "tulis lain:<nama>"),
        ("KPU RI", "tulis lain:<nama>"),
        ("lain:", "tulis lain:<nama>"),
        ("-", "bukan kode tempat dan bukan nama resmi"),
    ],
)
def test_an_unknown_place_says_what_is_unknown_about_it(cell, hint):
    read = PEMILU.place(cell)
    assert outcome(read) == ("Q010", None)
    assert hint in said(read)


@pytest.mark.parametrize(
    "cell",
    [
        "Wiradesa",
        "Kedungwuni",
        "Wiradsa",
        "Kec. Tirto",
        "PPK Buaran",
        "Kel. Tirto Kec. Tirto",
        "KPU Kabupaten Pekalongan",
        "KPU Kab. Pekalongan",
        "Kajen Kab. Pekalongan",
    ],
)
def test_the_kabupaten_is_another_body(cell):
    assert outcome(PEMILU.place(cell)) == ("P007", None)


@pytest.mark.parametrize(
    ("cell", "lacking"),
    [
        ("TPS 7", "menyebut TPS 7 tanpa kelurahan"),
        ("TPS 7 Pekalongan Utara", "menyebut TPS 7 tanpa kelurahan"),
        ("TPS Medono", "menyebut TPS tanpa nomornya"),
        ("TPS ٣ Medono", "menyebut TPS tanpa nomornya"),
        ("PPS Pekalongan Utara", "misalnya PPS Krapyak"),
        ("Kel. Utara", "menyebut kelurahan tanpa nama kelurahannya"),
        ("PPK", "menyebut PPK tanpa nama kecamatannya"),
        ("PPS", "menyebut PPS tanpa nama kelurahannya"),
    ],
)
def test_half_a_place_says_what_is_missing(cell, lacking):
    read = PEMILU.place(cell)
    assert outcome(read) == ("P008", None)
    assert lacking in said(read)


@pytest.mark.parametrize(
    "cell", ["TPS 3 dan 4 Medono", "TPS 1-5 Medono", "Medono 1,2,3", "TPS 1 s/d 5 Medono"]
)
def test_several_tps_in_one_cell_are_refused(cell):
    assert outcome(PEMILU.place(cell)) == ("P012", None)


@given(
    st.one_of(
        st.text(st.characters(exclude_characters="–"), max_size=40),  # it stands for what a message lacks
        st.lists(
            st.sampled_from(["TPS", "7", "Medono", "Panjang", "Wetan", "Kec", "Utara", "PPK", "KPU", "PT"])
            | st.sampled_from(["33.75.03", "gudang", "-", "/", "?", "II", "dan", "khusus", "kab"]),
            max_size=8,
        ).map(" ".join),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.dates().map(lambda day: datetime(day.year, day.month, day.day)),  # noqa: DTZ001 (as workbooks have it)
    )
)
@settings(max_examples=400, deadline=None)
def test_no_cell_breaks_the_reader_and_every_code_it_gives_exists(cell):
    for read in (
        PEMILU.place(cell),
        PEMILU.joined(cell, BLANK, "Medono", cell),
        PEMILU.boxed(cell, cell, BLANK, "Medono", 3, "DPR", {})[0],
        PEMILU.box(cell),
        PEMILU.ballot(cell),
    ):
        rule, value = outcome(read)
        assert rule or value
        if isinstance(read, Unreadable):
            assert "–" not in said(read)
            assert value is None or read.rule.gravity is not Gravity.BLOCK
    place = outcome(PEMILU.place(cell))[1]
    assert place is None or PEMILU.exists(place)


def test_without_a_list_of_tps_any_number_of_a_known_kelurahan_is_a_tps():
    assert PILKADA.place("33.75.03.1004-777") == "33.75.03.1004-777"
    assert PILKADA.place("TPS 77 Medono") == f"{MEDONO}-077"
    assert PILKADA.place("TPS 902 Rutan Panjang Wetan") == f"{WETAN}-902"
    assert outcome(PILKADA.place("TPS 902")) == ("P008", None)
    assert outcome(PILKADA.place("Rutan")) == ("Q010", None)
    assert outcome(PILKADA.place("33.75.03.1004-000")) == ("Q010", None)
    assert outcome(PILKADA.place("33.75.03.1999-001")) == ("Q010", None)


# --- one place from several cells -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "place"),
    [
        ((BLANK, "Utara", "Panjang Wetan", 12), TPS),
        ((BLANK, "Utara", "Panjang Wetan", 12.0), TPS),
        ((BLANK, "Utara", "Panjang Wetan", "12.0"), TPS),
        ((BLANK, "Pekalongan Utara", "Kel. Panjang Wetan", "TPS 012"), TPS),
        ((BLANK, BLANK, "Panjang Wetan", "012"), TPS),
        ((BLANK, BLANK, BLANK, "TPS 12 Panjang Wetan"), TPS),
        ((BLANK, BLANK, "Panjang Wetan", "TPS 12 Panjang Wetan"), TPS),
        ((BLANK, "33.75.03", "33.75.03.1004", "12"), TPS),
        ((BLANK, "Utara", "Panjang Wetan", BLANK), WETAN),
        ((BLANK, "Utara", "Panjang Wetan", "-"), WETAN),
        ((BLANK, "Utara", BLANK, BLANK), "33.75.03"),
        (("PPS", "Utara", "Panjang Wetan", BLANK), WETAN),
        (("PPK", "Utara", BLANK, BLANK), "33.75.03"),
        (("TPS", "Utara", "Panjang Wetan", 12), TPS),
        (("TPS 12", BLANK, "Panjang Wetan", BLANK), TPS),
        (("KPPS 012", "Utara", "Panjang Wetan", BLANK), TPS),
        (("TPS 12", BLANK, "Panjang Wetan", 12), TPS),
        (("Kelurahan", BLANK, "Panjang Wetan", BLANK), WETAN),
        (("Panjang Wetan", BLANK, BLANK, 12), TPS),
        (("PPS Panjang Wetan", "Utara", "Panjang Wetan", BLANK), WETAN),
        (("Balai RW 3", "Utara", "Panjang Wetan", 12), TPS),
        (("TPS khusus Rutan", BLANK, "Panjang Wetan", 902), f"{WETAN}-902"),
        (("Gudang KPU", BLANK, BLANK, BLANK), "33.75"),
        (("Gudang KPU", "Timur", "Setono", BLANK), "33.75"),
        (("Penyedia", "-", "-", "-"), "penyedia"),
        (("lain:Posko", "Utara", BLANK, BLANK), "lain:Posko"),
        ((BLANK, "Kota Pekalongan", "Medono", 3), f"{MEDONO}-003"),
        ((BLANK, BLANK, "PPK Utara", BLANK), "33.75.03"),
        ((BLANK, BLANK, BLANK, 901), f"{WETAN}-901"),
    ],
)
def test_the_deepest_level_that_is_given_is_the_place(cells, place):
    assert PEMILU.joined(*cells) == place


def test_no_cells_are_no_place():
    assert PEMILU.joined(BLANK, "", " ", BLANK) is None
    assert PEMILU.joined("-", "-", "-", "-") is None


@pytest.mark.parametrize(
    ("cells", "answer"),
    [
        ((BLANK, "Timur", "Medono", 7), ("P005", f"{MEDONO}-007")),
        ((BLANK, "Timur", "Medono", 99), ("Q010", None)),
        ((BLANK, "Barat", "Medono", "0"), ("Q010", None)),
        ((BLANK, "Selatan", "Kuripan", 3), ("P001", None)),
        ((BLANK, "Tirto", "Tirto", 3), ("P007", None)),
        ((BLANK, "Wiradesa", "Bener", 3), ("P007", None)),
        ((BLANK, BLANK, BLANK, 7), ("P008", None)),
        ((BLANK, "Utara", BLANK, 7), ("P008", None)),
        ((BLANK, "Utara", "Utara", 7), ("P008", None)),
        ((BLANK, BLANK, "Medono", "-7"), ("P008", None)),
        ((BLANK, BLANK, "Medono", -7), ("P008", None)),
        ((BLANK, BLANK, "Medono", 7.5), ("P012", None)),
        ((BLANK, BLANK, "Medono", "1-5"), ("P012", None)),
        ((BLANK, BLANK, "Medono", date(2024, 2, 7)), ("P012", None)),
        ((BLANK, BLANK, "Medono", "7A"), ("P010", None)),
        ((BLANK, BLANK, "Medno", 7), ("P002", f"{MEDONO}-007")),
        ((BLANK, "Medono", BLANK, BLANK), ("P009", MEDONO)),
        (("TPS", BLANK, "Medono", BLANK), ("P008", None)),
        (("TPS 6", BLANK, "Medono", 5), ("P012", None)),
        (("PPK", "Utara", "Panjang Wetan", BLANK), ("P009", "33.75.03")),
        (("PPS Medono", BLANK, BLANK, 7), ("P009", MEDONO)),
        (("Medono", BLANK, "Podosugih", 5), ("P006", None)),
        (("Gudang KPU", "Utara", BLANK, BLANK), ("P006", None)),
        (("Warung Bu Sri", BLANK, "Medono", BLANK), ("P010", None)),
        (("Polsek", "Utara", BLANK, BLANK), ("Q010", None)),
        (("Xyzabc", "Barat", "Medono", 7), ("P011", f"{MEDONO}-007")),
    ],
)
def test_cells_that_disagree_or_lack_something_are_told(cells, answer):
    assert outcome(PEMILU.joined(*cells)) == answer


# --- boxes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "box"),
    [
        (f"{TPS}-PPWP", f"{TPS}-ppwp"),
        ("33.75.03.1004-12-ppwp", f"{TPS}-ppwp"),
        ("3375031004-012-PPWP", f"{TPS}-ppwp"),
        ("3375031004012 PPWP", f"{TPS}-ppwp"),
        ("Kotak PPWP TPS 12 Panjang Wetan", f"{TPS}-ppwp"),
        ("kotak suara presiden tps 12 panjang wetan", f"{TPS}-ppwp"),
        ("Presiden dan Wakil Presiden - TPS 12 Panjang Wetan", f"{TPS}-ppwp"),
        ("TPS 12 Panjang Wetan (DPRD Kab/Kota)", f"{TPS}-dprd_kota"),
        ("DPRD I TPS 12 Panjang Wetan", f"{TPS}-dprd_prov"),
        ("33.75.03.1004-012-DPR RI", f"{TPS}-dpr"),
        ("33.75.03-ppk-2", "33.75.03-ppk-2"),
        ("33.75.03-PPK-2", "33.75.03-ppk-2"),
        ("PPK Utara kotak 1", "33.75.03-ppk-1"),
        ("Kotak 2 PPK Pekalongan Barat", "33.75.01-ppk-2"),
    ],
)
def test_a_box_is_read_from_any_spelling_of_its_id(cell, box):
    assert PEMILU.box(cell) == box


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        (f"{TPS}-pilgub", ("Q007", None)),
        ("33.75.03.1004-777-ppwp", ("Q007", None)),
        ("33.75.03-ppk-9", ("Q007", None)),
        ("33.75.03.1004-012", ("Q007", None)),
        ("TPS 12 Panjang Wetan", ("Q007", None)),
        ("PPWP Medono", ("Q007", None)),
        ("kotak 12", ("Q007", None)),
        ("xyz", ("Q007", None)),
        ("KTK-0123", ("P101", None)),
        ("DPRD TPS 12 Panjang Wetan", ("P104", None)),
        ("PPWP TPS 12 Panjang", ("P001", None)),
        ("PPWP TPS 12 Panjang Wtean", ("P002", f"{TPS}-ppwp")),
    ],
)
def test_what_is_no_certain_box_is_refused_or_asked(cell, answer):
    assert outcome(PEMILU.box(cell)) == answer


def test_a_box_belongs_to_a_ballot_type_of_the_election():
    assert PILKADA.box(f"{TPS}-pilgub") == f"{TPS}-pilgub"
    assert PILKADA.box("Kotak Gubernur TPS 12 Panjang Wetan") == f"{TPS}-pilgub"
    assert code(PILKADA.box(f"{TPS}-ppwp")) == "Q007"


SEEN = {"ktk0123": f"{TPS}-ppwp", "1": f"{MEDONO}-001-dpr"}


@pytest.mark.parametrize(
    ("cells", "box", "label"),
    [
        (("KTK-0123", BLANK, BLANK, "Panjang Wetan", 12, "PPWP"), f"{TPS}-ppwp", "KTK-0123"),
        (("KTK-0124", BLANK, BLANK, "Panjang Wetan", 12, "PPWP"), f"{TPS}-ppwp", "KTK-0124"),
        (("KTK-0123", BLANK, BLANK, BLANK, BLANK, BLANK), f"{TPS}-ppwp", "KTK-0123"),
        (("ktk 0123", BLANK, BLANK, "Panjang Wetan", 12, BLANK), f"{TPS}-ppwp", "ktk 0123"),
        (("1", BLANK, BLANK, "Panjang Wetan", 12, "DPR"), f"{TPS}-dpr", "1"),
        (("PPWP", BLANK, BLANK, "Panjang Wetan", 12, BLANK), f"{TPS}-ppwp", None),
        (("PPWP-0099", BLANK, BLANK, "Panjang Wetan", 12, BLANK), f"{TPS}-ppwp", "PPWP-0099"),
        (("TPS 12", BLANK, BLANK, "Panjang Wetan", BLANK, "PPWP"), f"{TPS}-ppwp", None),
        (("TPS 12 Panjang Wetan", BLANK, BLANK, BLANK, BLANK, "PPWP"), f"{TPS}-ppwp", None),
        ((BLANK, "TPS 12 Panjang Wetan", BLANK, BLANK, BLANK, "PPWP"), f"{TPS}-ppwp", None),
        ((BLANK, BLANK, "Utara", "Panjang Wetan", "012", "DPRD II"), f"{TPS}-dprd_kota", None),
        ((f"{TPS}-ppwp", BLANK, BLANK, BLANK, BLANK, BLANK), f"{TPS}-ppwp", None),
        ((f"{TPS}-ppwp", BLANK, BLANK, "Panjang Wetan", 12, "PPWP"), f"{TPS}-ppwp", None),
        (("Kotak 1", BLANK, "Utara", BLANK, BLANK, BLANK), "33.75.03-ppk-1", "Kotak 1"),
        ((2, BLANK, "Utara", BLANK, BLANK, BLANK), "33.75.03-ppk-2", "2"),
        ((BLANK, BLANK, BLANK, BLANK, BLANK, BLANK), None, None),
        (("", "-", BLANK, BLANK, BLANK, BLANK), None, None),
    ],
)
def test_a_box_is_known_by_its_place_and_ballot_type_else_by_its_label(cells, box, label):
    assert PEMILU.boxed(*cells, SEEN) == (box, label)


@pytest.mark.parametrize(
    ("cells", "answer", "label"),
    [
        (("KTK-0999", BLANK, BLANK, BLANK, BLANK, BLANK), ("P101", None), "KTK-0999"),
        (("KTK-0999", BLANK, BLANK, "Panjang Wetan", 12, BLANK), ("P101", None), "KTK-0999"),
        (("KTK-5 PPWP", BLANK, BLANK, BLANK, BLANK, BLANK), ("P101", None), "KTK-5 PPWP"),
        (("KTK-0123", BLANK, BLANK, "Panjang Wetan", 13, "PPWP"), ("P102", f"{WETAN}-013-ppwp"), "KTK-0123"),
        (("KTK-0123", BLANK, BLANK, "Panjang Wetan", 13, BLANK), ("P102", None), "KTK-0123"),
        (("KTK-0123", BLANK, BLANK, BLANK, BLANK, "DPR"), ("P102", None), "KTK-0123"),
        ((f"{TPS}-ppwp", BLANK, BLANK, "Panjang Wetan", 13, "PPWP"), ("P102", f"{WETAN}-013-ppwp"), None),
        (("TPS 4 Medono", BLANK, BLANK, "Medono", 3, "DPR"), ("P102", f"{MEDONO}-003-dpr"), None),
        (("Kotak DPD", BLANK, BLANK, "Medono", 3, "DPR"), ("P102", f"{MEDONO}-003-dpr"), None),
        (("1", BLANK, BLANK, BLANK, BLANK, BLANK), ("Q007", None), "1"),
        (("Kotak 1", BLANK, BLANK, "Panjang Wetan", 12, BLANK), ("Q007", None), "Kotak 1"),
        ((BLANK, BLANK, BLANK, "Medono", 3, BLANK), ("Q007", None), None),
        ((BLANK, BLANK, BLANK, BLANK, BLANK, "DPR"), ("Q007", None), None),
        ((BLANK, BLANK, BLANK, "Medono", 99, "DPR"), ("Q010", None), None),
        ((BLANK, BLANK, "Timur", "Medono", 3, "DPR"), ("P005", f"{MEDONO}-003-dpr"), None),
        ((BLANK, BLANK, BLANK, "Medno", 3, "DPR"), ("P002", f"{MEDONO}-003-dpr"), None),
        ((BLANK, BLANK, BLANK, "Panjang", 3, "DPR"), ("P001", None), None),
        ((BLANK, BLANK, BLANK, "Medono", 3, "DPRD"), ("P104", None), None),
        ((BLANK, BLANK, BLANK, "Medono", 3, "Gubernur"), ("P103", None), None),
    ],
)
def test_a_box_that_is_not_certain_is_told(cells, answer, label):
    box, own = PEMILU.boxed(*cells, SEEN)
    assert (outcome(box), own) == (answer, label)


def test_a_contradicting_label_says_where_it_was_seen():
    box, _ = PEMILU.boxed("KTK-0123", BLANK, BLANK, "Panjang Wetan", 13, "PPWP", SEEN)
    assert "“KTK-0123” menunjuk kotak ppwp TPS 12 Panjang Wetan" in said(box)


# --- ballot types and items -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ballot", "cells"),
    [
        (
            "ppwp",
            "ppwp|PPWP|Presiden|Pilpres|Presiden dan Wakil Presiden|SS PPWP|Surat Suara PPWP"
            "|PPWP (Presiden)|Kotak PPWP",
        ),
        ("dpr", "DPR|DPR RI|DPR-RI|Surat suara DPR RI|Dewan Perwakilan Rakyat"),
        ("dpd", "DPD|DPD RI|Anggota DPD"),
        ("dprd_prov", "DPRD Prov|DPRD Provinsi|DPRD Prov.|DPRD I|DPRD Propinsi Jawa Tengah|dprd_prov"),
        ("dprd_kota", "DPRD Kab/Kota|DPRD Kota|DPRD II|DPRD Kabupaten/Kota|DPRD Kota Pekalongan|DPRD (Kota)"),
    ],
)
def test_a_ballot_type_is_read_in_any_spelling(ballot, cells):
    read = {cell: PEMILU.ballot(cell) for cell in cells.split("|")}
    assert read == dict.fromkeys(read, ballot)


def test_pilkada_has_its_own_ballot_types():
    gubernur = ("Gubernur", "Pilgub", "Gubernur dan Wakil Gubernur", "Pemilihan Gubernur", "Gubenur")
    wali = ("Walikota", "Wali Kota", "Wali Kota dan Wakil Wali Kota", "Pilwalkot", "Pilwakot")
    assert {PILKADA.ballot(cell) for cell in gubernur} == {"pilgub"}
    assert {PILKADA.ballot(cell) for cell in wali} == {"pilwalkot"}
    assert code(PILKADA.ballot("PPWP")) == code(PILKADA.ballot("DPRD")) == "P103"


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("DPRD", ("P104", None)),
        ("DPR DPD", ("P104", None)),
        ("Pileg", ("P104", None)),
        ("Presidn", ("P105", "ppwp")),
        ("DPRD Provnsi", ("P105", "dprd_prov")),
        ("DPP", ("P103", None)),
        ("Gubernur", ("P103", None)),
        ("DPRD Kab. Pekalongan", ("P103", None)),
        ("kuning", ("P103", None)),
        ("", ("P103", None)),
    ],
)
def test_a_ballot_type_that_is_not_certain_is_told(cell, answer):
    assert outcome(PEMILU.ballot(cell)) == answer


def test_an_item_is_known_by_code_or_label_within_its_election():
    assert PEMILU.item("Surat suara DPR") == "surat_suara_dpr"
    assert PEMILU.item("KOTAK_SUARA") == "kotak_suara"
    assert code(PEMILU.item("surat_suara_pilgub")) == "Q006"


# --- printing, and the rules themselves -----------------------------------------------------------------


def test_a_place_is_printed_with_its_official_spelling():
    assert place_printed(TPS) == {
        "code": TPS,
        "kind": "tps",
        "kecamatan": "Pekalongan Utara",
        "kelurahan": "Panjang Wetan",
        "tps": 12,
        "name": "TPS 12 Panjang Wetan",
    }
    assert place_printed("lain:Posko Rob")["name"] == "Posko Rob"
    assert place_printed(None) is None


def test_a_box_is_printed_with_its_home_and_named_as_people_say_it():
    home = {"kecamatan": "Pekalongan Utara", "kelurahan": "Panjang Wetan"}
    assert box_printed(f"{TPS}-ppwp") == {"election": "ppwp", **home, "tps": 12}
    assert box_name(f"{TPS}-ppwp") == "kotak ppwp TPS 12 Panjang Wetan"


def test_every_rule_about_names_has_its_own_code():
    codes = [rule.code for rule in rules.RULES]
    assert len(set(codes)) == len(codes)
    assert all(rule.code.startswith("P") for rule in rules.RULES)


def test_number_cells_are_codes_as_spreadsheets_keep_them():
    assert PEMILU.place(33.75) == "33.75"
    assert PEMILU.place(3375031004) == WETAN
    assert PEMILU.place(3375031004.0) == WETAN
    assert code(PEMILU.place(True)) == "Q010"


def test_a_text_far_longer_than_any_place_is_unknown_and_takes_no_time():
    long = PEMILU.read("TPS 1 Medono " * 10_000)
    assert (long.numbers, long.villages, len(long.rest)) == ((), (), 1)
    assert code(PEMILU.place("TPS 1 Medono " * 10_000)) == "Q010"


def test_a_raised_number_is_no_small_number():
    assert Look(["1", "2"]).mostly("small")
    assert not Look(["²", "①"]).mostly("small")
