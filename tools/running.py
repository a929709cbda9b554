"""Makes a store where there is none and starts the app, in the .venv and in one process: a start is short."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from lib.access import accounts
from lib.access.policy import Role
from lib.kernel.errors import UserError
from lib.kernel.format import clock_time
from lib.store.log import SIMULATED, Store
from lib.store.open import address, open_store
from tools.installing import PYTHON, ROOT, CannotGoOn, say

ADDRESS = "http://127.0.0.1:8501"
STORE = ROOT / "data" / "local" / "kawal.db"
KINDS = {"--simulasi": "simulasi", "--kosong": "nyata"}
ASKED = """Belum ada catatan di komputer ini.
  1  Coba simulasi      (Pemilu 2024 di Kota Pekalongan, data tiruan)
  2  Mulai dari kosong  (catatan nyata)
Pilih 1 atau 2, lalu Enter: """
STANDSTILL = 120  # minutes that a simulation may run on past its last report before its clock is set back


def run(option: str) -> None:
    """Starts the app; returns when the person who started it has stopped it."""
    kind = KINDS.get(option, "")
    os.environ["KAWAL_STORE"] = os.environ.get("KAWAL_STORE") or our_store(kind)
    found = _store()
    if found is None:
        _make(kind or _asked())
        found = _store()
    if found is None or (kind and found.kind != kind):
        raise CannotGoOn(
            f"Catatan di {address()} bukan {kind or 'catatan Kawal Logistik'}. "
            "Kosongkan KAWAL_STORE atau ganti."
        )
    say(f"\nKawal Logistik: {ADDRESS}")
    say(_way_in(found))
    found.engine.dispose()
    say("Hentikan dengan Ctrl+C.\n")
    _serve()


def our_store(kind: str) -> str:
    """The file of this kind: kawal.db, or beside it when that one is of the other kind; they never mix."""
    first = f"sqlite:///{STORE.as_posix()}"
    if not kind or not STORE.exists():
        return first
    held = open_store(first)
    held.engine.dispose()
    return first if held.kind == kind else f"sqlite:///{STORE.with_name(f'kawal-{kind}.db').as_posix()}"


def _store() -> Store | None:
    """What is at the address; None where there is nothing yet."""
    try:
        return open_store(address())
    except UserError as error:
        if error.what.startswith("Belum ada penyimpanan"):
            return None
        raise CannotGoOn(str(error)) from error


def _asked() -> str:
    if not sys.stdin.isatty():
        return "simulasi"
    return "nyata" if input(ASKED).strip() == "2" else "simulasi"


def _make(kind: str) -> None:
    _ours(["init", "--kind", kind])
    if kind == SIMULATED:
        say("Mengisi simulasi (sekitar 10 detik) …")
        _ours(["demo"])
    elif sys.stdin.isatty():
        name = input("Nama akun admin pertama: ").strip()
        _ours(["user", "add", name, "--role", "admin"])


def _ours(words: list[str]) -> None:
    """A command of ours, at the terminal of the person who started us."""
    if subprocess.call([PYTHON, "-m", "lib", *words], cwd=ROOT):
        raise CannotGoOn("Penyimpanan belum siap; lihat pesan di atas, lalu jalankan lagi.")


def _way_in(store: Store) -> str:
    if store.kind == SIMULATED:
        return (
            f"Jam simulasi: {clock_time(_settled(store))} WIB.\n"
            "Masuk dengan satu ketukan pada salah satu akun contoh di halaman masuk."
        )
    if any(one.person.role is Role.ADMIN and one.active for one in accounts.everyone(store)):
        return "Masuk dengan nama akun dan kata sandinya."
    elsewhere = "" if address() == f"sqlite:///{STORE.as_posix()}" else f" --store {address()}"
    command = f"{Path(PYTHON).relative_to(ROOT)} -m lib user add NAMA --role admin{elsewhere}"
    return f"Belum ada akun. Buat dulu: {command}"


def _settled(store: Store) -> int:
    """A simulation's clock, near its last report: days later it still shows the day before the vote."""
    batches = store.batches()
    last = max((one.recorded_at for one in batches), default=store.now())
    if store.now() - last > STANDSTILL:
        store.set_clock(last + 1)
    return store.now()


def _serve() -> None:
    """The same as `streamlit run app.py`, in this process."""
    from streamlit.web import cli  # noqa: PLC0415 (nothing else here needs it, and it takes a second)

    os.chdir(ROOT)
    sys.argv = ["streamlit", "run", "app.py"]
    cli.main()


if __name__ == "__main__":
    try:
        run("".join(sys.argv[1:]))
    except CannotGoOn as error:
        say(f"\n{error}")
        sys.exit(1)
    except (KeyboardInterrupt, EOFError):
        say("\nDihentikan. Jalankan lagi kapan saja.")
        sys.exit(130)
