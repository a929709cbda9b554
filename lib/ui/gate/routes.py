"""The addresses that are ours beside Streamlit's: /masuk, /keluar, the fonts, the widgets' words."""

import time
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from lib.access import accounts, sessions
from lib.access.policy import Person, Role
from lib.kernel.format import count
from lib.store.log import SIMULATED, Store
from lib.ui.gate import examples, sheets
from lib.ui.gate.shared import seconds, store
from lib.ui.gate.throttle import Throttle
from lib.ui.gate.trust import form, is_own_form, way_back
from lib.ui.gate.words import SCRIPT_PATH, script
from lib.ui.gate.workers import Crowded, hashing, reading

FONTS = Path(__file__).resolve().parents[3] / "data" / "fonts"
THROTTLE = Throttle()
_DAY = {"cache-control": "public, max-age=86400"}


async def sign_in(request: Request) -> Response:
    """The form; or, sent back filled in, a session and the way on."""
    kept = await reading(store)
    if request.method == "POST":
        return await _sent(request, kept)
    if await _person(request, kept):
        return RedirectResponse(way_back(request.query_params.get("next", "/")), 303)
    return _form(request, kept)


async def sign_out(request: Request) -> Response:
    """Asks; or, sent back, ends the session."""
    kept = await reading(store)
    person = await _person(request, kept)
    if request.method == "POST":
        if not is_own_form(request):
            return _foreign()
        token = request.cookies.get(sessions.COOKIE, "")
        await reading(lambda: sessions.end(kept, token))
    elif person:
        return sheets.sign_out(person, simulated=kept.kind == SIMULATED)
    answer = RedirectResponse("/masuk", 303)
    answer.delete_cookie(sessions.COOKIE, path="/", httponly=True, samesite="lax", secure=_is_safe(request))
    return answer


async def font(request: Request) -> Response:
    """One of the fonts in data/fonts."""
    known = {path.name: path for path in FONTS.glob("*.woff2")}
    wanted = known.get(request.path_params["file"])
    if wanted is None:
        raise HTTPException(404)
    return FileResponse(wanted, media_type="font/woff2", headers=_DAY)


async def icon(_request: Request) -> Response:
    """The sign in the browser's tab."""
    return FileResponse(sheets.TEMPLATES / "lambang.svg", media_type="image/svg+xml", headers=_DAY)


async def words(_request: Request) -> Response:
    """The script that gives Streamlit's widgets their Indonesian words."""
    return Response(
        script(), media_type="text/javascript", headers={"cache-control": "private, max-age=86400"}
    )


async def _sent(request: Request, kept: Store) -> Response:
    if not is_own_form(request):
        return _foreign()
    fields = await form(request)
    if fields is None:
        what, fix = "Formulir ini tidak terbaca.", "Buka halaman masuk dan isi lagi nama dan kata sandinya."
        return sheets.sorry(what, fix, 400)
    if "contoh" in fields:
        return await _example(request, kept, fields["contoh"])
    return await _password(request, kept, fields)


async def _password(request: Request, kept: Store, fields: dict[str, str]) -> Response:
    name = accounts.named(fields.get("nama", "")[:100])
    remember = "ingat" in fields
    key, now = (request.client.host if request.client else "", name), time.monotonic()

    def again(error: str, status: int) -> Response:
        return _form(request, kept, error=error, name=name, remember=remember, status=status)

    if wait := THROTTLE.wait(key, now):
        seconds_left = count(int(wait) + 1)
        refused = again(f"Terlalu banyak percobaan. Tunggu {seconds_left} detik, lalu coba lagi.", 429)
        refused.headers["retry-after"] = str(int(wait) + 1)
        return refused
    THROTTLE.attempted(key, now)
    try:
        person = await hashing(lambda: accounts.checked(kept, name, fields.get("sandi", "")))
    except Crowded:
        return again("Banyak yang sedang masuk. Coba lagi sebentar lagi.", 503)
    if person is None:
        return again("Nama akun atau kata sandinya tidak cocok.", 401)
    THROTTLE.succeeded(key)
    return await _welcome(request, kept, person, remember)


async def _example(request: Request, kept: Store, role: str) -> Response:
    if role not in examples.OFFERED or not examples.are_offered(kept, request):
        return sheets.sorry(
            "Akun contoh tidak tersedia di sini.",
            "Hanya pada data simulasi, di komputer yang menjalankannya. Masuklah dengan akun Anda sendiri.",
            403,
        )
    person = await reading(lambda: accounts.example(kept, Role(role), seconds()))
    return await _welcome(request, kept, person, remember=False)


async def _welcome(request: Request, kept: Store, person: Person, remember: bool) -> Response:
    """A new session instead of the one that this browser may still have."""
    before = request.cookies.get(sessions.COOKIE, "")
    if before:
        await reading(lambda: sessions.end(kept, before))
    token = await reading(lambda: sessions.start(kept, person.name, remember, seconds()))
    answer = RedirectResponse(way_back(request.query_params.get("next", "/")), 303)
    answer.set_cookie(
        sessions.COOKIE,
        token,
        max_age=sessions.REMEMBERED if remember else None,
        path="/",
        httponly=True,
        samesite="lax",
        secure=_is_safe(request),
    )
    return answer


def _form(
    request: Request,
    kept: Store,
    *,
    error: str = "",
    name: str = "",
    remember: bool = False,
    status: int = 200,
) -> Response:
    roles = examples.OFFERED if examples.are_offered(kept, request) else ()
    simulated = kept.kind == SIMULATED
    return sheets.sign_in(simulated, roles, error=error, name=name, remember=remember, status=status)


def _foreign() -> Response:
    return sheets.sorry(
        "Formulir ini dikirim dari alamat lain.",
        "Demi keamanan, isinya tidak dipakai. Buka aplikasi ini langsung di alamatnya, lalu coba lagi.",
        403,
    )


def _is_safe(request: Request) -> bool:
    return request.url.scheme == "https"


async def _person(request: Request, kept: Store) -> Person | None:
    token = request.cookies.get(sessions.COOKIE, "")
    return await reading(lambda: sessions.person(kept, token, seconds()))


ROUTES = [
    Route("/masuk", sign_in, methods=["GET", "POST"]),
    Route("/keluar", sign_out, methods=["GET", "POST"]),
    Route("/huruf/{file}", font),
    Route("/favicon.svg", icon),
    Route(SCRIPT_PATH, words),
]
OWN_PAGES = frozenset({"/masuk", "/keluar"})
