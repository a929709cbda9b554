"""Needed against what came, and what each party says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.areas.quantities.metrics import estimated
from lib.areas.readiness.why import SAID
from lib.figures.rows import Row, bar, labelled
from lib.figures.style import DESK, Size, coloured, empty, font, hatched, layout, outlined, solid
from lib.figures.words import PARTY_LABELS, records
from lib.kernel.format import NONE, count, percent
from lib.kernel.look import FOLLOW_UP, GROUND, INK, LINE, MUTED, READY
from lib.kernel.words import Party

_AMOUNTS = ["needed", "received", "damaged", "wrong", "gap"]
_SAID = {"sent": "dikirim", "received": "diterima"}
_ORDER = list(PARTY_LABELS)


def _items(frame: pd.DataFrame) -> pd.DataFrame:
    """One row an item, the largest share short first; a sum over wilayah is known only where each is known.

    Totals that were published so (`reported`) are no party's receipt and are left out.
    """
    told = frame[frame["reported"].isna()] if "reported" in frame else frame
    told = told.astype(dict.fromkeys(_AMOUNTS, "Float64"))
    told["estimate"] = estimated(told) if "need_source" in told else False
    told["untold"] = told["untold"].astype("Float64") if "untold" in told else 0.0
    groups = told.groupby("item")
    found = groups[[*_AMOUNTS, "untold"]].sum(skipna=False)
    found[["damaged", "wrong"]] = groups[["damaged", "wrong"]].sum(min_count=1)
    found["estimate"] = groups["estimate"].any().astype("bool")
    found["short"] = found["gap"] / found["needed"].where(found["needed"] > 0)
    return found.reset_index().sort_values(["short", "item"], ascending=[False, True], ignore_index=True)


def gaps(frame: pd.DataFrame, labels: Mapping[str, str], *, size: Size = DESK) -> go.Figure:
    """A bar an item: the usable share of what is needed, and what is short of it; largest share short first.

    frame: item, needed, received, damaged, wrong, gap (pieces; null = not known) of one leg and one party,
    of any wilayah; need_source where known: an estimated need is called so and is never shown as short;
    untold where known: the part of the need that no report speaks of, an empty frame and never short.
    """
    told = _items(frame)
    if told.empty:
        return empty(size)
    items = records(told)
    rows = [Row(labels.get(row["item"], row["item"]), _gap(row), _amounts(row)) for row in items]
    known = [bool(one) for one in told["short"].notna()]
    short = [min(max(float(row["short"]), 0), 1) if one else 0 for row, one in zip(items, known, strict=True)]
    surely = [not estimate for estimate in told["estimate"]]
    told_of = [_told_of(row) for row in items]
    traces = [
        bar([1] * len(rows), rows, size, marker=outlined(), hoverinfo="skip"),
        bar(
            [most - part if one else 0 for most, part, one in zip(told_of, short, known, strict=True)],
            rows,
            size,
            marker=solid(READY),
            customdata=[[row.label, row.note] for row in rows],
            hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        ),
    ]
    for sure, marker in ((True, hatched(GROUND, FOLLOW_UP)), (False, hatched(MUTED, GROUND))):
        lengths = [part if one is sure else 0 for part, one in zip(short, surely, strict=True)]
        base = [most - part for most, part in zip(told_of, short, strict=True)]
        traces.append(bar(lengths, rows, size, base=base, marker=marker, hoverinfo="skip"))
    return labelled(traces, rows, to=1, size=size, foot=_gap_foot(), barmode="overlay")


def _told_of(row: Mapping[str, Any]) -> float:
    """The share of the need that reports speak of."""
    needed, untold = row["needed"], row["untold"]
    if count(needed) == NONE or count(untold) == NONE or not needed:
        return 1.0
    return 1 - float(untold) / float(needed)


def _gap_foot() -> str:
    return f"{coloured('■', READY)} dapat dipakai · {coloured('▲', FOLLOW_UP)} kurang, dari kebutuhan"


def _gap(row: Mapping[str, Any]) -> str:
    gap = row["gap"]
    if count(gap) == NONE:
        return coloured(NONE, MUTED)
    if gap > 0 and row["estimate"]:
        return coloured(f"kurang {count(gap)} dari perkiraan", MUTED)
    if gap > 0:
        return coloured(f"<b>▲ kurang {count(gap)}</b>", FOLLOW_UP)
    if gap < 0:
        return f"lebih {count(-gap)}"
    return "sejauh ini cukup" if row["untold"] > 0 else "cukup"


def _amounts(row: Mapping[str, Any]) -> str:
    if count(row["received"]) == NONE:
        return f"belum ada laporan · kebutuhan {count(row['needed'])}"
    lost = [
        f"{name} {count(row[column])}"
        for column, name in (("damaged", "rusak"), ("wrong", "tertukar"))
        if count(row[column]) not in {NONE, "0"}
    ]
    received = f"diterima {count(row['received'])}"
    if count(row["untold"]) not in {NONE, "0"}:  # both would not fit a phone
        return " · ".join([received, *lost, f"belum dilaporkan {count(row['untold'])}"])
    estimate = "perkiraan " if row["estimate"] else ""
    return " · ".join([received, *lost, f"{estimate}kebutuhan {count(row['needed'])}"])


def gaps_alt(frame: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """One sentence: the item with the largest share short."""
    told = _items(frame)
    known = told[told["short"].notna() & ~told["estimate"]]
    if known.empty:
        return "Belum ada jumlah barang yang dapat dibandingkan dengan kebutuhannya."
    unknown = len(told) - len(known)
    rest = f"; {count(unknown)} barang belum dapat dinilai" if unknown else ""
    rest += "; sebagian kebutuhan belum dilaporkan" if known["untold"].gt(0).any() else ""
    short = known[known["gap"] > 0]
    if short.empty:
        return f"{count(len(known))} barang cukup{rest}."
    worst = short.iloc[0]
    return (
        f"{count(len(short))} dari {count(len(known))} barang kurang, terbesar "
        f"{labels.get(worst['item'], worst['item'])}: kurang {count(worst['gap'])} dari kebutuhan "
        f"{count(worst['needed'])} ({percent(worst['short'], 1)}){rest}."
    )


@dataclass(frozen=True, slots=True)
class _Statement:
    """What one party says of one item: how many it sent or received, and on how many rows that stands."""

    item: str
    party: str
    said: str
    amount: int
    rows: int | None


def _statements(frame: pd.DataFrame) -> dict[str, list[_Statement]]:
    """By item, in the order of the way: who sent, then who received."""
    found: dict[str, list[_Statement]] = {}
    told = frame[frame["party"].notna()]
    for item, rows in told.groupby("item"):
        for column, said in _SAID.items():
            for party in _ORDER:
                one = rows[(rows["party"] == party) & rows[column].notna()]
                if len(one):
                    support = f"{column}_rows"
                    number = int(one[support].sum()) if support in one else None
                    told_ = _Statement(str(item), party, said, int(one[column].sum()), number)
                    found.setdefault(str(item), []).append(told_)
    return found


def _apart(told: list[_Statement]) -> int | None:
    """Largest minus smallest amount; None where the rows differ, so that nothing can be compared."""
    if len({one.rows for one in told}) > 1 or len(told) < 2:
        return None
    return max(one.amount for one in told) - min(one.amount for one in told)


def parties(frame: pd.DataFrame, labels: Mapping[str, str], *, size: Size = DESK) -> go.Figure:
    """A line a statement, item by item: who says how many were sent or received, and how far they are apart.

    frame: item, party, sent, received, sent_rows, received_rows of one leg, of any wilayah. The dots
    of an item stand between its smallest and its largest amount; what differs from
    the first is marked.
    """
    items = _statements(frame)
    if not items:
        return empty(size)
    step = size.line(size.text) + size.gap / 3
    words: list[dict[str, Any]] = []
    dots: list[tuple[float, float, bool, _Statement]] = []
    top = 0.0
    for item in sorted(items, key=lambda one: (-(_apart(items[one]) or 0), one)):
        told = items[item]
        words += _line_words(top, labels.get(item, item), _apart_words(told), size, strong=True)
        for one in told:
            top += step
            words += _line_words(top, f"{PARTY_LABELS[one.party]} · {one.said}", _said(one, told), size)
            dots.append((_share(one, told), top + step / 2, _differs(one, told), one))
        top += step + size.gap
    height = top - size.gap
    return go.Figure(
        list(_dots(dots, size)),
        layout(
            size=size,
            height=round(height + 12),
            xaxis={"range": [0, 1], "domain": [0.46, 0.62], "visible": False},
            yaxis={"range": [height, 0], "visible": False},
            shapes=[_rail(y) for _, y, _, _ in dots],
            annotations=words,
        ),
    )


def _share(one: _Statement, told: list[_Statement]) -> float:
    low, high = min(other.amount for other in told), max(other.amount for other in told)
    return 0.5 if low == high else 0.08 + 0.84 * (one.amount - low) / (high - low)


def _differs(one: _Statement, told: list[_Statement]) -> bool:
    return one.amount != told[0].amount and one.rows == told[0].rows


def _said(one: _Statement, told: list[_Statement]) -> str:
    if _differs(one, told):
        apart = one.amount - told[0].amount
        sign = "+" if apart > 0 else "−"
        return f"{coloured(f'<b>▲ {sign}{count(abs(apart))}</b>', FOLLOW_UP)}  {count(one.amount)}"
    rows = f"{count(one.rows)} baris · " if one.rows != told[0].rows else ""
    return f"{coloured(rows, MUTED)}{count(one.amount)}"


def _apart_words(told: list[_Statement]) -> str:
    apart = _apart(told)
    if len(told) < 2:
        return coloured("satu pihak", MUTED)
    if apart is None:
        return coloured("jumlah baris berbeda", MUTED)
    return coloured(f"<b>terpaut {count(apart)}</b>", FOLLOW_UP) if apart else "sama"


def _line_words(
    top: float, left: str, right: str, size: Size, *, strong: bool = False
) -> list[dict[str, Any]]:
    style = font(size.text if strong else size.small, strong=strong)
    place: dict[str, Any] = {
        "xref": "paper",
        "yref": "y",
        "y": top + size.line(size.text) / 2,
        "showarrow": False,
    }
    middle = place | {"yanchor": "middle", "font": style, "borderpad": 0}
    return [
        middle | {"x": 0, "xanchor": "left", "text": left},
        middle | {"x": 1, "xanchor": "right", "text": right},
    ]


def _rail(y: float) -> dict[str, Any]:
    ends = {"x0": 0, "x1": 1, "y0": y, "y1": y}
    return {"type": "line", "layer": "below", "line": {"color": LINE, "width": 2}} | ends


def _dots(dots: list[tuple[float, float, bool, _Statement]], size: Size) -> Iterator[go.Scatter]:
    for differs, colour, symbol in ((False, INK, "circle"), (True, FOLLOW_UP, "triangle-up")):
        chosen = [dot for dot in dots if dot[2] is differs]
        yield go.Scatter(
            x=[x for x, _, _, _ in chosen],
            y=[y for _, y, _, _ in chosen],
            mode="markers",
            marker={"color": colour, "symbol": symbol, "size": size.bar * 0.8},
            cliponaxis=False,
            text=[f"{PARTY_LABELS[one.party]}: {count(one.amount)} {one.said}" for *_, one in chosen],
            hovertemplate="%{text}<extra></extra>",
        )


def parties_alt(frame: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """One sentence: the item on which the parties are furthest apart."""
    said = _statements(frame)
    items = {item: told for item, told in said.items() if _apart(told) is not None}
    if not items and any(len(told) > 1 for told in said.values()):
        return "Catatan para pihak belum dapat dibandingkan: jumlah barisnya berbeda."
    if not items:
        return "Belum ada barang yang jumlahnya ditulis oleh lebih dari satu pihak."
    worst = max(sorted(items), key=lambda item: _apart(items[item]) or 0)
    told = items[worst]
    if not _apart(told):
        return f"Semua pihak menulis jumlah yang sama untuk {count(len(items))} barang."
    low, high = min(told, key=lambda one: one.amount), max(told, key=lambda one: one.amount)
    return (
        f"{labels.get(worst, worst)}: catatan para pihak terpaut {count(_apart(told))}, "
        f"{SAID[Party(high.party)]} menulis {count(high.amount)} {high.said}, "
        f"{SAID[Party(low.party)]} {count(low.amount)} {low.said}."
    )
