"""A zip file as its parts: workbooks and exported chats, taken apart and packed again."""

import io
import re
import warnings
import zipfile
from random import Random

from tests.fuzz import letters, markup, raw

Parts = list[tuple[str, bytes]]
_TELLING = re.compile(
    r"sheet\d*\.xml$|sharedStrings|styles\.xml|workbook\.xml|content\.xml|\.txt$|\.rels$|Types", re.I
)
_NAMES = (
    "../../x.xml",
    "/xl/workbook.xml",
    "C:\\x",
    "xl/worksheets/sheet1.xml",
    "Xl/Workbook.xml",
    "x\u202egpj.exe",
    "",
    "a" * 300,
)

_TYPES = (
    *(b"spreadsheetml.sheet.main", b"spreadsheetml.worksheet", b"wordprocessingml.document.main"),
    *(b"xml", b"spreadsheet", b"text"),
)


def unpacked(data: bytes) -> Parts | None:
    """The parts, None when they cannot be had or are too many or large to play with."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            if len(infos) > 100 or sum(info.file_size for info in infos) > 2**21:
                return None
            return [(info.filename, package.read(info)) for info in infos]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, OSError):
        return None


def packed(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A proper zip file of the parts, the same bytes each time. Names may come twice."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a name twice is what some mutations are about
        with zipfile.ZipFile(out, "w", method) as package:
            for name, content in parts:
                info = zipfile.ZipInfo(name, (2024, 2, 13, 12, 0, 0))
                info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else method
                package.writestr(info, content)
    return out.getvalue()


def inside(draw: Random, parts: Parts) -> str:
    """Change what one part says, as text or as bytes; the name of the step."""
    telling = [at for at, (name, content) in enumerate(parts) if content and _TELLING.search(name)]
    at = draw.choice(telling) if telling and draw.random() < 0.9 else draw.randrange(len(parts))
    name, content = parts[at]
    if name.endswith(".txt"):
        step = draw.choice(letters.STEPS)
        parts[at] = name, letters.encoded(draw, step(draw, letters.decoded(content)))
    elif draw.random() < 0.85 and content[:200].lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        step = draw.choice(markup.STEPS)
        parts[at] = name, step(draw, content.decode("utf-8", "replace")).encode("utf-8", "replace")
    else:
        step = draw.choice(raw.STEPS)
        parts[at] = name, step(draw, content)
    return f"{name}:{step.__name__}"


def shape(draw: Random, parts: Parts) -> str:
    """Change which parts there are; the name of the step."""
    step = draw.choice((_missing, _twice, _renamed, _emptied, _swapped, _another_type, _more, _reordered))
    step(draw, parts)
    return step.__name__.removeprefix("_")


def _missing(draw: Random, parts: Parts) -> None:
    del parts[draw.randrange(len(parts))]


def _twice(draw: Random, parts: Parts) -> None:
    name, content = draw.choice(parts)
    parts.insert(draw.randrange(len(parts) + 1), (name, draw.choice((content, b"", raw.flip(draw, content)))))


def _renamed(draw: Random, parts: Parts) -> None:
    at = draw.randrange(len(parts))
    parts[at] = draw.choice((*_NAMES, parts[at][0].upper(), parts[at][0].replace("/", "\\"))), parts[at][1]


def _emptied(draw: Random, parts: Parts) -> None:
    at = draw.randrange(len(parts))
    parts[at] = parts[at][0], draw.choice((b"", b" ", b"<x/>", b"\x00" * 100))


def _swapped(draw: Random, parts: Parts) -> None:
    one, other = draw.randrange(len(parts)), draw.randrange(len(parts))
    (a, first), (b, second) = parts[one], parts[other]
    parts[one], parts[other] = (a, second), (b, first)


def _another_type(draw: Random, parts: Parts) -> None:
    """What the package says that it is: another kind of document, or nothing at all."""
    old, new = draw.sample(_TYPES, 2)
    for at, (name, content) in enumerate(parts):
        if name in ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml"):
            parts[at] = name, content.replace(old, new)


def _more(draw: Random, parts: Parts) -> None:
    for number in range(draw.choice((1, 5, 200, 3_000))):
        parts.append(
            (
                f"{draw.choice(('xl/worksheets/sheet', 'xl/media/image', 'x/'))}{number + 90}.xml",
                b"<worksheet/>",
            )
        )


def _reordered(draw: Random, parts: Parts) -> None:
    draw.shuffle(parts)
