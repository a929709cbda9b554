"""Makes a store where there is none and starts the app: `python3 start.py`."""

from __future__ import annotations  # lets an older Python read this file far enough to say that it is too old

import os
import subprocess
import sys
from pathlib import Path

from tools.installing import PYTHON, ROOT, CannotGoOn, say

ADDRESS = "http://127.0.0.1:8501"
STORE = ROOT / "data" / "local" / "kawal.db"
KINDS = {"--simulasi": "simulasi", "--kosong": "nyata"}
ASKED = """Belum ada catatan di komputer ini.
  1  Coba simulasi      (Pemilu 2024 di Kota Pekalongan, data tiruan)
  2  Mulai dari kosong  (catatan nyata)
Pilih 1 atau 2, lalu Enter: """


def run(option: str) -> int:
    """Install is done; 0 when the app was stopped by the person who started it."""
    kind = KINDS.get(option, "")
    address = os.environ.get("KAWAL_STORE") or our_store(kind)
    env = {**os.environ, "KAWAL_STORE": address}
    found = _kind_at(env)
    if found is None:
        found = kind or _asked()
        _make(found, env)
    if kind and found != kind:
        raise CannotGoOn(
            f"Catatan di {address} adalah {found}, bukan {kind}. Kosongkan KAWAL_STORE atau ganti."
        )
    say(f"\nKawal Logistik: {ADDRESS}")
    say(_way_in(found, env))
    say("Hentikan dengan Ctrl+C.\n")
    return subprocess.call([PYTHON, "-m", "streamlit", "run", "app.py"], cwd=ROOT, env=env)


def our_store(kind: str) -> str:
    """The file of this kind: kawal.db, or beside it when that one is of the other kind; they never mix."""
    first = f"sqlite:///{STORE.as_posix()}"
    if not kind or not STORE.exists() or _kind_at({**os.environ, "KAWAL_STORE": first}) == kind:
        return first
    return f"sqlite:///{STORE.with_name(f'kawal-{kind}.db').as_posix()}"


def _asked() -> str:
    if not sys.stdin.isatty():
        return "simulasi"
    return "nyata" if input(ASKED).strip() == "2" else "simulasi"


def _make(kind: str, env: dict[str, str]) -> None:
    _ours(["init", "--kind", kind], env)
    if kind == "simulasi":
        say("Mengisi simulasi (sekitar 10 detik) …")
        _ours(["demo"], env)
    elif sys.stdin.isatty():
        name = input("Nama akun admin pertama: ").strip()
        _ours(["user", "add", name, "--role", "admin"], env)


def _way_in(kind: str, env: dict[str, str]) -> str:
    if kind == "simulasi":
        return "Masuk dengan satu ketukan pada salah satu akun contoh di halaman masuk."
    if '"admin"' in _said(["user", "list", "--json"], env):
        return "Masuk dengan nama akun dan kata sandinya."
    return f"Belum ada akun. Buat dulu: {Path(PYTHON).relative_to(ROOT)} -m lib user add NAMA --role admin"


def _kind_at(env: dict[str, str]) -> str | None:
    """`nyata`, `simulasi`, or None where there is no store yet."""
    script = "import sys; from lib.store.open import address, open_store; print(open_store(address()).kind)"
    done = subprocess.run(
        [PYTHON, "-c", script], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    if done.returncode and "Belum ada penyimpanan" not in done.stderr:
        raise CannotGoOn(done.stderr.strip().splitlines()[-1])
    return done.stdout.strip() or None


def _ours(words: list[str], env: dict[str, str]) -> None:
    """A command of ours, at the terminal of the person who started us."""
    if subprocess.call([PYTHON, "-m", "lib", *words], cwd=ROOT, env=env):
        raise CannotGoOn("Penyimpanan belum siap; lihat pesan di atas, lalu jalankan lagi.")


def _said(words: list[str], env: dict[str, str]) -> str:
    command = [PYTHON, "-m", "lib", *words]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False).stdout
