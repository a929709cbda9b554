"""Signing in with one click, to try the app: on a simulated store, on the machine that runs it."""

from starlette.requests import Request
from streamlit import config

from lib.access.policy import Role
from lib.store.log import SIMULATED, Store
from lib.ui.gate.trust import is_from_this_machine, is_loopback

OFFERED = (Role.KETUA, Role.PIMPINAN, Role.STAF, Role.MITRA, Role.RUANG, Role.ADMIN)


def are_offered(store: Store, request: Request) -> bool:
    """All of it, or nobody signs in without a password."""
    return (
        store.kind == SIMULATED
        and is_loopback(config.get_option("server.address"))
        and is_from_this_machine(request)
    )
