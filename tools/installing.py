"""What start.py installs: a .venv with the pinned libraries, and system packages where it may."""

from __future__ import annotations  # lets an older Python read this file far enough to say that it is too old

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from subprocess import DEVNULL, STDOUT
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
OLDEST = (3, 11)
RUN, TEST = "requirements.txt", "requirements-dev.txt"  # the second names the first
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
IS_DEBIAN_ROOT = IS_ROOT and shutil.which("apt-get") is not None


class CannotGoOn(Exception):
    """What went wrong and what the person can do about it, in their words."""


class SystemPackage(NamedTuple):
    """A program that Python's package source does not have: what apt calls it and how to recognise it."""

    apt: str
    program: str
    places: str  # where distributions keep it off the PATH: a glob under /
    purpose: str

    def found(self) -> Path | None:
        """The newest such program on this machine."""
        hits = [shutil.which(self.program), *sorted(Path("/").glob(self.places))]
        return next((Path(hit) for hit in reversed(hits) if hit), None)


def say(text: str) -> None:
    """Shown at once, also when the output goes to a file or a pipe."""
    print(text, flush=True)


def took(seconds: float) -> str:
    """`63.2` -> `63,2 detik`"""
    return f"{seconds:.1f} detik".replace(".", ",")


def patiently(what: str, command: list[str], fix: str, env: dict[str, str] | None = None) -> None:
    """Run something slow, with a sign of life every few seconds; its own words only when it fails."""
    say(f"{what} …")
    began = time.monotonic()
    with tempfile.TemporaryFile() as log:
        with subprocess.Popen(command, cwd=ROOT, env=env, stdin=DEVNULL, stdout=log, stderr=STDOUT) as slow:
            while slow.poll() is None:
                try:
                    slow.wait(timeout=5)
                except subprocess.TimeoutExpired:
                    say(f"  … masih berjalan, {took(time.monotonic() - began)}")
        log.seek(0)
        tail = log.read().decode(errors="replace").strip().splitlines()[-25:]
    if slow.returncode:
        raise CannotGoOn("\n".join([f"{what}: gagal.", *(f"  | {line}" for line in tail), fix]))
    say(f"  selesai, {took(time.monotonic() - began)}")


def apt_install(name: str) -> None:
    """As root on Debian. The list of packages is refreshed first: a container often comes without one."""
    fix = f"Periksa sambungan ke sumber paket, lalu coba sendiri: apt-get update && apt-get install {name}"
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    patiently("Memperbarui daftar paket sistem", ["apt-get", "update", "-q"], fix, env)
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", name]
    patiently(f"Memasang paket sistem {name}", command, fix, env)


def run_inside(module: str, *words: str) -> int:
    """A module of ours on the .venv's Python; its exit code."""
    return subprocess.call([PYTHON, "-m", module, *words], cwd=ROOT)


def make_venv() -> None:
    """A `.venv` whose Python answers and has a pip; a broken one, or one of an older Python, is made anew."""
    # Asking where pip is costs a fraction of importing it, at every start.
    answers = (
        "import importlib.util, sys; "
        f"sys.exit(sys.version_info[:2] < {OLDEST} or importlib.util.find_spec('pip') is None)"
    )
    if os.access(PYTHON, os.X_OK) and subprocess.call([PYTHON, "-c", answers], stderr=DEVNULL) == 0:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if importlib.util.find_spec("ensurepip") is None and IS_DEBIAN_ROOT:
        apt_install(package)
        importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        raise CannotGoOn(
            "Python ini tidak bisa membuat .venv: bagiannya yang bernama ensurepip tidak ada.\n"
            f"Pasang dulu, misalnya: sudo apt-get install {package}\nLalu jalankan lagi perintah ini."
        )
    fix = "Hapus folder .venv, pastikan masih ada ruang disk, lalu jalankan lagi."
    patiently("Membuat .venv", [sys.executable, "-m", "venv", "--clear", str(VENV)], fix)


def install_libraries(*lists: str) -> None:
    """What these files pin; the last names the others. A stamp remembers: unchanged lists cost nothing."""
    stamp = VENV / "kawal-terpasang.txt"
    sums = [f"{hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}  {name}\n" for name in lists]
    known = stamp.read_text(encoding="utf-8") if stamp.exists() else ""
    if all(line in known for line in sums):
        say("Pustaka Python sudah sesuai daftar.")
        return
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", lists[-1]]
    fix = "Periksa sambungan internet atau proksi, dan apakah Python ini masih didukung; lalu jalankan lagi."
    patiently("Memasang pustaka Python (pertama kali bisa beberapa menit)", pip, fix)
    stamp.write_text("".join(sums), encoding="utf-8")
