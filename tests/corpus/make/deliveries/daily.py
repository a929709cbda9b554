"""Papers of every day: handovers as letters, recaps with goods as rows, ditto marks, several tables."""

# ruff: noqa: PLR0917 - one call is one line of cells, read like a table

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import (
    BARAT,
    HELD,
    KPU,
    OPEN,
    SELATAN,
    TIMUR,
    UTARA,
    Sheet,
    at,
    case,
    clock,
    data,
    either,
    feb,
    on,
    pps,
    told,
    tps,
)
from tests.corpus.make.deliveries.writers import (
    with_editor,
    with_libreoffice,
    with_openpyxl,
    with_xlsxwriter,
)

SIGNED: list[Any] = [
    ["Yang menyerahkan", None, None, "Yang menerima"],
    ["(.......)", None, None, "(.......)"],
]


@case(
    "bast-surat.xlsx",
    "openpyxl",
    "a handover as a letter: number, day and hour in its opening sentence, parties "
    "in numbered lines, then the "
    "table, a closing sentence and signatures; Jumlah Diserahkan and Diterima; Baik is no column",
)
def handover(path: Path) -> list[Sheet]:
    """PPK to PPS."""

    def line(number: int, name: str, item: str, amount: int, *cells: Any, **more: Any) -> Any:
        own = [number, name, "PPK Pekalongan Barat", "PPS Medono", amount, amount, *cells]
        return data(
            own,
            told(
                OPEN,
                item=item,
                origin=BARAT,
                destination=pps("Medono"),
                qty_sent=amount,
                qty_received=amount,
                arrived_at=feb(12, "10:15"),
                departed_at=None,
                handover_doc="07/BA-LOG/PPK-PB/II/2024",
                **more,
            ),
        )

    opening = (
        "Pada hari ini Senin tanggal Dua Belas bulan Februari tahun Dua Ribu Dua "
        "Puluh Empat (12-02-2024) pukul "
        "10.15 WIB bertempat di Balai Kelurahan Medono, kami yang bertanda tangan di bawah ini:"
    )
    sheet = Sheet(
        "BAST",
        [
            ["KOMISI PEMILIHAN UMUM KOTA PEKALONGAN"],
            ["PPK PEKALONGAN BARAT"],
            [],
            ["BERITA ACARA SERAH TERIMA LOGISTIK PEMILU TAHUN 2024"],
            ["Nomor : 07/BA-LOG/PPK-PB/II/2024"],
            [],
            [opening],
            ["I.", "Nama", ":", "Ketua PPK Pekalongan Barat"],
            [None, "selanjutnya disebut PIHAK PERTAMA"],
            ["II.", "Nama", ":", "Ketua PPS Medono"],
            [None, "selanjutnya disebut PIHAK KEDUA"],
            ["PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA logistik sebagai berikut:"],
            [
                "No",
                "Jenis Logistik",
                "Dari",
                "Kepada",
                "Jumlah Diserahkan",
                "Jumlah Diterima",
                "Satuan",
                "Baik",
                "Rusak",
                "Ket",
            ],
            line(1, "Kotak Suara", "kotak_suara", 225, "Buah", 225, 0, None, qty_damaged=0),
            line(
                2,
                "Bilik Pemungutan Suara",
                "bilik_suara",
                180,
                "Buah",
                178,
                2,
                "2 penyok",
                qty_damaged=2,
                note="2 penyok",
            ),
            line(3, "Tinta", "tinta", 90, "Botol", 90, "-", None, qty_damaged=None),
            ["Demikian Berita Acara ini dibuat untuk dipergunakan sebagaimana mestinya."],
            [],
            ["PIHAK KEDUA", None, None, None, "PIHAK PERTAMA"],
            [],
            ["(........)", None, None, None, "(........)"],
        ],
    )
    with_openpyxl(path, [sheet])
    return [sheet]


@case(
    "rekap-silang.xlsx",
    "XlsxWriter",
    "goods as rows and kecamatan as columns; the title says that it was sent and from where; sums both ways",
    party="kpu",
)
def crossed(path: Path) -> list[Sheet]:
    """KPU's recap."""
    areas = (BARAT, TIMUR, UTARA, SELATAN)

    def line(number: int, name: str, item: str, *amounts: int) -> Any:
        said = (
            told(
                OPEN,
                item=item,
                origin=KPU,
                destination=area,
                qty_sent=amount,
                qty_received=None,
                departed_at=feb(10),
                arrived_at=None,
            )
            for area, amount in zip(areas, amounts, strict=True)
        )
        return data([number, name, *amounts, sum(amounts)], *said)

    sheet = Sheet(
        "Rekap",
        [
            ["REKAPITULASI PENGIRIMAN LOGISTIK DARI GUDANG KPU KE PPK"],
            ["Tanggal 10 Februari 2024"],
            [],
            [
                "No",
                "Jenis Logistik",
                "Pekalongan Barat",
                "Pekalongan Timur",
                "Pekalongan Utara",
                "Pekalongan Selatan",
                "Jumlah",
            ],
            line(1, "Kotak Suara", "kotak_suara", 1345, 1015, 1160, 885),
            line(2, "Bilik Suara", "bilik_suara", 1076, 812, 928, 708),
            line(3, "Tinta", "tinta", 538, 406, 464, 354),
            ["Jumlah", None, 2959, 2233, 2552, 1947, 9691],
        ],
    )
    with_xlsxwriter(path, [sheet])
    return [sheet]


@case(
    "terima-per-tps.xlsx",
    "openpyxl",
    "received at each TPS: goods as columns with how many there should be in their "
    "titles, ticks instead of an "
    "amount, a TPS that nothing has reached, kelurahan and day above the table",
    party="panwascam",
)
def received(path: Path) -> list[Sheet]:
    """Kelurahan Klego."""

    def line(number: int, hour: str, amounts: tuple[Any, ...], note: str | None = None) -> Any:
        items = ("kotak_suara", "bilik_suara", "tinta")
        said = (
            told(
                OPEN if isinstance(amount, int) else HELD,
                "" if isinstance(amount, int) else "qty_received",
                item=item,
                destination=tps("Klego", number),
                arrived_at=feb(13, hour.replace(".", ":")),
                qty_received=amount if isinstance(amount, int) else None,
                qty_sent=None,
            )
            for item, amount in zip(items, amounts, strict=True)
        )
        return data([f"TPS {number:02d}", hour, *amounts, note], *said)

    sheet = Sheet(
        "Klego",
        [
            ["DAFTAR PENERIMAAN LOGISTIK DI TPS"],
            ["KELURAHAN KLEGO KECAMATAN PEKALONGAN TIMUR"],
            ["Hari/Tanggal : Selasa, 13 Februari 2024"],
            [],
            [
                "No TPS",
                "Jam Terima",
                "Kotak Suara\n(5 buah)",
                "Bilik Suara\n(4 buah)",
                "Tinta\n(2 botol)",
                "Ket",
            ],
            line(1, "13.10", (5, 4, 2)),
            line(2, "13.25", (5, 4, 2)),
            line(3, "13.40", (5, 3, 2), "kurang 1 bilik"),
            line(4, "13.55", ("v", "v", "v"), "lengkap"),
            ["TPS 05", "-", None, None, None, "belum datang"],
            ["Jumlah", None, 15, 11, 6, None],
        ],
    )
    with_openpyxl(path, [sheet])
    return [sheet]


@case(
    "tanda-sama.xlsx",
    "openpyxl",
    'ditto marks (", sda, s.d.a., idem) in every column but the amounts; one day for departure and arrival',
)
def dittos(path: Path) -> list[Sheet]:
    """PPK Pekalongan Selatan."""

    def line(
        cells: list[Any], document: str, item: str, name: str, hours: tuple[str, str], amount: int
    ) -> Any:
        return data(
            [*cells, amount, amount],
            told(
                OPEN,
                document_no=document,
                item=item,
                origin=SELATAN,
                destination=pps(name),
                departed_at=feb(12, hours[0]),
                arrived_at=feb(12, hours[1]),
                qty_sent=amount,
                qty_received=amount,
            ),
        )

    first, second = ("08:00", "08:35"), ("09:00", "09:30")
    ppk = "PPK Pekalongan Selatan"
    sheet = Sheet(
        "Kirim",
        [
            [
                "No",
                "No. SJ",
                "Barang",
                "Asal",
                "Tujuan",
                "Tgl Kirim",
                "Jam Brgkt",
                "Jam Tiba",
                "Kirim",
                "Terima",
            ],
            line(
                [1, "SJ/21", "Kotak suara", ppk, "PPS Jenggot", on(12), "08.00", "08.35"],
                "SJ/21",
                "kotak_suara",
                "Jenggot",
                first,
                160,
            ),
            line(
                [2, '"', "Bilik suara", '"', '"', '"', '"', '"'],
                "SJ/21",
                "bilik_suara",
                "Jenggot",
                first,
                128,
            ),
            line(
                [3, "sda", "Tinta", "sda", "sda", "sda", "sda", "sda"], "SJ/21", "tinta", "Jenggot", first, 64
            ),
            line(
                [4, "SJ/22", "Kotak suara", "s.d.a", "PPS Banyurip", "s.d.a.", "09.00", "09.30"],
                "SJ/22",
                "kotak_suara",
                "Banyurip",
                second,
                190,
            ),
            line(
                [5, "idem", "Tinta", "idem", "idem", "idem", "idem", "idem"],
                "SJ/22",
                "tinta",
                "Banyurip",
                second,
                76,
            ),
        ],
    )
    with_openpyxl(path, [sheet])
    return [sheet]


@case(
    "english-export.xlsx",
    "LibreOffice 7.4 (xlsx)",
    "English headers and words: Delivered To, Quantity Shipped, Ballot papers - "
    "DPR, Polling station 3, flood",
)
def english(path: Path) -> list[Sheet]:
    """PPK Pekalongan Utara."""
    ppk = "PPK Pekalongan Utara"

    def line(
        number: str,
        goods: str,
        item: str,
        where: str,
        code: str,
        hours: tuple[int, ...],
        sent: int,
        got: int,
        cause: str | None,
        said: str | None,
    ) -> Any:
        start, end = clock(*hours[:2]), clock(*hours[2:])
        return data(
            [on(12), number, goods, ppk, where, start, end, sent, got, sent - got, "G 8123 XA", cause],
            told(
                OPEN,
                document_no=number,
                item=item,
                origin=UTARA,
                destination=code,
                departed_at=feb(12, f"{start:%H:%M}"),
                arrived_at=feb(12, f"{end:%H:%M}"),
                qty_sent=sent,
                qty_received=got,
                qty_damaged=sent - got,
                vehicle="G 8123 XA",
                delay_cause=said,
            ),
        )

    morning, late = (8, 0, 8, 45), (9, 0, 10, 30)
    sheet = Sheet(
        "Sheet1",
        [
            [
                "Delivery Date",
                "DO Number",
                "Goods",
                "Shipped From",
                "Delivered To",
                "Departure Time",
                "Arrival Time",
                "Quantity Shipped",
                "Quantity Delivered",
                "Damaged Qty",
                "Plate Number",
                "Delay Reason",
            ],
            line(
                "DO-001",
                "Ballot boxes",
                "kotak_suara",
                "PPS Krapyak",
                pps("Krapyak"),
                morning,
                270,
                270,
                None,
                None,
            ),
            line(
                "DO-001",
                "Voting booths",
                "bilik_suara",
                "PPS Krapyak",
                pps("Krapyak"),
                morning,
                216,
                214,
                None,
                None,
            ),
            line(
                "DO-002",
                "Ink bottles",
                "tinta",
                "PPS Degayu",
                pps("Degayu"),
                late,
                42,
                42,
                "flood",
                "banjir_rob",
            ),
            line(
                "DO-003",
                "Ballot papers - DPR",
                "surat_suara_dpr",
                "Polling station 3, Degayu village",
                tps("Degayu", 3),
                late,
                262,
                262,
                "traffic jam",
                "macet",
            ),
        ],
    )
    with_libreoffice(path, [sheet], "xlsx")
    return [sheet]


@case(
    "judul-tujuan.ods",
    "LibreOffice 7.4 (ods)",
    "a sheet for each kecamatan, and only its title says where the goods were received; day and hour apart",
    party="kpu",
)
def titled(path: Path) -> list[Sheet]:
    """Where goods went stands above the table."""
    sheets = [
        Sheet(
            name,
            [
                [f"PENERIMAAN LOGISTIK DI PPK {name.upper()}"],
                [],
                ["Barang", "Tgl Terima", "Jam", "Jml SJ", "Jml Diterima", "Selisih", "Ket"],
                data(
                    ["Kotak suara", on(10), clock(9, 5), amount, amount, 0, None],
                    told(
                        OPEN,
                        item="kotak_suara",
                        destination=area,
                        arrived_at=feb(10, "09:05"),
                        qty_sent=amount,
                        qty_received=amount,
                    ),
                ),
                data(
                    ["Bilik suara", on(10), clock(9, 5), amount - 2, amount - 4, -2, "kurang 2"],
                    told(
                        OPEN,
                        item="bilik_suara",
                        destination=area,
                        arrived_at=feb(10, "09:05"),
                        qty_sent=amount - 2,
                        qty_received=amount - 4,
                        note="kurang 2",
                    ),
                ),
            ],
        )
        for name, area, amount in (("Pekalongan Barat", BARAT, 1345), ("Pekalongan Timur", TIMUR, 1015))
    ]
    with_libreoffice(path, sheets, "ods")
    return sheets


@case(
    "berdampingan.xlsx",
    "openpyxl",
    "two tables side by side with an empty column between, and two blocks one below "
    "the other in a second sheet, "
    "each with its own title, header and signatures",
    party="panwascam",
)
def several(path: Path) -> list[Sheet]:
    """Several tables a sheet."""

    def near(item: str, name: str, code: str, moment: Any, amount: int) -> tuple[list[Any], Any]:
        goods = {"kotak_suara": "Kotak suara", "bilik_suara": "Bilik suara"}[item]
        return [goods, name, moment, amount, amount], told(
            OPEN,
            item=item,
            destination=code,
            arrived_at=f"{moment:%Y-%m-%dT%H:%M}",
            qty_sent=amount,
            qty_received=amount,
        )

    krapyak = "PPS Krapyak"
    pairs = [
        (
            near("kotak_suara", krapyak, pps("Krapyak"), at(12, 8, 40), 270),
            near("kotak_suara", "TPS 1 Krapyak", tps("Krapyak", 1), at(13, 13), 5),
        ),
        (
            near("bilik_suara", krapyak, pps("Krapyak"), at(12, 8, 40), 216),
            near("kotak_suara", "TPS 2 Krapyak", tps("Krapyak", 2), at(13, 13, 20), 5),
        ),
    ]
    titles = ["Barang", "Tujuan", "Tiba", "Dikirim", "Diterima"]
    beside = Sheet(
        "Berdampingan",
        [
            ["PENGIRIMAN KE PPS", None, None, None, None, None, "PENGIRIMAN KE TPS"],
            [*titles, None, *titles],
            *(data([*left[0], None, *right[0]], left[1], right[1]) for left, right in pairs),
        ],
    )

    def block(name: str, *lines: tuple[str, str, str, int]) -> list[Any]:
        return [
            [f"PPS {name.upper()}"],
            ["Barang", "No SJ", "Berangkat", "Tiba", "Dikirim", "Diterima"],
            *(
                data(
                    [goods, number, at(12, 8), at(12, 8, 20), amount, amount],
                    told(
                        OPEN,
                        document_no=number,
                        item=item,
                        destination=pps(name),
                        departed_at=feb(12, "08:00"),
                        arrived_at=feb(12, "08:20"),
                        qty_sent=amount,
                        qty_received=amount,
                    ),
                )
                for goods, item, number, amount in lines
            ),
            ["Jumlah", None, None, None, sum(one[3] for one in lines), sum(one[3] for one in lines)],
            *SIGNED,
            [],
        ]

    below = Sheet(
        "Blok",
        [
            *block("Jenggot", ("Kotak suara", "kotak_suara", "J-1", 160)),
            *block("Banyurip", ("Kotak suara", "kotak_suara", "J-2", 190), ("Tinta", "tinta", "J-2", 76)),
        ],
    )
    with_openpyxl(path, [beside, below])
    return [beside, below]


@case(
    "belum-tiba.csv",
    "text editor",
    "one column for the day and two for the hours: what has no hour of arrival has "
    "not arrived; a cancelled load; "
    "a line that is only a remark; two loads of a day without a surat jalan; a hedged remark",
)
def waiting(path: Path) -> list[Sheet]:
    """PPK Pekalongan Barat."""
    noted = "belum ada kabar"

    def line(
        day: str | None,
        number: str | None,
        name: str,
        start: str | None,
        end: str | None,
        sent: int | None,
        got: int | None,
        note: str | None,
        said: Any,
    ) -> Any:
        return data([day, number, "Kotak suara", f"PPS {name}", start, end, sent, got, note], said)

    twice = either(feb(13, "14:00"), None)
    sheet = Sheet(
        None,
        [
            [
                "Tgl",
                "No SJ",
                "Barang",
                "Tujuan",
                "Jam berangkat",
                "Jam tiba",
                "Jml kirim",
                "Jml terima",
                "Keterangan",
            ],
            line(
                "12/02/2024",
                "SJ-31",
                "Tirto",
                "08.00",
                "08.30",
                150,
                150,
                None,
                told(
                    OPEN,
                    document_no="SJ-31",
                    item="kotak_suara",
                    destination=pps("Tirto"),
                    departed_at=feb(12, "08:00"),
                    arrived_at=feb(12, "08:30"),
                    qty_sent=150,
                    qty_received=150,
                ),
            ),
            line(
                "12/02/2024",
                "SJ-32",
                "Bendan Kergon",
                "09.00",
                None,
                170,
                None,
                noted,
                told(
                    OPEN,
                    document_no="SJ-32",
                    item="kotak_suara",
                    destination=pps("Bendan Kergon"),
                    departed_at=feb(12, "09:00"),
                    arrived_at=None,
                    qty_sent=170,
                    qty_received=None,
                    note=noted,
                ),
            ),
            line(
                "12/02/2024",
                "SJ-33",
                "Podosugih",
                None,
                None,
                None,
                None,
                "BATAL, ikut SJ-34",
                told(HELD, arrived_at=None, qty_received=None),
            ),
            data(
                [None, None, None, None, None, None, None, None, "Sopir diganti di Tirto"],
                told("rejected confirm absent"),
            ),
            line(
                "13/02/2024",
                None,
                "Medono",
                "13.00",
                "13.20",
                100,
                100,
                None,
                told(
                    OPEN,
                    item="kotak_suara",
                    destination=pps("Medono"),
                    arrived_at=feb(13, "13:20"),
                    qty_sent=100,
                ),
            ),
            line(
                "13/02/2024",
                None,
                "Medono",
                "14.00",
                "14.20",
                125,
                125,
                "rit 2",
                told(HELD, departed_at=twice, qty_sent=125),
            ),
        ],
    )
    with_editor(path, sheet)
    return [sheet]


@case(
    "berangkat-dan-tiba.csv",
    "text editor (as an online form exports)",
    "a list of events: one column says of each row whether it is a departure or an "
    "arrival, so hour and amount "
    "mean something else from row to row",
    refused=True,
    mentions=("Status",),
)
def events(path: Path) -> list[Sheet]:
    """It may not be read as if every row were a departure."""
    sheet = Sheet(
        None,
        [
            ["Waktu", "Status", "No SJ", "Barang", "Jumlah", "Dari", "Ke"],
            ["12/02/2024 08:00", "Berangkat", "SJ-9", "Kotak suara", 95, "PPK Pekalongan Timur", "PPS Gamer"],
            ["12/02/2024 08:35", "Tiba", "SJ-9", "Kotak suara", 95, "PPK Pekalongan Timur", "PPS Gamer"],
            [
                "12/02/2024 09:00",
                "Berangkat",
                "SJ-10",
                "Kotak suara",
                110,
                "PPK Pekalongan Timur",
                "PPS Klego",
            ],
        ],
    )
    with_editor(path, sheet, end="\n")
    return [sheet]
