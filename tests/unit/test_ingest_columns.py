"""Columns are known by what people write over them, and a wrong reading is never preferred to none."""

import datetime
import time

import pytest

from lib.ingest.columns import known_names, mapped, required
from lib.ingest.headwords import meaning
from lib.ingest.table import Answers, Mapped, Source, Table, Unmapped, Via
from lib.kernel.logs import ALLOCATIONS, BOX_COUNTS, DELIVERIES, LOGS, SEAL_CHECKS, SORTINGS, TPS_MASTER
from tests.unit.tables_made import fields, read, values

# --- single titles ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("No. SJ", "document_no"),
        ("No Surat Jalan", "document_no"),
        ("Nomor DO", "document_no"),
        ("Nama Barang", "item"),
        ("Jenis Logistik", "item"),
        ("Tgl Brgkt", "departed_at.date"),
        ("Tgl. Berangkat", "departed_at.date"),
        ("Jam Berangkat", "departed_at.time"),
        ("Waktu Tiba (WIB)", "arrived_at"),
        ("Rencana Tiba", "planned_arrival"),
        ("ETA", "planned_arrival"),
        ("Jml Krm", "qty_sent"),
        ("Jumlah\nDikirim (lbr)", "qty_sent"),
        ("Qty Sent", "qty_sent"),
        ("Jlh Terima", "qty_received"),
        ("Jml Rsk", "qty_damaged"),
        ("Ket.", "note"),
        ("Keterangan – dicek PPS", "note"),
        ("Nopol", "vehicle"),
        ("Jenis Kend.", "vehicle_kind"),
        ("Nama penerima", "received_by"),
        ("Destination", "destination"),
        ("grp_logistik/jumlah_kirim", "qty_sent"),
        ("Data pengiriman/Nomor surat jalan", "document_no"),
        ("1. Nomor BAST", "handover_doc"),
        ("Sebab keterlambatan", "delay_cause"),
    ],
)
def test_a_title_of_a_delivery_is_known_however_it_is_written(title, field):
    assert meaning((title,), DELIVERIES).role == field


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Kondisi Segel", "condition"),
        ("Seal condition", "condition"),
        ("Segel utuh (Ya/Tidak)", "condition"),
        ("Apakah segel utuh?", "condition"),
        ("Waktu Cek", "checked_at"),
        ("Titik Periksa", "checkpoint"),
        ("Jenis Surat Suara", "box_id.ballot"),
        ("No. Segel Tercatat", "seal_nos_recorded"),
        ("Nomor segel yang ditemukan", "seal_nos_found"),
        ("Jml segel seharusnya", "seals_expected"),
        ("No. BA", "ba_no"),
        ("Diperiksa oleh", "officer"),
        ("Nomor segel pengganti", "new_seal_nos"),
    ],
)
def test_a_title_of_a_seal_check_is_known_however_it_is_written(title, field):
    assert meaning((title,), SEAL_CHECKS).role == field


@pytest.mark.parametrize(
    "title", ["No", "No.", "Paraf", "Tanda Tangan", "Satuan", "Timestamp", "_submission_time"]
)
def test_some_titles_are_known_to_be_no_field(title):
    assert meaning((title,), DELIVERIES).role == ""


@pytest.mark.parametrize(
    "title", ["Sopir cadangan", "Cuaca", "Jabatan", "Warna", "Kode pos", "Rusuk", "Tiga"]
)
def test_a_title_that_is_near_to_nothing_stays_unknown(title):
    assert meaning((title,), DELIVERIES) is None


@pytest.mark.parametrize(
    ("title", "field"),
    [("Tujuann", "destination"), ("Jumlh Dikrim", "qty_sent"), ("Brangkatt", "departed_at")],
)
def test_a_misspelt_title_is_known_with_a_lower_score(title, field):
    found = meaning((title,), DELIVERIES)
    assert (found.role, found.score < 100) == (field, True)


@pytest.mark.parametrize(
    ("group", "title", "field"),
    [
        ("RENCANA", "Berangkat", "planned_departure"),
        ("REALISASI", "Tiba", "arrived_at"),
        ("Jumlah", "Terima", "qty_received"),
        ("ASAL", "Kecamatan", "origin.kecamatan"),
        ("TUJUAN", "TPS", "destination.tps"),
        ("Berangkat", "Jam", "departed_at.time"),
        ("LAPORAN", "Tujuan", "destination"),
        ("RENCANA", "Keterangan", "note"),
    ],
)
def test_a_group_title_belongs_to_the_title_below_it(group, title, field):
    assert meaning((group, title), DELIVERIES).role == field


def test_a_group_that_changes_a_title_into_something_unknown_makes_it_unknown():
    assert meaning(("Rusak", "Jam"), DELIVERIES) is None


# --- canonical tables -------------------------------------------------------------------------------------


@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_a_log_is_known_by_its_field_names_and_by_its_labels(log):
    names = [column.name for column in log.columns]
    for header in (names, [column.label.upper() + ":" for column in log.columns]):
        found = read([header, ["x"] * len(header)], exact=True)
        assert (found.log, [match.field for match in found.matches]) == (log, names)


@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_no_two_fields_of_a_log_share_a_name(log):
    for column in log.columns:
        assert known_names(log)[column.name.replace("_", "")] == column.name


def test_a_canonical_table_reads_each_field_from_its_cell_and_shares_its_rows():
    rows = [
        ["document_no", "item", "origin", "destination", "qty_sent"],
        ["Total", "tinta", "33.75", "33.75.03", "5"],
    ]
    found = read(rows, exact=True)
    assert found.lanes == (tuple(Source(name, Via.CELL, (at,)) for at, name in enumerate(rows[0])),)
    assert found.data[0][1] is found.table.rows[1][1]
    assert (found.header, found.width, found.passed, found.spread) == (1, 5, (), frozenset())


def test_fifty_thousand_canonical_rows_take_no_time_of_their_own():
    header = ["document_no", "item", "destination", "qty_sent", "arrived_at"]
    rows = [(1, header), *((at, ["SJ", "tinta", "33.75.03", "5", "2024-02-13"]) for at in range(2, 50_002))]
    start = time.process_time()
    found = mapped(Table(None, rows, exact=True), "besar.csv")
    assert len(found.data) == 50_000
    assert time.process_time() - start < 1


# --- deliveries as people make them -----------------------------------------------------------------------


def test_kecamatan_kelurahan_and_tps_are_the_parts_of_the_destination():
    found = read(
        [["Kec", "Kel/Desa", "No. TPS", "Barang", "Jml Krm"], ["Barat", "Medono", "01", "tinta", 2]],
    )
    assert Source("destination", Via.PLACE, (-1, 0, 1, 2)) in found.lanes[0]


def test_columns_below_asal_are_parts_of_the_origin():
    found = read(
        [
            ["ASAL", "", "TUJUAN", "", "", "Logistik", "Berangkat", ""],
            ["Kec", "Kel", "Kec", "Kel", "TPS", "", "Tgl", "Jam"],
            ["Utara", "", "Utara", "Degayu", 3, "tinta", "13-02-2024", "07:00"],
        ]
    )
    assert Source("origin", Via.PLACE, (-1, 0, 1, -1)) in found.lanes[0]
    assert Source("destination", Via.PLACE, (-1, 2, 3, 4)) in found.lanes[0]
    assert Source("departed_at", Via.MOMENT, (6, 7)) in found.lanes[0]


def test_one_date_serves_both_times():
    found = read(
        [
            ["Tujuan", "Barang", "Tanggal", "Jam Berangkat", "Jam Tiba"],
            ["PPS Medono", "tinta", "12/02/2024", "08.00", "09.10"],
        ]
    )
    assert fields(found)["Tanggal"] == "date"
    assert Source("departed_at", Via.MOMENT, (2, 3)) in found.lanes[0]
    assert Source("arrived_at", Via.MOMENT, (2, 4)) in found.lanes[0]


def test_a_date_before_each_time_belongs_to_that_time():
    found = read(
        [
            ["Tujuan", "Barang", "Tanggal", "Jam Berangkat", "Tanggal", "Jam Tiba"],
            ["PPS Medono", "tinta", "12/02/2024", "23.00", "13/02/2024", "00.30"],
        ]
    )
    assert Source("departed_at", Via.MOMENT, (2, 3)) in found.lanes[0]
    assert Source("arrived_at", Via.MOMENT, (4, 5)) in found.lanes[0]


def test_cells_decide_whether_kirim_and_terima_are_times_or_amounts():
    amounts = read([["Tujuan", "Barang", "Kirim", "Terima"], ["PPS Medono", "tinta", 5, 5]])
    times = read(
        [["Tujuan", "Barang", "Kirim", "Terima"], ["PPS Medono", "tinta", "12/02/2024", "13/02/2024"]]
    )
    assert [fields(amounts)[title] for title in ("Kirim", "Terima")] == ["qty_sent", "qty_received"]
    assert [fields(times)[title] for title in ("Kirim", "Terima")] == ["departed_at", "arrived_at"]


def test_a_jam_column_that_holds_whole_moments_is_read_alone():
    found = read([["Tujuan", "Barang", "Jam Tiba"], ["PPS Medono", "tinta", "13/02/2024 09.00"]])
    assert Source("arrived_at", Via.CELL, (2,)) in found.lanes[0]


def test_cells_decide_whether_penerima_is_a_place_or_a_person():
    place = read(
        [["Barang", "Pengirim", "Penerima", "Jml Krm"], ["tinta", "Gudang KPU", "PPK Pekalongan Barat", 2]]
    )
    person = read([["Barang", "Tujuan", "Penerima", "Jml Krm"], ["tinta", "PPS Medono", "Petugas 1", 2]])
    assert (fields(place)["Pengirim"], fields(place)["Penerima"]) == ("origin", "destination")
    assert fields(person)["Penerima"] == "received_by"


def test_kendaraan_is_its_kind_when_its_cells_are_kinds():
    found = read(
        [
            ["Tujuan", "Barang", "Kendaraan", "Nopol", "Jml Krm"],
            ["PPS Medono", "tinta", "Truk", "G 1904 XA", 2],
        ]
    )
    assert (fields(found)["Kendaraan"], fields(found)["Nopol"]) == ("vehicle_kind", "vehicle")


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("PENGIRIMAN LOGISTIK", "qty_sent"),
        ("TANDA TERIMA BARANG", "qty_received"),
        ("SURAT JALAN", "qty_sent"),
    ],
)
def test_the_title_says_which_amount_a_bare_jumlah_is(title, field):
    found = read([[title], ["Tujuan", "Barang", "Jumlah"], ["PPS Medono", "tinta", 2]])
    assert fields(found)["Jumlah"] == field


def test_a_schedule_tells_planned_times_only():
    found = read(
        [
            ["JADWAL DISTRIBUSI LOGISTIK KPU KOTA PEKALONGAN"],
            ["Hari/Tanggal", "Jam Berangkat", "Jam Tiba", "Tujuan", "Jenis Logistik"],
            ["Sabtu, 10 Februari 2024", "08.00", "10.00", "PPK Pekalongan Utara", "Kotak suara"],
        ]
    )
    assert Source("planned_departure", Via.MOMENT, (0, 1)) in found.lanes[0]
    assert Source("planned_arrival", Via.MOMENT, (0, 2)) in found.lanes[0]
    assert not {source.field for source in found.lanes[0]} & {"departed_at", "arrived_at"}


def test_an_english_form_and_a_question_form_are_understood():
    english = read(
        [
            [
                "Delivery Order No",
                "Item",
                "Origin",
                "Destination",
                "Departure",
                "Arrival",
                "Qty Sent",
                "Remarks",
            ],
            ["DO-1", "ballot box", "KPU", "TPS 1 Medono", "2024-02-13 08:00", "2024-02-13 09:00", 5, ""],
        ]
    )
    asked = read(
        [
            [
                "Timestamp",
                "Barang apa yang diterima?",
                "Barang diterima di TPS mana? (contoh: TPS 07 Medono)",
                "Jam tiba",
            ],
            ["13/02/2024 19:31:05", "Tinta", "TPS 02 Degayu", "14:05:00"],
        ],
        exact=True,
    )
    assert list(fields(english).values()) == [
        "document_no",
        "item",
        "origin",
        "destination",
        "departed_at",
        "arrived_at",
        "qty_sent",
        "note",
    ]
    assert list(fields(asked).values()) == ["item", "destination", "arrived_at"]


# --- goods as columns -------------------------------------------------------------------------------------


def test_each_of_the_goods_that_are_titles_is_a_lane():
    found = read(
        [
            ["No", "Kelurahan", "TPS", "DIKIRIM", "", "DITERIMA", "", "Tgl Tiba"],
            ["", "", "", "Kotak Suara", "Tinta", "Kotak Suara", "Tinta", ""],
            [1, "Medono", 1, 5, 2, 5, 2, "13/02/2024"],
        ],
        merged=[(1, 3, 1, 4), (1, 5, 1, 6)],
    )
    told = [values(found, lane)[0] for lane in (0, 1)]
    assert [(one["item"], one["qty_sent"], one["qty_received"]) for one in told] == [
        (("kotak_suara",), 5, 5),
        (("tinta",), 2, 2),
    ]
    assert fields(found)["DITERIMA / Tinta"] == "item=tinta:qty_received"


def test_amounts_below_goods_belong_to_one_lane():
    found = read(
        [
            ["Tujuan", "Surat Suara DPR RI", "", "Bilik", ""],
            ["", "Kirim", "Terima", "Kirim", "Terima"],
            ["PPS Medono", 300, 299, 4, 4],
        ]
    )
    told = (values(found, 0)[0], values(found, 1)[0])
    assert [(one["item"], one["qty_sent"], one["qty_received"]) for one in told] == [
        (("surat_suara_dpr",), 300, 299),
        (("bilik_suara",), 4, 4),
    ]


def test_a_sum_over_ballot_types_is_no_goods_of_its_own():
    found = read(
        [
            ["ALOKASI SURAT SUARA"],
            ["Kelurahan", "TPS", "SURAT SUARA", "", ""],
            ["", "", "PPWP", "DPD", "Jumlah"],
            ["Medono", 1, 268, 268, 536],
        ]
    )
    assert found.log is ALLOCATIONS
    assert [lane[-2].words for lane in found.lanes] == [("surat_suara_ppwp",), ("surat_suara_dpd",)]


def test_one_kind_of_goods_over_an_amount_is_enough():
    found = read([["Tujuan", "Tiba", "Jumlah kotak diterima"], ["TPS 1 Medono", "13/02/2024 09.00", 5]])
    assert values(found)[0] == {
        "item": ("kotak_suara",),
        "destination": "TPS 1 Medono",
        "arrived_at": "13/02/2024 09.00",
        "qty_received": 5,
    }


# --- seal checks as people make them ----------------------------------------------------------------------


CHECK = ["Kelurahan", "TPS", "Jenis Surat Suara", "Titik Periksa", "Tanggal", "Jam"]
DONE = ["Medono", "01", "PPWP", "PPK", "10/02/2024", "14.30"]


def test_a_box_is_known_by_its_tps_and_its_ballot_paper():
    found = read([[*CHECK, "Kondisi Segel"], [*DONE, "utuh"]])
    assert found.log is SEAL_CHECKS
    assert Source("box_id", Via.BOX, (-1, -1, -1, 0, 1, 2)) in found.lanes[0]
    assert Source("checked_at", Via.MOMENT, (4, 5)) in found.lanes[0]


@pytest.mark.parametrize("mark", ["v", "✓", "x", 1])
def test_ticked_conditions_are_one_source(mark):
    found = read(
        [
            [*CHECK, "Kondisi Segel", "", ""],
            [*[""] * 6, "Utuh", "Rusak", "Hilang"],
            [*DONE, mark, "", ""],
            [*DONE[:2], "DPR", *DONE[3:], "", mark, ""],
        ]
    )
    assert Source("condition", Via.TICKS, (6, 7, 8), ("utuh", "rusak", "hilang")) in found.lanes[0]


def test_a_condition_that_is_written_out_beats_the_ticks_of_a_form_server():
    found = read(
        [
            [
                "kotak",
                "kelurahan",
                "tps",
                "lokasi_periksa",
                "waktu_cek",
                "grp/kondisi",
                "grp/kondisi/utuh",
                "grp/kondisi/rusak",
            ],
            ["ppwp", "medono", "1", "ppk", "2024-02-10T10:00", "utuh", "1", "0"],
        ],
        exact=True,
    )
    assert Source("condition", Via.CELL, (5,)) in found.lanes[0]


@pytest.mark.parametrize(
    ("cells", "recorded", "there"),
    [
        ((3, 3), "seals_expected", "seals_found"),
        (("K1; K2", "K1; K2"), "seal_nos_recorded", "seal_nos_found"),
    ],
)
def test_cells_decide_whether_seals_below_a_group_are_counted_or_numbered(cells, recorded, there):
    found = read(
        [[*CHECK, "Segel", "", "Kondisi"], [*[""] * 6, "Tercatat", "Ditemukan", ""], [*DONE, *cells, "utuh"]]
    )
    assert fields(found)["Segel / Tercatat"] == recorded
    assert fields(found)["Segel / Ditemukan"] == there


def test_bare_seal_numbers_are_those_found_unless_others_are():
    alone = read([[*CHECK, "No Segel", "Kondisi"], [*DONE, "K1", "utuh"]])
    beside = read([[*CHECK, "No Segel", "Segel yg ditemukan", "Kondisi"], [*DONE, "K1", "K1", "utuh"]])
    assert fields(alone)["No Segel"] == "seal_nos_found"
    assert fields(beside)["No Segel"] == "seal_nos_recorded"
    assert fields(beside)["Segel yg ditemukan"] == "seal_nos_found"


@pytest.mark.parametrize(
    ("cell", "field"),
    [("PPWP", "box_id.ballot"), ("33.75.01.1002-001-ppwp", "box_id"), ("MDN-01-P", "box_id")],
)
def test_cells_decide_what_kotak_says(cell, field):
    found = read(
        [
            ["Kotak", "TPS", "Titik", "Waktu Cek", "Kondisi"],
            [cell, "TPS 1 Medono", "PPK", "10/02/2024 10.00", "utuh"],
        ]
    )
    assert fields(found)["Kotak"] == field


def test_a_label_alone_names_a_box():
    found = read(
        [["Label Kotak", "Titik", "Waktu Periksa", "Kondisi"], ["MDN-01", "PPK", "10/02/2024 10.00", "utuh"]]
    )
    assert Source("box_id", Via.BOX, (0, -1, -1, -1, -1, -1)) in found.lanes[0]
    assert Source("box_label", Via.CELL, (0,)) in found.lanes[0]


@pytest.mark.parametrize(("cell", "field"), [("PPK", "checkpoint"), ("PPK Pekalongan Barat", "seen_at")])
def test_a_place_of_checking_is_a_checkpoint_or_a_place(cell, field):
    found = read(
        [
            ["Label Kotak", "Lokasi Pemeriksaan", "Waktu Periksa", "Kondisi"],
            ["A", cell, "10/02/2024 10.00", "utuh"],
        ]
    )
    assert fields(found)["Lokasi Pemeriksaan"] == field


def test_a_bare_place_beside_a_checkpoint_is_the_home_of_the_box():
    found = read(
        [
            ["Lokasi", "Kotak", "Titik", "Waktu", "Kondisi"],
            ["TPS.8/Medono", "DPD", "TPS", "13/02/2024 15:20", "utuh"],
        ]
    )
    assert Source("box_id", Via.BOX, (-1, 0, -1, -1, -1, 1)) in found.lanes[0]


def test_ballot_papers_as_titles_over_conditions_are_lanes_with_their_box():
    found = read(
        [
            ["PEMERIKSAAN SEGEL DI TPS"],
            ["Tanggal: 13 Februari 2024"],
            ["Kelurahan", "TPS", "PPWP", "DPR RI", "Jam"],
            ["Medono", 1, "utuh", "rusak", "08.00"],
        ]
    )
    told = [values(found, lane)[0] for lane in (0, 1)]
    assert [(one["box_id"], one["condition"], one["checkpoint"]) for one in told] == [
        ((None, None, None, "Medono", 1, "ppwp"), "utuh", "tps"),
        ((None, None, None, "Medono", 1, "dpr"), "rusak", "tps"),
    ]


# --- the other logs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("log", "rows"),
    [
        (
            TPS_MASTER,
            [
                ["DAFTAR PEMILIH TETAP"],
                ["No", "Kel", "TPS", "L", "P", "L+P"],
                [1, "Medono", 1, 120, 130, 250],
            ],
        ),
        (TPS_MASTER, [["Kecamatan", "Kelurahan", "No TPS", "Jml Pemilih"], ["Barat", "Medono", 1, 250]]),
        (ALLOCATIONS, [["Tempat", "Jenis Logistik", "Jumlah Kebutuhan"], ["TPS 1 Medono", "tinta", 2]]),
        (ALLOCATIONS, [["KEBUTUHAN LOGISTIK"], ["Kecamatan", "Barang", "Jumlah"], ["Barat", "tinta", 2]]),
        (ALLOCATIONS, [["ALOKASI"], ["Kel", "TPS", "Kotak", "SS PPWP"], ["Medono", 1, 5, 255]]),
        (
            SORTINGS,
            [
                ["Tempat", "Tanggal Sortir", "Jenis Surat Suara", "Baik", "Rusak"],
                ["Gudang KPU", "04/01/2024", "PPWP", 9, 1],
            ],
        ),
        (
            BOX_COUNTS,
            [
                ["PENGEPAKAN SURAT SUARA"],
                ["Tgl : 5 Februari 2024"],
                ["Kel", "TPS", "Jenis Surat Suara", "Jumlah"],
                ["Medono", 1, "PPWP", 255],
            ],
        ),
        (
            BOX_COUNTS,
            [
                ["Kotak", "TPS", "Barang", "Tahap", "Waktu hitung", "Jumlah"],
                ["PPWP", "TPS 1 Medono", "SS PPWP", "pengepakan", "5/2/2024", 9],
            ],
        ),
    ],
)
def test_a_table_is_told_by_its_columns_and_its_title(log, rows):
    found = read(rows)
    assert isinstance(found, Mapped), found.why
    assert found.log is log


def test_the_sum_of_voters_below_a_group_is_the_dpt():
    found = read(
        [["Kel", "TPS", "Jumlah Pemilih", "", ""], ["", "", "L", "P", "Jumlah"], ["Medono", 1, 120, 130, 250]]
    )
    assert fields(found) == {"Kel": "tps.kelurahan", "TPS": "tps.tps", "Jumlah Pemilih / Jumlah": "dpt"}
    assert found.header == 2


# --- what a person says -----------------------------------------------------------------------------------

SASARAN = [["Sasaran", "Barang", "Jumlah dikirim"], ["TPS 1 Medono", "tinta", 2]]


def test_an_answer_beats_what_a_title_says():
    found = read(SASARAN, answers=Answers(columns={(None, 0): "destination", (None, 2): "qty_received"}))
    assert fields(found) == {"Sasaran": "destination", "Barang": "item", "Jumlah dikirim": "qty_received"}
    assert [match.score for match in found.matches] == [0, 100, 0]


def test_an_answer_of_another_sheet_says_nothing_here():
    assert isinstance(read(SASARAN, answers=Answers(columns={("Lain", 0): "destination"})), Unmapped)


def test_what_was_put_right_before_is_remembered_by_its_title_and_gives_way_to_an_answer():
    assert fields(read(SASARAN, remembered={"sasaran": "destination"}))["Sasaran"] == "destination"
    rows = [["Sasaran", "Tujuan", "Barang", "Jumlah dikirim"], ["x", "TPS 1 Medono", "tinta", 2]]
    found = read(rows, remembered={"sasaran": "note"}, answers=Answers(columns={(None, 0): ""}))
    assert "Sasaran" not in fields(found)


def test_a_value_for_all_rows_stands_in_for_a_column_that_is_not_there():
    found = read(
        SASARAN,
        remembered={"sasaran": "destination"},
        answers=Answers(values={"origin": "Gudang KPU", "item": "x"}),
    )
    assert Source("origin", Via.CONSTANT, words=("Gudang KPU",)) in found.lanes[0]
    assert Source("item", Via.CELL, (1,)) in found.lanes[0]


def test_the_log_that_a_person_names_is_the_only_one_tried():
    rows = [["place", "item", "qty_needed", "day"], ["33.75", "tinta", "5", "2024-01-01"]]
    undecided = read(rows, exact=True)
    assert isinstance(undecided, Unmapped)
    assert "--log: allocations atau sortings" in undecided.why.fix
    assert read(rows, log=SORTINGS, exact=True).log is SORTINGS
    assert read(rows, answers=Answers(log="allocations"), exact=True).log is ALLOCATIONS


# --- refusals ---------------------------------------------------------------------------------------------


def refused(rows, **shape):
    found = read(rows, **shape)
    assert isinstance(found, Unmapped), fields(found)
    assert found.reference or found.why.fix
    return found


def test_two_columns_for_one_field_are_named_with_their_letters():
    why = refused([["Barang", "Tujuan", "Jumlah dikirim", "Jml Kirim"], ["tinta", "PPS Medono", 5, 6]]).why
    assert "“Jumlah dikirim” ada lebih dari sekali: C “Jumlah dikirim” dan D “Jml Kirim”" in why.what


@pytest.mark.parametrize("cells", [(5, ""), (5, 5)])
def test_of_two_columns_for_one_field_an_empty_or_equal_one_is_left_out(cells):
    found = read([["Barang", "Tujuan", "Jumlah dikirim", "Jml Kirim"], ["tinta", "PPS Medono", *cells]])
    assert fields(found) == {"Barang": "item", "Tujuan": "destination", "Jumlah dikirim": "qty_sent"}


def test_a_missing_column_is_named_with_the_column_that_holds_what_it_would():
    why = refused(SASARAN).why
    assert "“Tujuan” tidak ada untuk Pengiriman" in why.what
    assert "kolom A “Sasaran”" in why.fix


def test_a_box_without_its_ballot_paper_is_told():
    why = refused(
        [["TPS", "Tanggal", "Titik", "Kondisi Segel"], ["TPS 1 Medono", "10/02/2024", "PPK", "utuh"]]
    ).why
    assert "jenis surat suara" in why.fix


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["DAFTAR HADIR"],
            ["No", "Nama", "Jabatan", "Instansi", "L/P", "Tanda Tangan"],
            [1, "A", "Ketua", "PPK", "L", ""],
        ],
        [["Uraian", "Volume", "Satuan", "Harga Satuan", "Jumlah"], ["Kertas", 5, "rim", 50_000, 250_000]],
        [["Nama Barang", "Jumlah", "Keterangan"], ["Kopi", 5, "sachet"]],
        [["Nama Barang", "Jumlah", "Harga", "Tujuan"], ["Kopi", 5, 2000, "rapat"]],
        [["No", "NKK", "NIK", "Nama", "TPS", "DPT"], [1, "33", "33", "A", 1, 1]],
        [["No", "Nama", "Alamat", "TPS", "L/P", "Usia"], [1, "A", "Jl. B", 1, "L", 30]],
        [["Barang", "Kondisi", "Titik"], ["kotak_suara", "utuh", "ppk"], ["tinta", "rusak", "pps"]],
        [["Kelurahan", "TPS", "Ketua KPPS"], ["Medono", 1, "A"]],
        [["terima kasih"], ["sudah sampai ya bu"]],
    ],
    ids=[
        "hadir",
        "anggaran",
        "belanja",
        "belanja dengan tujuan",
        "pemilih",
        "pemilih tanpa NIK",
        "pilihan",
        "alamat",
        "obrolan",
    ],
)
def test_what_is_no_logistics_is_no_table_of_ours(rows):
    assert not refused(rows).reference


@pytest.mark.parametrize(
    "name", ["Petunjuk", "Petunjuk Pengisian", "README", "Referensi", "Pilihan", "Contoh", "choices"]
)
def test_a_guide_or_a_list_of_choices_is_rightly_left_out(name):
    assert refused([["item", "destination", "qty_sent"], ["tinta", "33.75.03", 1]], sheet=name).reference


def test_hidden_and_empty_sheets_are_rightly_left_out():
    rows = [["item", "destination", "qty_sent"], ["tinta", "33.75.03", 1]]
    assert refused(rows, sheet="Lama", hidden=True).reference
    assert refused([], sheet="Lembar2").reference


def test_a_column_without_a_title_is_found_by_what_it_holds():
    found = read(
        [["", "Barang", "Jumlah dikirim"], ["TPS 1 Medono", "tinta", 2], ["TPS 2 Medono", "tinta", 2]]
    )
    assert found.matches[0].field == "destination"
    assert found.matches[0].score == 0


def test_every_used_column_is_listed_with_its_first_values():
    day = datetime.date(2024, 2, 13)
    rows = [
        ["Tujuan", "Barang", "Cuaca", "", "Tiba"],
        ["PPS Medono", "tinta", "hujan", "x", day],
        ["PPS Tirto", "tinta", "", "", day],
    ]
    found = read(rows)
    assert [(one.letter, one.source, one.field, one.samples) for one in found.matches] == [
        ("A", "Tujuan", "destination", ("PPS Medono", "PPS Tirto")),
        ("B", "Barang", "item", ("tinta",)),
        ("C", "Cuaca", None, ("hujan",)),
        ("D", "", None, ("x",)),
        ("E", "Tiba", "arrived_at", ("2024-02-13",)),
    ]


def test_required_columns_spare_what_can_be_told_otherwise():
    assert required(DELIVERIES) == ("item", "destination")
    assert required(SEAL_CHECKS) == ("box_id", "checkpoint", "checked_at", "condition")


def test_a_bare_amount_that_nothing_explains_is_asked_about():
    found = refused([["LAPORAN HARIAN"], ["Tujuan", "Barang", "Jml"], ["PPS Medono", "Kotak", 205]])
    assert "C “Jml” tidak mengatakan jumlah apa" in found.why.what


@pytest.mark.parametrize(
    ("title", "field"), [("Yang Menerima", "destination"), ("Diterima oleh", "destination")]
)
def test_who_received_it_is_the_destination_only_when_it_is_a_place_and_none_other_is_told(title, field):
    bare = read([["Barang", title, "Jml Terima"], ["tinta", "PPS Medono", 2]])
    beside = read([["Barang", "Tujuan", title, "Jml Terima"], ["tinta", "PPS Medono", "PPS Medono", 2]])
    assert fields(bare)[title] == field
    assert fields(beside)[title] == "received_by"


def test_a_weekday_beside_a_date_is_no_date():
    found = read(
        [
            ["Hari", "Tanggal", "Tujuan", "Barang", "Jam Tiba"],
            ["Senin", "12/02/2024", "PPS Medono", "tinta", "09.00"],
        ]
    )
    assert Source("arrived_at", Via.MOMENT, (1, 4)) in found.lanes[0]
    assert "Hari" not in fields(found)


def test_amounts_beside_conditions_of_goods_are_amounts():
    found = read(
        [
            ["Tujuan", "Tiba", "Kotak Suara", "", "Tinta", ""],
            ["", "", "Jml", "Kondisi", "Jml", "Kondisi"],
            ["TPS 1 Medono", "13/02/2024", 5, "baik", 2, "baik"],
        ]
    )
    assert fields(found)["Kotak Suara / Jml"] == "item=kotak_suara:qty_received"
    assert len(found.lanes) == 2


def test_what_stands_behind_the_header_of_a_text_file_has_slipped_there_and_is_no_column():
    rows = [["Barang", "Jumlah dikirim"], ["tinta", 2, "TPS 1 Medono"], ["tinta", 2, "TPS 2 Medono"]]
    assert refused(rows, exact=True).why.what.startswith("Kolom wajib “Tujuan”")
    assert fields(read(rows))[""] == "destination"
