"""The frame of every slide: what is looked at, the finding, the countdown, and how old the data are."""

from html import escape

from lib.areas.readiness import stages
from lib.kernel.format import clock_time
from lib.reports import projected
from lib.ui import cached
from lib.ui.here import Here
from lib.ui.wall.pieces import Slide, legend, spoken, tight

LONG = 92  # letters of a headline that fill two lines


def drawn(here: Here, slide: Slide, number: int, slides: int, *, paused: bool) -> str:
    """A slide as HTML, as large as the screen."""
    size = " kl-t-panjang" if len(slide.headline) > LONG else ""
    return (
        f"<div class='kl-tayang'>{_top(here)}"
        f"<h1 class='kl-t-temuan{size}'>{spoken(slide.headline)}</h1>"
        f"<p class='kl-t-sumber'>{tight(slide.source)}</p>"
        f"<div class='kl-t-isi'><div class='kl-t-utama'>{slide.main}</div>"
        f"<div class='kl-t-samping'>{slide.side}{_countdown(here)}</div></div>"
        f"<div class='kl-t-kaki'>{legend(slide.legend)}{_age(here)}"
        f"{_number(number, slides, paused=paused)}</div></div>"
    )


def opening(here: Here) -> str:
    """What stands on the wall before the first answer is there."""
    wait = "<p class='kl-t-sumber'>Angka sedang disiapkan.</p>"
    return f"<div class='kl-tayang' aria-hidden='true'>{_top(here, stage='')}{wait}</div>"


def _top(here: Here, stage: str | None = None) -> str:
    where = [here.area, stages.LABELS[cached.stage(here)] if stage is None else stage]
    title = "Rakor" if here.earlier else "Rakor Pengawasan Logistik"
    left = " · ".join([title, *(part for part in where if part)])
    mark = "<span class='kl-simulasi'>SIMULASI</span>" if here.simulated else ""
    back = "<span class='kl-lalu'>bukan waktu sekarang</span>" if here.earlier else ""
    return (
        f"<div class='kl-t-atas'><span>{escape(left)}</span>"
        f"<span>{mark}{back}<span>Per {clock_time(here.filters.as_of)} WIB</span></span></div>"
    )


def _countdown(here: Here) -> str:
    told = projected.countdown(cached.stage(here), here.election, here.filters.as_of)
    words = "<br>".join(map(escape, told.words.split(", ")))
    return f"<p class='kl-t-jam'><b>{escape(told.value)}</b><span>{words}</span></p>"


def _age(here: Here) -> str:
    batches = cached.batches(here)
    recorded = batches[0].recorded_at if batches else None
    told = projected.age(recorded, here.filters, here.now, cached.stage(here))
    since = f"<span class='kl-lalu'>{escape(told.value)}</span>" if told.old else escape(told.value)
    return f"<p class='kl-t-umur'>{escape(told.words)}<br>{since}</p>"


def _number(number: int, slides: int, *, paused: bool) -> str:
    held = "<span class='kl-t-jeda'>dijeda</span>" if paused else ""
    return f"<p class='kl-t-nomor'>{held}<b>{number}/{slides}</b></p>"
