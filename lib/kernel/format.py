"""Numbers and times as Indonesians write them. Missing is "–", never 0."""

from lib.kernel.clock import Minute, Precision, local

NONE = "–"
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")


def _missing(value: object) -> bool:
    """None, NaN, NaT and pandas' NA: the values that do not equal themselves, or nothing at all."""
    return value is None or str(value) in {"nan", "NaT", "<NA>"}


def count(value: float | None) -> str:
    """1234 → `1.234`; missing → `–`."""
    return NONE if _missing(value) else f"{int(value or 0):,}".replace(",", ".")


def percent(fraction: float | None, digits: int = 0) -> str:
    """0.954 → `95 %`, with digits=1 `95,4 %`; missing → `–`.

    What is not quite all or not quite nothing never reads as such: 0.9996 → `> 99 %`, 0.0004 → `< 1 %`.
    """
    if fraction is None or _missing(fraction):
        return NONE
    step = 10**-digits
    shown = round(fraction * 100, digits)
    if shown >= 100 and fraction < 1:
        text = f"> {100 - step:.{digits}f} %"
    elif shown <= 0 < fraction:
        text = f"< {step:.{digits}f} %"
    else:
        text = f"{shown:.{digits}f} %"
    return text.replace(".", ",")


def clock_time(at: Minute | None, precision: str = Precision.MINUTE) -> str:
    """`Sel 13 Feb 2024 15.00`; a day without a time shows no time."""
    if at is None or _missing(at):
        return NONE
    moment = local(int(at))
    day = f"{_DAYS[moment.weekday()][:3]} {moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return day if precision == Precision.DAY else f"{day} {moment:%H.%M}"


def short_time(at: Minute | None, precision: str = Precision.MINUTE) -> str:
    """`13 Feb 15.00`, where the year goes without saying; a day without a time shows no time."""
    if at is None or _missing(at):
        return NONE
    moment = local(int(at))
    day = f"{moment.day} {_MONTHS[moment.month - 1]}"
    return day if precision == Precision.DAY else f"{day} {moment:%H.%M}"


def duration(minutes: int | None) -> str:
    """539 → `8 jam 59 menit`; two days and more → `2 hari 3 jam`; missing → `–`. The sign is dropped."""
    if minutes is None or _missing(minutes):
        return NONE
    hours, rest = divmod(abs(int(minutes)), 60)
    if hours >= 48:
        return f"{hours // 24} hari {hours % 24} jam" if hours % 24 else f"{hours // 24} hari"
    if hours == 0:
        return f"{rest} menit"
    return f"{hours} jam {rest} menit" if rest else f"{hours} jam"


def voters(known: float | None, unknown: float | None = 0) -> str:
    """`812 pemilih`; `812 pemilih, 2 TPS belum diketahui`; nothing known → `– pemilih`."""
    some = 0 if _missing(unknown) else int(unknown or 0)
    more = f", DPT {some} TPS belum diketahui" if some and not _missing(known) else ""
    return f"{count(known)} pemilih{more}"
