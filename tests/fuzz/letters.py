"""A file as text: tables with separators, and chats."""

import re
from random import Random

from tests.fuzz import nasty

ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "utf-32",
    "utf-7",
    "shift_jis",
)
_SEPARATORS = (";", ",", "\t", "|", ":", " ")
_NUMBER = re.compile(r"\d+")
_CELL = re.compile(r"[^;,\t|\r\n:]+")


def decoded(data: bytes) -> str:
    """The text, in whatever it seems to be stored."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def encoded(draw: Random, text: str) -> bytes:
    """Mostly UTF-8; what an encoding lacks becomes a question mark, as when people save."""
    chosen = draw.choice(ENCODINGS) if draw.random() < 0.25 else "utf-8"
    stored = text.encode(chosen, "replace")
    if draw.random() < 0.03:  # pasted together from two programs
        half = len(text) // 2
        stored = text[:half].encode("utf-8", "replace") + text[half:].encode("cp1252", "replace")
    return stored


def separators(draw: Random, text: str) -> str:
    """Another separator, everywhere or from some line on."""
    old, new = draw.sample(_SEPARATORS, 2)
    at = draw.choice((0, draw.randrange(len(text) + 1)))
    return text[:at] + text[at:].replace(old, new)


def fewer_separators(draw: Random, text: str) -> str:
    """Single separators lost or doubled: cells move to the side."""
    old, often = draw.choice(_SEPARATORS), draw.choice((0, 2))
    return re.sub(re.escape(old), lambda _: old * (often if draw.random() < 0.1 else 1), text)


def drop_lines(draw: Random, text: str) -> str:
    """Lines lost."""
    share = draw.choice((0.05, 0.3, 0.9))
    return "".join(line for line in text.splitlines(keepends=True) if draw.random() > share)


def repeat_lines(draw: Random, text: str) -> str:
    """Lines that come again, once or many times."""
    lines = text.splitlines(keepends=True) or [""]
    at = draw.randrange(len(lines))
    end = at + draw.randint(1, 5)
    return "".join([*lines[:end], *lines[at:end] * draw.choice((1, 2, 100)), *lines[end:]])


def shuffle_lines(draw: Random, text: str) -> str:
    """Lines in another order, the first one kept or not."""
    lines = text.splitlines(keepends=True)
    first = draw.choice((0, 1, 2))
    rest = lines[first:]
    draw.shuffle(rest)
    return "".join([*lines[:first], *rest])


def ends(draw: Random, text: str) -> str:
    """Other line ends, or none."""
    return text.replace("\r\n", "\n").replace(
        "\n", draw.choice(("\r\n", "\r", "\n\n", "\u2028", " ", "\x0b", "\r\r\n"))
    )


def quotes(draw: Random, text: str) -> str:
    """Quotation marks taken away, changed, or put where none belong."""
    chosen = draw.randrange(3)
    if chosen == 0:
        return text.replace('"', draw.choice(("", "'", "“", '""', '\\"')))
    if chosen == 1:
        return _CELL.sub(lambda cell: f'"{cell[0]}"' if draw.random() < 0.5 else cell[0], text)
    for _ in range(draw.randint(1, 5)):
        at = draw.randrange(len(text) + 1)
        text = text[:at] + draw.choice(('"', "'", '""', '\n"', '";"')) + text[at:]
    return text


def cells(draw: Random, text: str) -> str:
    """Some cells, or words of a chat, replaced by values nobody expects there."""
    share = draw.choice((0.01, 0.05, 0.3))
    return _CELL.sub(lambda cell: nasty.value(draw) if draw.random() < share else cell[0], text)


def numbers(draw: Random, text: str) -> str:
    """Digits changed, so that dates, times and amounts become others."""
    share = draw.choice((0.02, 0.1, 0.5))

    def other(found: re.Match[str]) -> str:
        if draw.random() > share:
            return found[0]
        return draw.choice(
            (str(draw.randint(0, 10 ** len(found[0]))), "", "0", f"-{found[0]}", found[0] * 2, "99")
        )

    return _NUMBER.sub(other, text)


def hide(draw: Random, text: str) -> str:
    """Letters that hide or turn, in the middle of words."""
    for _ in range(draw.randint(1, 8)):
        at = draw.randrange(len(text) + 1)
        text = text[:at] + nasty.letters(draw) + text[at:]
    return text


def typos(draw: Random, text: str) -> str:
    """Letters swapped, lost, doubled, in capitals."""
    made = list(text)
    for _ in range(draw.randint(1, max(2, len(made) // 40))):
        if len(made) > 2:
            at = draw.randrange(len(made) - 1)
            made[at : at + 2] = draw.choice(
                ([made[at + 1], made[at]], [made[at]], [made[at]] * 3, [made[at].upper(), made[at + 1]])
            )
    return "".join(made)


def cut(draw: Random, text: str) -> str:
    """The end missing."""
    return text[: draw.randrange(len(text) + 1)]


def swell(draw: Random, text: str) -> str:
    """The whole many times: a file far longer than anybody's."""
    return text * draw.choice((2, 5, 40)) if len(text) < 5_000 else text + text


STEPS = (
    separators, fewer_separators, drop_lines, repeat_lines, shuffle_lines, ends, quotes, cells, cells,
    numbers, hide, typos, cut, swell,
)  # fmt: skip
