"""The sheet that lists what was found, with links to the cells. The import knows it by its name."""

from collections.abc import Iterator, Sequence

from lib.ingest.giveback.marks import Mark, gravity
from lib.ingest.giveback.package import XML, quoted
from lib.ingest.giveback.styles import COLOURS, Styles
from lib.ingest.neutral import like_a_formula, plain
from lib.ingest.report import Report
from lib.ingest.rules.rule import Finding, Gravity
from lib.ingest.table import letter

NAME = "Catatan pemeriksaan"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEADS = ("Lembar", "Sel", "Isi sekarang", "Apa yang salah", "Apa yang perlu dilakukan", "Akibat")
_WIDTHS = (18, 9, 24, 60, 60, 26)
_EFFECTS = {
    Gravity.BLOCK: "Baris tidak disimpan",
    Gravity.ASK: "Baris menunggu jawaban",
    Gravity.FLAG: "Baris disimpan dengan catatan",
}
_COLOURS = "Merah: baris tidak disimpan. Biru: menunggu jawaban. Kuning: disimpan dengan catatan."
Line = tuple[tuple[str, int], ...]  # (text, format) of each cell


def sheet_xml(report: Report, found: Sequence[Mark], names: dict[str | None, str], styles: Styles) -> str:
    """The sheet. names: sheet of the report → sheet of this workbook."""
    wrapped, as_text = styles.plain(), styles.plain(as_text=True)
    bold = styles.plain('<b/><sz val="11"/><name val="Calibri"/>', wrapped=False)
    linked = styles.plain('<u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/>', wrapped=False)
    colours = {one: styles.painted(wrapped, one) for one in COLOURS}
    lines: list[Line] = [((text, bold if number == 0 else 0),) for number, text in enumerate(_top(report))]
    lines += [(), tuple((head, bold) for head in _HEADS)]
    links: list[str] = []
    for mark in found:
        for one in mark.findings:
            lines.append(_line(mark, one, names, (wrapped, as_text, linked, colours[gravity(one)])))
            target = f"'{names[mark.sheet].replace(chr(39), chr(39) * 2)}'!{mark.cell}"
            links.append(f'<hyperlink ref="B{len(lines)}" location="{quoted(target)}"/>')
    lines += [tuple((text, wrapped) for text in across) for across in _across(report, names)]
    rows = "".join(_row(number, line) for number, line in enumerate(lines, start=1))
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(_WIDTHS, start=1)
    )
    after = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    inside = f"<cols>{columns}</cols><sheetData>{rows}</sheetData>{after}"
    return f'{XML}<worksheet xmlns="{_MAIN}">{inside}</worksheet>'


def _top(report: Report) -> Iterator[str]:
    counts = report.counts
    yield f"Catatan pemeriksaan: {report.file}"
    yield "Lembar ini dibuat oleh pemeriksaan dan tidak dibaca saat berkas diunggah lagi."
    yield "Perbaiki sel yang berwarna, simpan, lalu unggah lagi berkas ini seutuhnya."
    yield _COLOURS
    yield (
        f"Dibaca {counts['read']} baris: disimpan {counts['stored'] + counts['flagged']} "
        f"(dengan catatan {counts['flagged']}), menunggu jawaban {counts['confirm']}, "
        f"tidak disimpan {counts['rejected']}, sudah ada {counts['duplicate']}."
    )


def _line(mark: Mark, one: Finding, names: dict[str | None, str], styles: tuple[int, int, int, int]) -> Line:
    wrapped, as_text, linked, colour = styles
    written = one.cell or ""
    return (
        (names[mark.sheet], wrapped),
        (mark.cell, linked),
        (written, as_text if like_a_formula(written) else wrapped),
        (one.message, wrapped),
        (one.fix, wrapped),
        (_EFFECTS[gravity(one)], colour),
    )


def _across(report: Report, names: dict[str | None, str]) -> Iterator[tuple[str, ...]]:
    """What several rows say together: listed, but no cell is at fault, so none is coloured."""
    for one in report.findings:
        sheets = ", ".join(dict.fromkeys(names.get(sheet, "") for sheet in one.sheets))
        rows = ", ".join(str(row) for row in one.rows)
        yield sheets, "", f"baris {rows}", one.message, one.fix, "Dicatat pada beberapa baris"


def _row(number: int, line: Line) -> str:
    cells = "".join(
        f'<c r="{letter(at)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{quoted(str(plain(text)))}</t></is></c>"
        for at, (text, style) in enumerate(line)
        if text
    )
    return f'<row r="{number}">{cells}</row>'
