"""Reports in chats: is a text one, what does it say, and the archive that WhatsApp exports."""

from lib.ingest.chat.facts import Left
from lib.ingest.chat.reading import Chat, read
from lib.ingest.chat.telling import looks_like
from lib.ingest.chat.zipped import Archive, archive

__all__ = ["Archive", "Chat", "Left", "archive", "looks_like", "read"]
