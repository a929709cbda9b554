"""Every row of a sheet is header, letterhead, data or passed with a reason; a real row is never passed."""

import datetime
import random

import pytest

from lib.ingest import special
from lib.ingest.columns import mapped
from lib.ingest.table import Mapped, Source, Via
from lib.kernel.logs import SEAL_CHECKS
from tests.unit.tables_made import fields, read, table, values

HEADER = ["Tujuan", "Barang", "Jumlah dikirim", "Tiba"]
TIBA = "13/02/2024 09.00"


def row(number=1, village="Medono"):
    return [f"TPS {number} {village}", "tinta", 2, TIBA]


def numbers(found):
    return [number for number, _ in found.data]


def why(found):
    assert isinstance(found, Mapped), found.why
    return dict(found.passed)


# --- above the table --------------------------------------------------------------------------------------

KOP = [
    ["BAWASLU KOTA PEKALONGAN"],
    ["LAPORAN PENGAWASAN DISTRIBUSI LOGISTIK PEMILU 2024"],
    ["Kecamatan : Pekalongan Barat"],
    ["Hari/Tanggal : Selasa, 13 Februari 2024"],
    ["No. Surat Jalan:", "", "012/SJ/II/2024"],
    ["Dari", ":", "Gudang KPU"],
    ["Barang", "Kotak suara"],
]


def test_a_letterhead_counts_for_every_row():
    found = read(
        [
            *KOP,
            [],
            ["Kelurahan", "TPS", "Jam Tiba", "Jml Terima"],
            ["Medono", 1, "09.00", 5],
            ["Medono", 2, "09.10", 5],
        ]
    )
    assert [
        (one["document_no"], one["origin"], one["item"], one["destination"], one["arrived_at"], one["party"])
        for one in values(found)
    ] == [
        (
            "012/SJ/II/2024",
            "Gudang KPU",
            "Kotak suara",
            (None, "Pekalongan Barat", "Medono", tps),
            ("13 Februari 2024", jam),
            ("panwascam",),
        )
        for tps, jam in ((1, "09.00"), (2, "09.10"))
    ]
    assert all(
        at >= found.width for source in found.lanes[0] for at in source.positions if source.field == "origin"
    )


def test_a_column_of_the_table_beats_the_letterhead():
    found = read(
        [
            *KOP,
            [],
            ["Kelurahan", "TPS", "Barang", "Tgl Tiba", "Jml Terima"],
            ["Medono", 1, "tinta", "12/02/2024", 2],
        ]
    )
    assert (values(found)[0]["item"], values(found)[0]["arrived_at"]) == ("tinta", "12/02/2024")


def test_a_surat_jalan_tells_place_number_and_day_above_its_goods():
    found = read(
        [
            ["KOMISI PEMILIHAN UMUM KOTA PEKALONGAN"],
            ["SURAT JALAN"],
            ["Nomor : 012/SJ/II/2024", "", "", "Tanggal : 12 Februari 2024"],
            ["Dari : Gudang KPU", "", "", "Tujuan : PPK Pekalongan Utara"],
            ["Nopol", ":", "G 1904 XA"],
            ["No", "Nama Barang", "Jumlah", "Satuan"],
            [1, "Kotak suara", 1160, "buah"],
        ]
    )
    assert values(found) == [
        {
            "document_no": "012/SJ/II/2024",
            "item": "Kotak suara",
            "origin": "Gudang KPU",
            "destination": "PPK Pekalongan Utara",
            "departed_at": "12 Februari 2024",
            "qty_sent": 1160,
            "vehicle": "G 1904 XA",
            "party": ("kpu",),
        }
    ]


@pytest.mark.parametrize(
    ("head", "party"),
    [
        ("PANWASLU KECAMATAN PEKALONGAN UTARA", "panwascam"),
        ("BADAN PENGAWAS PEMILIHAN UMUM", "panwascam"),
        ("KOMISI PEMILIHAN UMUM", "kpu"),
        ("PPK PEKALONGAN TIMUR", "ppk"),
        ("PANITIA PEMUNGUTAN SUARA KELURAHAN MEDONO", "pps"),
        ("REKAP PENGIRIMAN DARI KPU KE PPK", None),
    ],
)
def test_the_head_says_whose_paper_it_is_when_it_is_clear(head, party):
    found = read([[head], HEADER, row()])
    told = [source.words for source in found.lanes[0] if source.field == "party"]
    assert told == ([(party,)] if party else [])


def test_two_heads_that_differ_say_nothing():
    found = read([["KPU KOTA PEKALONGAN"], ["PPK PEKALONGAN TIMUR"], HEADER, row()])
    assert not [source for source in found.lanes[0] if source.field == "party"]


def test_a_fact_that_is_said_twice_and_differently_is_not_used():
    found = read(
        [
            ["Tanggal : 12 Februari 2024"],
            ["Tanggal : 13 Februari 2024"],
            ["Tujuan", "Barang", "Jam Tiba"],
            ["PPS Medono", "tinta", "09.00"],
        ]
    )
    assert Source("arrived_at", Via.CELL, (2,)) in found.lanes[0]


def test_the_day_of_the_election_in_a_title_is_no_day_of_the_report():
    found = read(
        [
            ["LOGISTIK PEMILU 14 FEBRUARI 2024"],
            ["Tujuan", "Barang", "Jam Tiba"],
            ["PPS Medono", "tinta", "09.00"],
        ]
    )
    assert Source("arrived_at", Via.CELL, (2,)) in found.lanes[0]


def test_a_title_names_the_goods_and_the_name_of_the_sheet_the_kelurahan():
    found = read([["DISTRIBUSI KOTAK SUARA"], ["TPS", "Jml Krm"], [1, 5]], sheet="Kel. Medono")
    assert values(found) == [{"item": "kotak_suara", "destination": (None, None, "Medono", 1), "qty_sent": 5}]


def test_a_title_with_two_kinds_of_goods_names_none():
    assert not isinstance(
        read([["DISTRIBUSI KOTAK SUARA DAN TINTA"], ["Tujuan", "Jml Krm"], ["PPS Medono", 5]]), Mapped
    )


@pytest.mark.parametrize(
    ("title", "sheet", "context", "told"),
    [
        ("PEMERIKSAAN SEGEL DI PPK", None, "", "ppk"),
        ("REKAP", "Segel PPS", "", "pps"),
        ("REKAP", None, "Segel PPK Utara.xlsx", "ppk"),
        ("PEMERIKSAAN SEGEL DI GUDANG KPU", None, "", "gudang_kpu"),
    ],
)
def test_a_title_or_a_name_says_where_seals_were_checked(title, sheet, context, told):
    rows = [
        [title],
        ["TPS", "Kotak", "Waktu Cek", "Kondisi"],
        ["TPS 1 Medono", "PPWP", "10/02/2024 10.00", "utuh"],
    ]
    found = read(rows, sheet=sheet, context_text=context)
    assert values(found)[0]["checkpoint"] == told


def test_a_sheet_may_be_named_after_the_ballot_paper():
    rows = [["SEGEL DI PPK"], ["TPS", "Waktu Cek", "Kondisi"], ["TPS 1 Medono", "10/02/2024 10.00", "utuh"]]
    assert values(read(rows, sheet="DPR RI"))[0]["box_id"] == (None, "TPS 1 Medono", None, None, None, "dpr")


def test_a_place_in_a_title_is_not_added_to_places_that_are_whole():
    found = read([["Panwascam Pekalongan Utara"], HEADER, row()], sheet="Utara")
    assert Source("destination", Via.CELL, (0,)) in found.lanes[0]


# --- headers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("merged", [(), [(1, 1, 1, 2), (1, 3, 1, 5)]])
def test_a_header_of_two_rows_is_joined_with_or_without_merged_cells(merged):
    found = read(
        [
            ["Tujuan", "RENCANA", "", "JUMLAH", "", "", "Barang"],
            ["", "Berangkat", "Tiba", "Kirim", "Terima", "Rusak", ""],
            ["PPS Medono", "12/02/2024", "12/02/2024", 5, 5, 0, "tinta"],
        ],
        merged=merged,
    )
    assert fields(found) == {
        "Tujuan": "destination",
        "RENCANA / Berangkat": "planned_departure",
        "RENCANA / Tiba": "planned_arrival",
        "JUMLAH / Kirim": "qty_sent",
        "JUMLAH / Terima": "qty_received",
        "JUMLAH / Rusak": "qty_damaged",
        "Barang": "item",
    }
    assert (found.header, numbers(found)) == (2, [3])


def test_a_header_of_three_rows_is_joined():
    found = read(
        [
            ["Tujuan", "DIKIRIM", "", ""],
            ["", "Surat Suara", "", "Tinta"],
            ["", "PPWP", "DPR RI", ""],
            ["PPS Medono", 300, 301, 2],
        ]
    )
    assert [(*lane[-2].words, values(found, at)[0]["qty_sent"]) for at, lane in enumerate(found.lanes)] == [
        ("surat_suara_ppwp", 300),
        ("surat_suara_dpr", 301),
        ("tinta", 2),
    ]


def test_a_row_of_data_is_never_taken_into_the_header():
    found = read(
        [
            ["Tujuan", "Barang", "Tiba", "Ket"],
            ["PPS Medono", "Tinta", "12/02/2024", ""],
            ["PPS Tirto", "Tinta", "", "rusak"],
        ]
    )
    assert (found.header, numbers(found)) == (1, [2, 3])


# --- below the header -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "marks",
    [
        ["(1)", "(2)", "(3)", "(4)"],
        [1, 2, 3, 4],
        ["1", "2", "3", "4"],
        ["a", "b", "c", "d"],
        ["1", "2", "3", "4=3-2"],
    ],
)
def test_a_numbering_row_is_passed(marks):
    found = read([HEADER, marks, row()])
    assert (why(found), numbers(found)) == ({2: special.NUMBERING}, [3])


def test_a_repeated_header_with_its_numbering_and_title_is_passed():
    page = [["DAFTAR PENGIRIMAN"], HEADER, ["(1)", "(2)", "(3)", "(4)"]]
    found = read([*page, row(1), ["Halaman 1"], *page, row(2)])
    assert numbers(found) == [4, 9]
    assert list(why(found).values()) == [
        special.NUMBERING,
        special.TITLE,
        special.TITLE,
        special.HEADER,
        special.NUMBERING,
    ]


@pytest.mark.parametrize(
    "total",
    [
        ["TOTAL", "", 4, ""],
        ["Jumlah", "", 4, ""],
        ["", "Sub total", 4, ""],
        ["Jumlah Kec. Utara", "", 4, ""],
        ["Jumlah", "Medono", 4, ""],
        ["JUMLAH SELURUHNYA", "", "", ""],
        ["A. Subtotal Medono", "", "4 botol", ""],
    ],
)
def test_a_total_is_passed_wherever_it_stands(total):
    found = read([HEADER, row(1), total, row(2)])
    assert (why(found), numbers(found)) == ({3: special.TOTAL}, [2, 4])


def test_a_row_whose_only_cell_is_in_error_is_a_row_of_data():
    sheet = table([HEADER, row(1), row(2)], failed={(4, 2): "#REF!"})
    sheet.rows.append((4, [None, None, None]))
    assert numbers(mapped(sheet, "berkas.xlsx", None)) == [2, 3, 4]


@pytest.mark.parametrize(
    "odd",
    [
        ["Jumlah", "tinta", 4, TIBA],
        ["", "", 3, ""],
        ["apa ini", "", "", ""],
        ["TPS 1 Medono", "", "", ""],
        ["Total", "tinta", "", "besok"],
    ],
)
def test_a_row_that_may_be_real_is_kept(odd):
    assert numbers(read([HEADER, row(1), odd, row(2)])) == [2, 3, 4]


def test_notes_signatures_and_names_below_the_table_are_passed():
    foot = [
        ["*) susulan"],
        ["Sumber: PPK"],
        ["", "", "Pekalongan, 13 Februari 2024", ""],
        ["Mengetahui", "", "Petugas", ""],
        ["Ketua", "", "", ""],
        ["Nama Satu", "", "Nama Dua", ""],
        ["NIP. 19800101 200501 1 001", "", "", ""],
    ]
    found = read([HEADER, row(1), row(2), [], *foot])
    assert numbers(found) == [2, 3]
    assert len(why(found)) == len(foot)


def test_a_full_row_below_a_note_is_data():
    found = read([HEADER, row(1), ["Keterangan: susulan"], row(2), ["Mengetahui"]])
    assert numbers(found) == [2, 4]


def test_numbers_without_anything_beside_them_are_an_unfilled_form():
    found = read([["No", *HEADER], [1, *row()], [2, "", "", "", ""], [3, "", "", "", ""]])
    assert (numbers(found), set(why(found).values())) == ([2], {special.UNFILLED})


def test_a_second_table_of_the_same_columns_is_read_and_another_one_is_told():
    same = read([HEADER, row(1), [], HEADER, row(2)])
    other = read(
        [
            HEADER,
            row(1),
            [],
            ["Segel"],
            ["TPS", "Jenis Surat Suara", "Tanggal", "Titik", "Kondisi"],
            ["TPS 1 Medono", "PPWP", "10/02/2024", "PPK", "utuh"],
        ]
    )
    assert numbers(same) == [2, 5]
    assert (numbers(other), set(why(other).values())) == ([2], {special.OTHER_TABLE})


# --- sections ---------------------------------------------------------------------------------------------


def test_a_section_gives_its_place_to_the_rows_below_it():
    found = read(
        [
            ["Barang", "TPS", "Jml Krm", "Tgl Terima"],
            ["KECAMATAN PEKALONGAN BARAT"],
            ["KELURAHAN MEDONO"],
            ["Kotak", 1, 5, "13/02/2024"],
            ["Sub total", "", 5, ""],
            ["Kel. Tirto"],
            ["Kotak", 1, 5, "13/02/2024"],
            ["KEC. PEKALONGAN TIMUR"],
            ["Kotak", 1, 5, "13/02/2024"],
        ]
    )
    assert [one["destination"] for one in values(found)] == [
        (None, "Pekalongan Barat", "MEDONO", 1),
        (None, "Pekalongan Barat", "Tirto", 1),
        (None, "Pekalongan Timur", None, 1),
    ]
    assert "KELURAHAN MEDONO" in why(found)[3]


def test_a_section_may_be_a_day_or_goods():
    goods = read(
        [
            ["Tujuan", "Jml Krm", "Jml Terima", "Tiba"],
            ["KOTAK SUARA"],
            ["PPS Medono", 5, 5, TIBA],
            ["B. TINTA"],
            ["PPS Medono", 2, 2, TIBA],
        ]
    )
    days = read(
        [
            ["Tujuan", "Barang", "Jml Krm", "Jam Tiba"],
            ["Senin, 12 Februari 2024"],
            [*row()[:3], "09.00"],
            ["13/02/2024"],
            [*row()[:3], "09.00"],
        ]
    )
    assert [one["item"] for one in values(goods)] == ["kotak_suara", "tinta"]
    assert [one["arrived_at"] for one in values(days)] == [
        ("12 Februari 2024", "09.00"),
        ("13/02/2024", "09.00"),
    ]


def test_a_bare_name_in_the_column_of_names_is_an_unfilled_row_and_no_section():
    found = read(
        [
            ["Kelurahan", "TPS", "Barang", "Jml Krm"],
            ["Medono", 1, "tinta", 2],
            ["Tirto", "", "", ""],
            ["Medono", 2, "tinta", 2],
        ]
    )
    assert numbers(found) == [2, 3, 4]


# --- merged cells -----------------------------------------------------------------------------------------


def test_merged_cells_are_filled_in_but_amounts_are_only_marked():
    rows = [
        ["No SJ", "Barang", "Tujuan", "Jml Krm", "Tiba"],
        ["SJ-1", "tinta", "TPS 1 Medono", 6, TIBA],
        ["", "tinta", "TPS 2 Medono", "", ""],
        ["", "tinta", "TPS 3 Medono", "", ""],
    ]
    found = read(rows, merged=[(2, 0, 4, 0), (2, 3, 4, 3), (2, 4, 4, 4)])
    assert [(one["document_no"], one["qty_sent"], one["arrived_at"]) for one in values(found)] == [
        ("SJ-1", 6, TIBA),
        ("SJ-1", None, TIBA),
        ("SJ-1", None, TIBA),
    ]
    assert found.spread == {(2, 3), (3, 3), (4, 3)}
    assert found.table.rows[2][1][0] is None  # the sheet itself stays as it was read


def test_a_cell_merged_over_two_names_counts_for_both_and_a_page_wide_one_for_none():
    rows = [
        ["Kec", "Kel", "TPS", "Barang", "Jml Krm"],
        ["Barat", "", 1, "tinta", 2],
        ["susulan", "", "", "", ""],
        ["Barat", "Medono", 2, "tinta", 2],
    ]
    found = read(rows, merged=[(2, 0, 2, 1), (3, 0, 3, 4)])
    assert [cells[:2] for _, cells in found.data] == [
        ["Barat", "Barat"],
        ["susulan", None],
        ["Barat", "Medono"],
    ]


def test_a_merged_area_that_reaches_a_million_rows_down_costs_nothing():
    found = read([HEADER, row(1), row(2)], merged=[(2, 1, 1_048_576, 1)])
    assert [cells[1] for _, cells in found.data] == ["tinta", "tinta"]


# --- laws -------------------------------------------------------------------------------------------------


PIECES = [
    row(1),
    row(2),
    row(3, "Tirto"),
    HEADER,
    ["TOTAL", "", 4, ""],
    ["Kel. Medono"],
    ["Mengetahui"],
    ["Catatan: susulan"],
    ["apa ini"],
    ["(1)", "(2)", "(3)", "(4)"],
    [],
    ["", "", 7, ""],
    ["KECAMATAN PEKALONGAN BARAT"],
    ["Nama Satu", "", "Nama Dua", ""],
    ["TPS 9 Medono", "tinta", "", ""],
    ["Pekalongan, 13 Februari 2024"],
]


@pytest.mark.parametrize("seed", range(60))
def test_no_row_is_lost_and_no_full_row_is_passed(seed):
    chance = random.Random(seed)  # noqa: S311 (a shuffle)
    body = [chance.choice(PIECES) for _ in range(chance.randrange(1, 25))]
    rows = [*chance.choice([[], KOP[:1], [["REKAP"], []]]), HEADER, row(1), *body]
    found = read(rows, exact=chance.random() < 0.5)
    assert isinstance(found, Mapped)
    below = [number for number, _ in table(rows).rows if number > found.header]
    assert sorted([*numbers(found), *why(found)]) == below
    full = {number for number, cells in table(rows).rows if len(cells) == 4 and cells[3] == TIBA}
    assert full <= set(numbers(found))


def test_real_dates_and_times_are_told_apart_in_a_workbook():
    found = read(
        [
            ["Label Kotak", "Titik", "Tanggal", "Jam", "Kondisi"],
            ["A-1", "PPK", datetime.date(2024, 2, 10), datetime.time(14, 30), "utuh"],
        ]
    )
    assert found.log is SEAL_CHECKS
    assert Source("checked_at", Via.MOMENT, (2, 3)) in found.lanes[0]


def test_a_form_with_values_beside_their_labels_is_a_letterhead():
    found = read(
        [
            ["FORMULIR PENGAWASAN"],
            ["Kelurahan", "", ": Medono", "", "Tanggal", "", ": 13 Februari 2024"],
            ["No", "TPS", "Barang", "Jml Terima", "", "", ""],
            [1, "01", "tinta", 2, "", "", ""],
        ]
    )
    assert values(found) == [
        {
            "item": "tinta",
            "destination": (None, None, "Medono", "01"),
            "arrived_at": "13 Februari 2024",
            "qty_received": 2,
        }
    ]


@pytest.mark.parametrize(
    "span", ["10 - 13 Februari 2024", "10 s.d. 13 Februari 2024", "10 sampai 13 Februari 2024"]
)
def test_several_days_are_no_date_of_the_rows(span):
    found = read([[f"Tanggal : {span}"], ["Tujuan", "Barang", "Jam Tiba"], ["PPS Medono", "tinta", "09.00"]])
    assert Source("arrived_at", Via.CELL, (2,)) in found.lanes[0]
