"""Sessions: a random token in the browser, only its SHA-256 in the store. `now`: unix seconds."""

import hashlib
import secrets

from lib.access.accounts import of_account
from lib.access.policy import Person
from lib.store import accounts as stored
from lib.store.log import Store

COOKIE = "kawal_sesi"
REMEMBERED = 30 * 24 * 3600
SHORT = 12 * 3600


def start(store: Store, name: str, remember: bool, now: int) -> str:
    """The token of a new session, for the person's cookie; it is shown to nobody else and kept nowhere."""
    token = secrets.token_urlsafe(32)
    lasts = REMEMBERED if remember else SHORT
    stored.open_session(store, _digest(token), name, expires_at=now + lasts, now=now)
    return token


def person(store: Store, token: str, now: int) -> Person | None:
    """Who holds this token, as their account stands now; None when it ran out or the account was shut."""
    return of_account(stored.of_session(store, _digest(token), now)) if token else None


def end(store: Store, token: str) -> None:
    """Nobody holds this token any more."""
    stored.close_session(store, _digest(token))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
