"""Keeping people out: telephone numbers, and names of those who write, in whatever is shown or stored."""

import re
from collections.abc import Iterable

from lib.ingest.chat.kinds import K
from lib.ingest.chat.scan import scan
from lib.ingest.chat.spots import Spots

NUMBER, NAME = "[nomor]", "[nama]"
_MENTION = re.compile("@\u2068[^\u2069\n]*\u2069?")
# A number ends with its line: what stands below it may be the stamp of the next message.
_PHONE = re.compile(
    r"(?<!\w)(?:wa\.me/[\d -]*\d"
    r"|@\d{8,15}"
    r"|\+\d{1,3}[ \xa0.-]?(?:\(?\d{2,4}\)?[ \xa0.-]?){2,4}\d{2,4}"
    r"|(?:\(?\+?62\)?[ \xa0.-]?|0)8\d{1,3}(?:[ \xa0.-]?\d{2,4}){2,3}"
    r"|\(?0\d{2,3}\)[ \xa0.-]?\d{5,8}|0\d{2,3}-\d{6,8})(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def without_numbers(text: str) -> str:
    """The text with telephone numbers and mentions of people left out. Lines stay as many as they were."""
    return _PHONE.sub(NUMBER, _MENTION.sub(NAME, text))


class Hidden:
    """Leaves the names of senders out of texts. Words that name places, goods or offices are no names."""

    def __init__(self, senders: Iterable[str], spots: Spots) -> None:
        words = {word.casefold() for name in senders for word in _WORD.findall(name)}
        strange = sorted(word for word in words if _is_strange(word, spots))
        self._names = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, strange))})(?!\w)", re.IGNORECASE)
            if strange
            else None
        )

    def __call__(self, text: str) -> str:
        """The text without names of senders."""
        return self._names.sub(NAME, text) if self._names else text


def _is_strange(word: str, spots: Spots) -> bool:
    tokens = scan(word)
    return len(tokens) == 1 and tokens[0].kind is K.WORD and spots.village([word]) is None
