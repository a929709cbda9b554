"""What slides are made of, as HTML that grows with the screen: figures, bars, lists, tables, a map."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from lib.figures.callouts import LETTERS
from lib.figures.wallmap import WallMap
from lib.kernel.format import count
from lib.kernel.look import SHARES
from lib.ui.cards import mark

FEW = 5  # rows that get a line for their words; more of them stand closer


def tight(text: str) -> str:
    """Escaped; a figure and its sign stay on one line."""
    return escape(text).replace(" %", "&nbsp;%")


def spoken(text: str) -> str:
    """A headline: a number stands on the same line as what it counts."""
    return re.sub(r"(?<=\d) (?=[\w%])", "&nbsp;", tight(text.removesuffix(".")))


def told(state: str, number: object, *, strong: bool = False) -> str:
    """A count behind its mark."""
    text = count(number) if isinstance(number, int | float) else str(number)
    tag = "b" if strong else "span"
    return f"<{tag} class='kl-t-tanda kl-teks-{escape(state)}'>{mark(state)}{escape(text)}</{tag}>"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, what stands at its right (HTML), its parts as (state, number); below it quiet words,
    at the left and at the right."""

    name: str
    value: str
    parts: Sequence[tuple[str, float]] = ()
    note: str = ""
    aside: str = ""


def bars(rows: Sequence[Bar], *, to: float | None = None, close: bool = False, look: str = "") -> str:
    """Bars under their words. to: the number that is the whole width; by default each bar is its own whole.

    close: each on one line, as they are when there are many; look: `tipis` for a thin bar, `hitung` for
    counts in columns.
    """
    tight_ = close or len(rows) > FEW
    shape = (" kl-t-rapat" if tight_ else "") + (f" kl-t-{look}" if look else "")
    items = "".join(_close(row, to) if tight_ else _open(row, to) for row in rows)
    return f"<ul class='kl-t-batang{shape}'>{items}</ul>"


def _open(row: Bar, to: float | None) -> str:
    quiet = f"<small>{tight(row.note)}</small>" if row.note else ""
    quiet += f"<small class='kl-t-ujung'>{tight(row.aside)}</small>" if row.aside else ""
    value = f"<span class='kl-t-nilai'>{row.value}</span>"
    return f"<li><span>{escape(row.name)}</span>{value}{_bar(row.parts, to)}{quiet}</li>"


def _close(row: Bar, to: float | None) -> str:
    """Of the quiet words only those at the right."""
    quiet = f"<small>{tight(row.aside)}</small>&ensp;" if row.aside else ""
    value = f"<span class='kl-t-nilai'>{quiet}{row.value}</span>"
    return f"<li><span>{escape(row.name)}</span>{_bar(row.parts, to)}{value}</li>"


def _bar(parts: Sequence[tuple[str, float]], to: float | None) -> str:
    if not parts:
        return ""
    whole = to or sum(number for _, number in parts)
    alone = "polos" if len(parts) == 1 else ""
    drawn = "".join(
        f"<i class='kl-t-{alone or escape(state)}' style='flex-basis:{100 * number / whole:.3f}%'></i>"
        for state, number in parts
        if number and whole
    )
    return f"<span class='kl-t-alur' aria-hidden='true'>{drawn}</span>"


def heading(title: str) -> str:
    """A short title over a part of a slide; "" for none."""
    return f"<h2 class='kl-t-judul'>{tight(title)}</h2>" if title else ""


def figure(value: str, words: str, tone: str = "tinta") -> str:
    """The one large figure of a slide and what it counts. words: one line a row, the first one strong."""
    first, *rest = words.split("\n")
    more = "".join(f"<small>{tight(one)}</small>" for one in rest)
    return (
        f"<div class='kl-t-angka'><b class='kl-teks-{escape(tone)}'>{tight(value)}</b>"
        f"<span>{tight(first)}{more}</span></div>"
    )


def listed(rows: Sequence[tuple[str, str]], title: str, tail: str = "") -> str:
    """Names with a value (HTML) at their right; tail: a quiet sentence below. Nothing for no rows."""
    if not rows:
        return ""
    items = "".join(
        f"<li><span>{tight(name)}</span><span class='kl-t-nilai'>{value}</span></li>" for name, value in rows
    )
    below = f"<p class='kl-t-ekor'>{tight(tail)}</p>" if tail else ""
    return f"{heading(title)}<ul class='kl-t-daftar'>{items}</ul>{below}"


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    caption: str,
    parts: Sequence[Sequence[tuple[str, float]]] = (),
    tail: str = "",
    *,
    slim: bool = False,
) -> str:
    """A table: the first column a name, the others HTML at the right. tail: a quiet line below; slim: for
    long names or many columns.

    parts: a bar below each row, as in `Bar`; many rows leave no room for bars. With bars the last column is
    read first.
    """
    top = "".join(f"<th scope='col'>{escape(head)}</th>" for head in heads)
    below = [
        f"<tr class='kl-t-bawah'><td colspan='{len(heads)}'>{_bar(one, None)}</td></tr>" for one in parts
    ]
    close = " kl-t-ramping" if slim else ""
    if len(rows) > FEW + 1:
        below, close = [], f"{close} kl-t-padat"
    body = "".join(
        _row(*row, strong=bool(parts)) + more
        for row, more in zip(rows, below or [""] * len(rows), strict=True)
    )
    return (
        f"<table class='kl-t-tabel{close}'><caption class='kl-terbaca'>{escape(caption)}</caption>"
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
        + (f"<p class='kl-t-ekor'>{tight(tail)}</p>" if tail else "")
    )


def _row(name: str, *cells: str, strong: bool) -> str:
    *quiet, last = (f"<td>{cell}</td>" for cell in cells)
    last = last.replace("<td>", "<td class='kl-t-kuat'>", 1) if strong else last
    return f"<tr><th scope='row'>{escape(name)}</th>{''.join(quiet)}{last}</tr>"


def nothing(sentence: str) -> str:
    """An empty part of a slide, which says why."""
    return f"<p class='kl-t-kosong'>{escape(sentence)}</p>"


@dataclass(frozen=True, slots=True)
class Key:
    """What the shades of a map mean. of: what they share out; hatched: the words of the stripes, and whether
    these are grey."""

    of: str
    hatched: str
    grey: bool = False


def ground(drawn: Mapping[str, WallMap], alt: str, key: Key) -> str:
    """A map with its names, and its shades below. drawn: the same, for a wide and for an upright place."""
    maps = "".join(_map(one, alt, shape) for shape, one in drawn.items())
    any_ = next(iter(drawn.values()))
    swatches = "".join(
        f"<li><i style='background:{colour}'></i>{_brief(words)}</li>"
        for _, colour, words in SHARES
        if words in any_.shades
    )
    if any_.silent:
        swatches += f"<li><i class='kl-t-{'samar' if key.grey else 'diam'}'></i>{escape(key.hatched)}</li>"
    return f"{maps}<ul class='kl-t-skala'><li>{escape(key.of)}</li>{swatches}</ul>"


def _brief(words: str) -> str:
    """A shade in signs: all of them are read in one line."""
    return tight(words.replace("sampai", "≤").replace("di atas", ">"))


def _map(drawn: WallMap, alt: str, shape: str) -> str:
    width, height = drawn.size
    names = "".join(
        f"<span class='kl-t-{'kanan' if one.right else 'kiri'}' style='left:{100 * one.x / width:.2f}%;"
        f"top:{100 * one.y / height:.2f}%'>{escape(one.name)}"
        f"<b>{mark('perlu_tindak_lanjut')}{count(one.count)} TPS</b></span>"
        for one in drawn.names
    )
    return (
        f"<div class='kl-t-peta kl-t-{shape}'><div class='kl-t-bidang' style='--bentuk:{width / height:.4f};"
        f"--huruf:{LETTERS / width:.5f}'><img src='{drawn.image}' alt='{escape(alt, quote=True)}'>{names}"
        "</div></div>"
    )


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide. main: the picture; side: the breakdown beside it (both HTML); legend: the marks as (state,
    words, number, None where it is not counted)."""

    headline: str
    source: str
    main: str
    side: str = ""
    legend: Sequence[tuple[str, str, int | None]] = field(default_factory=tuple)


def legend(marks: Sequence[tuple[str, str, int | None]]) -> str:
    """The marks of a slide, each with its words and how many there are."""
    items = "".join(
        f"<li>{mark(state)}{escape(words)}{'' if number is None else f' <b>{count(number)}</b>'}</li>"
        for state, words, number in marks
    )
    return f"<ul class='kl-t-legenda'>{items}</ul>"


def marks(words: Mapping[str, str], numbers: Mapping[str, int]) -> list[tuple[str, str, int | None]]:
    """The legend of counted states."""
    return [(state, text, numbers.get(state)) for state, text in words.items()]
