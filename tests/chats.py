"""Chats for tests: what a text gives, in a form that is easy to compare."""

from datetime import date

from lib.ingest import chat

ELECTION = "pemilu-2024"
TODAY = date(2024, 2, 13)
BALLOTS = ("ppwp", "dpr", "dpd", "dprd_prov", "dprd_kota")


def read(text, **more):
    """The chat, read on the eve of the election."""
    return chat.read(text, election=ELECTION, today=more.pop("today", TODAY), **more)


def said(text, *, at="20.31", day="13/02/24", sender="Budi"):
    """One message of an Android export."""
    return f"{day} {at} - {sender}: {text}"


def table(found, log, taken_back=False):
    """The rows of one log: (line, filled cells); those that their sender took back only if asked for."""
    marks = {"deliveries": "destination", "seal_checks": "box_id"}
    for one in found.tables:
        names = one.rows[0][1]
        if marks[log] in names:
            rows = [
                (number, {name: cell for name, cell in zip(names, row, strict=True) if cell is not None})
                for number, row in one.rows[1:]
            ]
            return [one for one in rows if taken_back or "Semula: " not in one[1].get("note", "")]
    return []


def loads(text, **more):
    """Its deliveries, without their lines."""
    return [cells for _, cells in table(read(text, **more), "deliveries")]


def seals(text, **more):
    """Its seal checks, without their lines."""
    return [cells for _, cells in table(read(text, **more), "seal_checks")]


def boxes(cells):
    """The boxes of rows."""
    return {one["box_id"] for one in cells}


def of(tps, ballots=BALLOTS):
    """The boxes of one TPS."""
    return {f"{tps}-{ballot}" for ballot in ballots}


def codes_left(text, **more):
    """Why lines gave no row, by code; small talk and notices of the app not counted."""
    return [one.code for one in read(text, **more).left if one.code not in ("C016", "C017")]
