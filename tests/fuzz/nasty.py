"""Values that people, programs and enemies put into cells."""

from random import Random

WORDS = (
    # numbers no form asks for
    "0", "-0", "-5", "1e309", "1E+16", "9" * 40, "9223372036854775808", "99999999999999999999", "0,5",
    "1.234,5", "1.234.567,89", "1,234,567.89", "0x1F", "1_000", "٣٤", "１２", "Ⅻ", "½", "²", "±500",
    "~12", "5-7", "12 lbr", "NaN", "nan", "inf", "-Infinity", "1/0", "TRUE", "#REF!", "#DIV/0!", "#N/A",
    "nihil", "-", "—", "kurang lebih 5",
    # times no clock shows
    "31/02/2024", "30-13-2024", "00/00/0000", "1/1/1", "29/02/2023", "14/02/24", "13/02/20244",
    "-44/02/2024", "0000-00-00", "-0044-03-15", "9999-12-31T23:59", "10000-01-01", "1900-02-29",
    "1899-12-31", "1970-01-01", "2024-02-13T25:61", "24.00", "24:01", "00.60", "99:99", "8.3", "45333",
    "-1", "2958466", "60", "0.999999999", "2024-02-13T10:00+99:00", "13 Februwari 2024", "besok",
    "tadi malam", "Sabtu Kliwon", "12 Des 2023 08.30 WIB",
    # places and boxes
    "33.75.03.1004-012", "33.75.03.1004-999", "33.75.03.1004-000", "33.75.99", "33.75", "3375031004012",
    "33.76.01", "33.75.03.1004-012-ppwp", "33.75.03.1004-012-pilgub", "33.75.03-ppk-99999999999999999999",
    "penyedia", "lain:", "lain:Warung Bu Sri", "TPS", "TPS 0", "TPS -7", "TPS 9999999999999999999999",
    "TPS 07 Medono", "Kuripan", "Panjang", "kel. kec. tps", "Medono/Medono/Medono", "PPK", "gudang",
    "Pekalongan Utara Selatan Barat Timur",
    # words
    "utuh", "rusak", "utuh rusak", "semua utuh kecuali", "utuh kecuali TPS 1-99999999", "ppwp,dpr,dpd",
    "tinta", "surat suara", "K3001-K9999999", "1-1000000000", "A1|A2||", "|", "RALAT", "Total", "Jumlah",
    "(1)", "(2)", "No.",
    # what programs take for more than text
    "=1+1", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x","y")',
    "\t=1", "<script>alert(1)</script>", "<b>", "&amp;", "&#0;", "&#x1F;", "&x;", "]]>", "<!--", "--",
    "'; DROP TABLE x; --", '"', "'", '""', ";", ",", "\t", "\n", "\r\n", "a\nb\nc", "../../etc/passwd",
    "C:\\x", "{}", "{0}", "%s", "%n", "{", "$HOME", "\\N", "\\x00", "null", "None", "undefined",
    # letters
    "", " ", "\u00a0", "\u200b", "\ufeff", "\u202e kotak", "\u2066x\u2069", "\x00", "\x01\x02", "\x07",
    "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufffe", "\uffff", "🙏", "👨‍👩‍👧‍👦",
    "🏴\U000e0067\U000e007f", "é", "e\u0301", "ﬁ", "İ", "ß", "ſ", "ꦥꦼꦏꦭꦺꦴꦔꦤ꧀", "北加浪岸", "פקלונגן",
    "بيكالونغان", "Z\u0351\u036b\u0343\u036a\u0302" * 20, "\U0010ffff", "ᚠ",
)  # fmt: skip
LONG = (
    "x",
    "9",
    " ",
    "utuh ",
    "TPS 1 ",
    "a|",
    "1,",
    "\u202e",
    "🙏",
    "kel. ",
    "- ",
    "K3001, ",
    "((",
    "12/02/24 ",
)
LETTERS = (
    "\x00\x01\x08\x0b\x1f\x7f\x80\xa0\xad\u200b\u200e\u200f\u202a\u202e\u2066\u2028\ufeff\ufffd🙏±½٣é\ud7ff"
)


def value(draw: Random) -> str:
    """One of the words, a very long one, or a number from anywhere."""
    chosen = draw.random()
    if chosen < 0.85:
        return draw.choice(WORDS)
    if chosen < 0.9:
        return draw.choice(LONG) * draw.choice((10, 300, 5_000, 33_000))
    if chosen < 0.95:
        return draw.choice((" ", "\u00a0", "'", "")) + draw.choice(WORDS) + draw.choice(("", " ", ".", "\n"))
    return str(
        draw.choice((draw.randint(-(10**6), 10**6), draw.uniform(-1e5, 1e5), 10 ** draw.randint(0, 400)))
    )


def letters(draw: Random) -> str:
    """A few letters that hide, turn or end what stands around them."""
    return "".join(draw.choice(LETTERS) for _ in range(draw.randint(1, 4)))
