"""Text files as letters: whatever of UTF-8, UTF-16 and cp1252 they are stored in, even in one line."""

import codecs

from lib.ingest.reading.kinds import encoding

_AS_CP1252 = "kawal-cp1252"


def decoded(data: bytes) -> str:
    """The whole text, without a byte order mark and without NULs. Nothing makes it fail.

    Bytes that are no UTF-8 are read as cp1252 one by one, the rest of their line is not touched: rows pasted
    from several programs end up in one file.
    """
    stored = encoding(data)
    text = data.decode(stored, _AS_CP1252 if stored == "utf-8" else "replace")
    text = text.removeprefix("\ufeff")
    return text.replace("\x00", "") if "\x00" in text else text


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.end == len(error.object) and error.reason == "unexpected end of data":
        return "\ufffd", error.end  # the file was cut within a letter
    wrong = error.object[error.start : error.end]
    return "".join(bytes([one]).decode("cp1252", "replace") for one in wrong), error.end


codecs.register_error(_AS_CP1252, _as_cp1252)
