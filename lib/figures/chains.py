"""The way of one box: who looked at its seals where, and what was seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.areas.readiness.why import SAID
from lib.figures.style import DESK, Size, empty, font, layout
from lib.figures.words import CHECKPOINT_LABELS, CONDITION_LABELS, PARTY_LABELS, records
from lib.kernel.format import clock_time, count
from lib.kernel.look import FOLLOW_UP, GROUND, LINE, MUTED, NOT_YET, READY
from lib.kernel.words import Party

_POINTS = list(CHECKPOINT_LABELS)
_PARTIES = list(PARTY_LABELS)
_FOOT = "● utuh · ▲ tidak utuh<br>lingkaran: disegel ulang dengan BA"


@dataclass(frozen=True, slots=True)
class _Check:
    """One look at the seals, in the column `x`; several looks at one checkpoint have columns of their own."""

    party: str
    point: str
    x: int
    when: str
    seen: str
    bad: bool
    documented: bool


def _columns(history: pd.DataFrame) -> dict[str, range]:
    """The columns of each checkpoint: as many as one party has checks there, at least one."""
    most = history.groupby(["checkpoint", "party"]).size().groupby("checkpoint").max()
    found, start = {}, 0
    for point in _POINTS:
        end = start + int(most.get(point, 1))
        found[point] = range(start, end)
        start = end
    return found


def _checks(history: pd.DataFrame) -> list[_Check]:
    """Every check, party by party (the supervisor last), in the order of the way."""
    columns = _columns(history)
    rows = history.assign(
        rank=history["party"].map(_PARTIES.index), point=history["checkpoint"].map(_POINTS.index)
    ).sort_values(["rank", "point", "checked_at"], kind="stable")
    found = []
    for (party, point), told in groupby(records(rows), lambda row: (row["party"], row["checkpoint"])):
        for x, row in zip(columns[point], told, strict=False):  # columns are for whoever looked most often
            bad, documented = bool(row["bad"]), bool(row["bad"]) and not row["broken"]
            when = clock_time(row["checked_at"], row["checked_at_precision"])
            found.append(_Check(party, point, x, when, _seen(row, bad), bad, documented))
    return found


def _seen(row: dict[str, Any], bad: bool) -> str:
    """What was seen, in a word. Intact seals with other numbers are `nomor beda`."""
    condition = row["condition"]
    return CONDITION_LABELS["nomor_beda" if bad and condition == "utuh" else condition]


def chain(history: pd.DataFrame, *, size: Size = DESK) -> go.Figure:
    """A line a party from the warehouse to the TPS, a mark a check: ● intact, ▲ not, ringed when re-sealed.

    history: checkpoint, checked_at (minute) with its precision, party, condition, bad, broken (0/1).
    """
    if history.empty:
        return empty(size)
    checks = _checks(history)
    parties = [party for party in _PARTIES if any(one.party == party for one in checks)]
    head, label = size.line(size.small) + 6, size.line(size.text)
    lines = max(len(_lines(one)) for one in checks)
    slot = label + size.bar * 1.6 + lines * size.line(size.small) + size.gap
    marks = {party: head + label + size.bar + number * slot for number, party in enumerate(parties)}
    height = head + len(parties) * slot + 2 * size.line(size.small)
    columns = _columns(history)
    names = [
        _word(PARTY_LABELS[party], y - size.bar, "bottom", font(size.text, strong=True))
        for party, y in marks.items()
    ]
    foot = _word(_FOOT, height, "bottom", font(size.small))
    return go.Figure(
        [_unseen(checks, columns, marks, size), *_marks(checks, marks, size)],
        layout(
            size=size,
            height=round(height + 12),
            xaxis={"range": [-0.5, columns[_POINTS[-1]].stop - 0.5], "visible": False},
            yaxis={"range": [height, 0], "visible": False},
            shapes=[_rail(y, columns[_POINTS[-1]].stop - 1) for y in marks.values()],
            annotations=[*_heads(columns, size), *names, *_notes(checks, marks, size), foot],
        ),
    )


def _marks(checks: Sequence[_Check], marks: dict[str, float], size: Size) -> Iterator[go.Scatter]:
    look: dict[str, Any] = {"size": size.bar * 1.1, "line": {"color": GROUND, "width": 2}}
    ring = {"symbol": "circle-open", "color": FOLLOW_UP, "size": size.bar * 1.9, "line": {"width": 2}}
    yield _scatter([one for one in checks if one.documented], marks, ring)
    yield _scatter([one for one in checks if not one.bad], marks, look | {"symbol": "circle", "color": READY})
    yield _scatter(
        [one for one in checks if one.bad], marks, look | {"symbol": "triangle-up", "color": FOLLOW_UP}
    )


def _scatter(checks: Sequence[_Check], marks: dict[str, float], marker: dict[str, Any]) -> go.Scatter:
    return go.Scatter(
        x=[one.x for one in checks],
        y=[marks[one.party] for one in checks],
        mode="markers",
        marker=marker,
        cliponaxis=False,
        text=[
            f"{CHECKPOINT_LABELS[one.point]}, {one.when}<br>{one.seen}"
            f"{', disegel ulang dengan BA' if one.documented else ''}<br>menurut {SAID[Party(one.party)]}"
            for one in checks
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _unseen(
    checks: Sequence[_Check], columns: dict[str, range], marks: dict[str, float], size: Size
) -> go.Scatter:
    """An empty ring where a party has told nothing: not known is not intact."""
    seen = {(one.party, one.point) for one in checks}
    gaps = [
        (_middle(where), y)
        for party, y in marks.items()
        for point, where in columns.items()
        if (party, point) not in seen
    ]
    return go.Scatter(
        x=[x for x, _ in gaps],
        y=[y for _, y in gaps],
        mode="markers",
        marker={"color": GROUND, "size": size.bar * 0.7, "line": {"color": NOT_YET, "width": 2}},
        cliponaxis=False,
        hovertemplate="belum ada laporan<extra></extra>",
    )


def _middle(columns: range) -> float:
    return (columns.start + columns.stop - 1) / 2


def _notes(checks: Sequence[_Check], marks: dict[str, float], size: Size) -> Iterator[dict[str, Any]]:
    """Below each mark what was seen and when: the mark never stands alone."""
    for one in checks:
        yield {
            "text": "<br>".join(_lines(one)),
            "x": one.x,
            "y": marks[one.party] + size.bar,
            "yanchor": "top",
            "font": font(size.small, FOLLOW_UP if one.bad else MUTED),
            "showarrow": False,
            "borderpad": 0,
        }


def _lines(one: _Check) -> list[str]:
    seen = [f"<b>{word}</b>" for word in one.seen.split()] if one.bad else [one.seen]
    return [*seen, *_short(one.when)]


def _short(when: str) -> list[str]:
    """`Sel 13 Feb 2024 15.00` as `13 Feb` and `15.00`."""
    _, day, month, _, *clock = when.split()
    return [f"{day} {month}", *clock]


def _heads(columns: dict[str, range], size: Size) -> list[dict[str, Any]]:
    style: dict[str, Any] = {"font": font(size.small, MUTED), "showarrow": False, "borderpad": 0}
    return [
        style | {"text": CHECKPOINT_LABELS[point], "x": _middle(where), "y": 0, "yanchor": "top"}
        for point, where in columns.items()
    ]


def _word(text: str, y: float, anchor: str, style: dict[str, Any]) -> dict[str, Any]:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yanchor": anchor, "align": "left"}
    return place | {"text": text, "font": style, "showarrow": False, "borderpad": 0}


def _rail(y: float, last: int) -> dict[str, Any]:
    ends = {"x0": 0, "x1": last, "y0": y, "y1": y}
    return {"type": "line", "layer": "below", "line": {"color": LINE, "width": 3}} | ends


def chain_alt(history: pd.DataFrame) -> str:
    """One sentence: where the first bad check was, by whose word, and whether it is documented."""
    if history.empty:
        return "Belum ada pemeriksaan segel kotak ini."
    checks = _checks(history)
    bad = [one for one in checks if one.bad]
    if not bad:
        last = max(checks, key=lambda one: one.x)
        return (
            f"{count(len(checks))} pemeriksaan, semuanya utuh; terakhir di {CHECKPOINT_LABELS[last.point]}."
        )
    first = min(bad, key=lambda one: one.x)
    ending = "disegel ulang dengan BA" if first.documented else "tanpa segel ulang dengan BA"
    return (
        f"{count(len(bad))} dari {count(len(checks))} pemeriksaan tidak utuh; pertama di "
        f"{CHECKPOINT_LABELS[first.point]} ({first.seen}, {first.when}) "
        f"menurut {SAID[Party(first.party)]}, {ending}."
    )
