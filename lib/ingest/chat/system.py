"""Lines that WhatsApp itself writes in the place of a message."""

import re

_NOTICE = re.compile(
    r"\W*(?:pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini|this message was deleted|"
    r"you deleted this message|<?media (?:tidak disertakan|omitted)>?|"
    r"(?:gambar|foto|video|audio|stiker|sticker|dokumen|kontak|gif|image|document|contact card) "
    r"(?:tidak disertakan|omitted)|null|menunggu pesan ini.*|waiting for this message.*|"
    r"panggilan (?:suara|video).*|missed (?:voice|video) call.*|"
    r"<pesan ini (?:telah )?diedit>|<this message was edited>)\W*",
    re.IGNORECASE,
)


def is_notice(text: str) -> bool:
    """Is it a notice of the app, not what somebody wrote?"""
    return bool(_NOTICE.fullmatch(text))
