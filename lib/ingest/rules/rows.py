"""Rules about one row, asked when every one of their columns is known. A blank cell breaks none of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lib.ingest.rules.rule import Gravity, Rule
from lib.ingest.rules.seals import certainly_before, resealed, seal_numbers
from lib.kernel.clock import Minute
from lib.kernel.logs import BOX_COUNTS, DELIVERIES, LOGS, SEAL_CHECKS, SORTINGS, Log
from lib.kernel.words import Condition
from lib.store.canonical import Values

CLOCKS_DIFFER = 15  # minutes
Broken = Callable[[Values, Minute], bool]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule, the log it is about, and when a row breaks it (values, the minute of recording)."""

    rule: Rule
    log: Log
    broken: Broken


def _earlier(first: str, then: str) -> Broken:
    # The minutes are looked at first: they settle most rows, and hardly any row is told to break the rule.
    return lambda row, now: row[then].minute < row[first].minute and certainly_before(row[then], row[first])


def _future(time: str) -> Broken:
    # Clocks differ by minutes; what lies further ahead has not happened yet.
    return lambda row, now: bool(row[time].minute > now + CLOCKS_DIFFER)


def _more(parts: tuple[str, ...], whole: str) -> Broken:
    def broken(row: Values, now: Minute) -> bool:
        total = 0
        for part in parts:
            total += row.get(part) or 0
        return bool(total > row[whole])

    return broken


def _seal_count(row: Values, now: Minute) -> bool:
    found, expected, condition = row["seals_found"], row["seals_expected"], row["condition"]
    if condition == Condition.INTACT:
        return bool(found != expected)
    if condition == Condition.MISSING:
        return bool(found >= expected > 0)
    return bool(condition == Condition.UNSEALED and found > 0)


def _seal_numbers(row: Values, now: Minute) -> bool:
    recorded, found = seal_numbers(row["seal_nos_recorded"]), seal_numbers(row["seal_nos_found"])
    if row["condition"] == Condition.INTACT:
        replaced = resealed(row) and found == seal_numbers(row.get("new_seal_nos"))
        return recorded != found and not replaced
    return bool(row["condition"] == Condition.MISMATCH and recorded == found)


RECEIVED_OVER_SENT = Rule(
    "Q102",
    "Diterima melebihi dikirim",
    "Mungkin salah kolom atau satuan, mungkin memang kelebihan.",
    Gravity.FLAG,
    says="Diterima {qty_received}, padahal dikirim {qty_sent}.",
    fix="Periksa surat jalan {document_no}; perbaiki angkanya di berkas kalau salah, lalu unggah lagi.",
    columns=("qty_sent", "qty_received"),
)
BAD_OVER_RECEIVED = Rule(
    "Q103",
    "Rusak dan tertukar melebihi diterima",
    "Jumlah diterima sudah termasuk yang rusak dan yang tertukar.",
    Gravity.FLAG,
    says="Rusak {qty_damaged} dan tertukar {qty_wrong}, padahal diterima {qty_received}.",
    fix="Tulis jumlah diterima termasuk yang rusak dan tertukar, lalu unggah lagi.",
    columns=("qty_received",),
)
ARRIVED_FIRST = Rule(
    "Q104",
    "Tiba sebelum berangkat",
    "Salah satu waktunya pasti salah, dan keterlambatan tidak dapat dihitung dari waktu yang salah.",
    Gravity.BLOCK,
    says="Tiba {arrived_at} sebelum berangkat {departed_at}.",
    fix="Periksa kedua waktu pada surat jalan {document_no}, perbaiki, lalu unggah lagi.",
    columns=("departed_at", "arrived_at"),
)
PLANNED_FIRST = Rule(
    "Q105",
    "Rencana tiba sebelum rencana berangkat",
    "Jadwalnya tidak mungkin dijalankan.",
    Gravity.FLAG,
    says="Rencana tiba {planned_arrival} sebelum rencana berangkat {planned_departure}.",
    fix="Periksa jadwalnya; perbaiki lalu unggah lagi.",
    columns=("planned_departure", "planned_arrival"),
)
SAME_PLACE = Rule(
    "Q107",
    "Asal sama dengan tujuan",
    "Kiriman ke tempat asalnya sendiri bukan kiriman; biasanya salah salin.",
    Gravity.BLOCK,
    says="Asal dan tujuan sama: {destination}.",
    fix="Perbaiki asal atau tujuannya, lalu unggah lagi.",
    columns=("origin", "destination"),
)
SEAL_COUNT = Rule(
    "Q108",
    "Kondisi tidak sesuai jumlah segel",
    "Kondisi dan jumlah segel saling membantah; keduanya disimpan seperti tertulis.",
    Gravity.FLAG,
    says="Kondisi {condition}, padahal segel ditemukan {seals_found} dari {seals_expected}.",
    fix="Periksa formulirnya: kondisi, jumlah segel seharusnya dan jumlah segel ditemukan.",
    columns=("seals_expected", "seals_found", "condition"),
)
SEAL_NUMBERS = Rule(
    "Q109",
    "Kondisi tidak sesuai nomor segel",
    "Kondisi dan nomor segel saling membantah; keduanya disimpan seperti tertulis.",
    Gravity.FLAG,
    says="Kondisi {condition}, padahal nomor tercatat {seal_nos_recorded} dan ditemukan {seal_nos_found}.",
    fix="Periksa formulirnya: kondisi, nomor segel tercatat dan nomor segel ditemukan.",
    columns=("seal_nos_recorded", "seal_nos_found", "condition"),
)
WRONG_OVER_COUNTED = Rule(
    "Q110",
    "Tertukar melebihi isi kotak",
    "Jumlah isi kotak sudah termasuk yang tertukar.",
    Gravity.FLAG,
    says="Tertukar {qty_wrong}, padahal jumlahnya {qty}.",
    fix="Tulis jumlah isi kotak termasuk yang tertukar, lalu unggah lagi.",
    columns=("qty", "qty_wrong"),
)
SORTED_OVER_CHECKED = Rule(
    "Q111",
    "Baik dan rusak melebihi diperiksa",
    "Yang baik dan yang rusak adalah bagian dari yang diperiksa.",
    Gravity.FLAG,
    says="Baik {qty_good} dan rusak {qty_damaged}, padahal diperiksa {qty_checked}.",
    fix="Periksa ketiga angkanya; perbaiki lalu unggah lagi.",
    columns=("qty_checked",),
)
REPLACED = Rule(
    "Q112",
    "Baris menggantikan baris lain di berkas ini",
    "Dua baris berbicara tentang hal yang sama dengan isi berbeda; yang terakhir yang berlaku.",
    Gravity.FLAG,
    says="{label} di baris {earlier} tertulis {old}, di sini {new}; yang terakhir yang berlaku.",
    fix="Hapus baris yang salah. Kalau keduanya benar, bedakan dengan kolom {number}.",
)


def _future_rule(time: str) -> Rule:
    return Rule(
        "Q106",
        "Waktu di masa depan",
        "Kejadian tidak dapat dicatat sebelum terjadi; biasanya salah tahun atau bulan, atau itu rencana.",
        Gravity.FLAG,
        says=f"{{label}} {{{time}}} setelah waktu catat {{now}}.",
        fix="Periksa tanggalnya; waktu yang baru direncanakan ditulis di kolom rencana.",
        columns=(time,),
    )


def _futures() -> tuple[Check, ...]:
    """Every real time of every log; a plan may lie ahead."""
    times = (
        (DELIVERIES, "departed_at"),
        (DELIVERIES, "arrived_at"),
        (BOX_COUNTS, "counted_at"),
        (SORTINGS, "day"),
        (SEAL_CHECKS, "checked_at"),
    )
    return tuple(Check(_future_rule(time), log, _future(time)) for log, time in times)


CHECKS = (
    Check(RECEIVED_OVER_SENT, DELIVERIES, _more(("qty_received",), "qty_sent")),
    Check(BAD_OVER_RECEIVED, DELIVERIES, _more(("qty_damaged", "qty_wrong"), "qty_received")),
    Check(ARRIVED_FIRST, DELIVERIES, _earlier("departed_at", "arrived_at")),
    Check(PLANNED_FIRST, DELIVERIES, _earlier("planned_departure", "planned_arrival")),
    Check(SAME_PLACE, DELIVERIES, lambda row, now: bool(row["origin"] == row["destination"])),
    Check(SEAL_COUNT, SEAL_CHECKS, _seal_count),
    Check(SEAL_NUMBERS, SEAL_CHECKS, _seal_numbers),
    Check(WRONG_OVER_COUNTED, BOX_COUNTS, _more(("qty_wrong",), "qty")),
    Check(SORTED_OVER_CHECKED, SORTINGS, _more(("qty_good", "qty_damaged"), "qty_checked")),
    *_futures(),
)
RULES = (*{check.rule.code: check.rule for check in CHECKS}.values(), REPLACED)


_BY_LOG = {name: [check for check in CHECKS if check.log.name == name] for name in LOGS}


def broken(log: Log, values: Sequence[Values], now: Minute) -> Iterator[tuple[int, Rule]]:
    """(index, rule) for each rule that each row breaks; a row with an unknown column breaks none of it."""
    asked: dict[tuple[str, ...], list[Check]] = {}  # of rows that have these columns
    for at, row in enumerate(values):
        has = tuple(row)
        if has not in asked:
            known = [one for one in _BY_LOG.get(log.name, ()) if row.keys() >= set(one.rule.columns)]
            asked[has] = known
        for check in asked[has]:
            if check.broken(row, now):
                yield at, check.rule


def broken_by(log: Log, values: dict[str, Any], now: Minute) -> list[Rule]:
    """The rules that this row breaks."""
    return [
        check.rule
        for check in _BY_LOG.get(log.name, ())
        if all(values.get(column) is not None for column in check.rule.columns) and check.broken(values, now)
    ]
