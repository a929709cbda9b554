"""Installs what is missing and runs every check: `python3 start.py test`. Needs nothing but Python itself."""

from __future__ import annotations  # lets an older Python read this file far enough to say that it is too old

import contextlib
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT
from typing import IO, NamedTuple, cast
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
OLDEST = (3, 11)
WORDS = {"passed": "lulus", "failed": "gagal", "error": "galat", "skipped": "lewat", "deselected": "disaring"}
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
IS_DEBIAN_ROOT = IS_ROOT and shutil.which("apt-get") is not None
UNAVAILABLE = "gagal" if IS_DEBIAN_ROOT else "dilewati"  # who can install everything has no excuse

USAGE = """Pemakaian: python3 start.py test [--lama]

  test          memasang yang kurang, lalu menjalankan semua pemeriksaan
  test --lama   sama, ditambah pengujian yang makan waktu lama"""
NOT_YET = f"""Kawal Logistik belum punya layar: aplikasinya sendiri menyusul pada bagian berikutnya.
Yang sudah ada sekarang adalah perintah di bawah ini; perintah lain ada di README.md.

{USAGE}"""


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


POSTGRESQL = SystemPackage("postgresql", "initdb", "usr/lib/postgresql/*/bin/initdb", "Uji di PostgreSQL")
SYSTEM_PACKAGES = (POSTGRESQL,)


class Outcome(NamedTuple):
    """What came of a step: `lulus`, `gagal` or `dilewati`; pytest's numbers where it ran."""

    name: str
    status: str
    note: str = ""
    seconds: float = 0
    tests: Mapping[str, int] = {}


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


def make_venv() -> None:
    """A `.venv` whose Python and pip answer; a broken one, or one of an older Python, is made anew."""
    answers = f"import pip, sys; sys.exit(sys.version_info[:2] < {OLDEST})"
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


def install_libraries() -> None:
    """What the requirements files pin. A stamp in .venv remembers them: an unchanged list costs nothing."""
    stamp = VENV / "kawal-terpasang.txt"
    sums = [f"{hashlib.sha256((ROOT / name).read_bytes()).hexdigest()}  {name}\n" for name in REQUIREMENTS]
    if stamp.exists() and stamp.read_text(encoding="utf-8") == "".join(sums):
        say("Pustaka Python sudah sesuai daftar.")
        return
    # The last list names the others.
    pip = [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", REQUIREMENTS[-1]]
    fix = "Periksa sambungan internet atau proksi, dan apakah Python ini masih didukung; lalu jalankan lagi."
    patiently("Memasang pustaka Python (pertama kali bisa beberapa menit)", pip, fix)
    stamp.write_text("".join(sums), encoding="utf-8")


def lacking(package: SystemPackage) -> list[Outcome]:
    """Installs the program when it is not there and we may; what it means for the checks when that fails."""
    note = f"{package.apt} tidak ditemukan; pasang misalnya dengan: sudo apt-get install {package.apt}"
    if not package.found() and IS_DEBIAN_ROOT:
        try:
            apt_install(package.apt)
        except CannotGoOn as error:
            say(str(error))
            note = f"paket sistem {package.apt} tidak bisa dipasang, lihat di atas"
    return [] if package.found() else [Outcome(package.purpose, UNAVAILABLE, note)]


@contextlib.contextmanager
def postgresql(initdb: Path) -> Iterator[str]:
    """The address of a throw-away server. It listens on a socket in its own folder only, and goes with it."""
    home = Path(tempfile.mkdtemp(prefix="kawal-pg-"))
    data, pg_ctl = home / "data", str(initdb.with_name("pg_ctl"))
    as_user: list[str] = []

    def run(*words: str) -> None:
        command = [*as_user, *words, "-D", str(data)]
        done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
        if done.returncode:
            raise CannotGoOn(f"PostgreSQL untuk pengujian tidak mau jalan.\n{done.stderr or done.stdout}")

    try:
        if IS_ROOT:
            as_user += ["runuser", "-u", given_away(home), "--"]
        run(str(initdb), "-U", "kawal", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        with (data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            # No network, and no waiting for a disk: what it holds is thrown away in a few minutes.
            settings.write(f"listen_addresses = ''\nunix_socket_directories = '{home}'\nfsync = off\n")
        run(pg_ctl, "-l", str(home / "log"), "-w", "start")
        yield f"postgresql+psycopg://kawal@/postgres?host={quote(str(home))}"
    finally:
        with contextlib.suppress(CannotGoOn):  # what went wrong before is the news
            if (data / "postmaster.pid").exists():
                run(pg_ctl, "-m", "immediate", "-w", "stop")
        shutil.rmtree(home, ignore_errors=True)


def given_away(folder: Path) -> str:
    """The user who owns the folder from now on: PostgreSQL refuses to run as root."""
    for user in ("postgres", "nobody"):
        with contextlib.suppress(LookupError):
            shutil.chown(folder, user)
            return user
    raise CannotGoOn("PostgreSQL tidak boleh jalan sebagai root; pengguna postgres atau nobody tidak ada.")


def checks(lama: bool) -> dict[str, list[str]]:
    """Heading and command, the quick ones first. Folders of tests that come later join when they exist."""
    module = [PYTHON, "-m"]
    folders = ["unit", "engines", "store", *(n for n in ("pages", "e2e") if (ROOT / "tests" / n).is_dir())]
    return {
        "Aturan penulisan (ruff check)": [*module, "ruff", "check", "."],
        "Bentuk penulisan (ruff format)": [*module, "ruff", "format", "--check", "."],
        "Lapisan (lint-imports)": [str(BIN / "lint-imports"), "--no-logo"],
        "Tipe (mypy)": [*module, "mypy"],
        **{f"Uji {name}": [*module, "pytest", f"tests/{name}"] for name in folders},
        **({"Uji lama": [*module, "pytest", "-m", "lama", "tests"]} if lama else {}),
    }


def run_check(name: str, command: list[str], env: dict[str, str]) -> Outcome:
    """Its output as it comes, and how it ended."""
    began, spoken = time.monotonic(), bytearray()
    with subprocess.Popen(command, cwd=ROOT, env=env, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT) as process:
        try:
            # In pieces, not lines: pytest's dots come one by one.
            while piece := os.read(cast(IO[bytes], process.stdout).fileno(), 65536):
                spoken += piece
                sys.stdout.buffer.write(piece)
                sys.stdout.flush()
        except BaseException:
            process.terminate()
            raise
    tests = counts(spoken.decode(errors="replace")) if "pytest" in command else {}
    # pytest ends with 5 when it ran nothing: right where every test of a folder is `lama`, else a mistake.
    good = process.returncode == 0 or (process.returncode == 5 and "deselected" in tests)
    return Outcome(name, "lulus" if good else "gagal", "", time.monotonic() - began, tests)


def counts(spoken: str) -> dict[str, int]:
    """The numbers of pytest's closing line, such as `12 passed, 1 skipped in 0.41s`."""
    plain = re.sub(r"\x1b\[[\d;]*m", "", spoken)
    closing = re.findall(r"^=*\s*(\d+ [a-z].*) in \d[\d.]*s", plain, re.MULTILINE)
    found = re.findall(rf"(\d+) ({'|'.join(WORDS)})", closing[-1] if closing else "")
    return {word: int(number) for number, word in found}


def run_checks(lama: bool) -> list[Outcome]:
    """Every check, whatever the others said; PostgreSQL runs beside them where it can be had."""
    outcomes = [outcome for package in SYSTEM_PACKAGES for outcome in lacking(package)]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    env.pop("KAWAL_STORE", None)  # a person's own store is never what the tests write to
    env.pop("KAWAL_TEST_POSTGRES", None)
    with contextlib.ExitStack() as cleanup:
        try:
            if initdb := POSTGRESQL.found():
                env["KAWAL_TEST_POSTGRES"] = cleanup.enter_context(postgresql(initdb))
        except (CannotGoOn, OSError) as error:
            say(str(error))
            outcomes.append(
                Outcome(POSTGRESQL.purpose, UNAVAILABLE, "servernya tidak mau jalan, lihat di atas")
            )
        steps = checks(lama)
        for number, (name, command) in enumerate(steps.items(), 1):
            say(f"\n=== [{number}/{len(steps)}] {name}")
            outcomes.append(run_check(name, command, env))
            say(f"--- {outcomes[-1].status}, {took(outcomes[-1].seconds)}")
    return outcomes


def summary(outcomes: list[Outcome]) -> int:
    """A line a step, then the plain count that machines read; 1 when anything failed."""
    say("\n=== Ringkasan")
    total: Counter[str] = Counter()
    for each in outcomes:
        total.update(each.tests)
        tests = ", ".join(f"{number} {WORDS[word]}" for word, number in each.tests.items())
        say(f"  {each.status:<9} {each.name:<32} {took(each.seconds):>13}   {each.note or tests}".rstrip())
    bad = [each.name for each in outcomes if each.status == "gagal"]
    if bad:
        say(f"\n{len(bad)} pemeriksaan gagal: {', '.join(bad)}.")
        return 1
    say("\nSemua pemeriksaan lulus.")
    say(f"{total['passed']} passed, 0 failed" + (f", {total['skipped']} skipped" if total["skipped"] else ""))
    return 0


def main(words: list[str]) -> int:
    """0 done, 1 something failed, 2 not understood."""
    if sys.version_info[:2] < OLDEST:
        say(f"Perlu Python {OLDEST[0]}.{OLDEST[1]} atau lebih baru; yang ini {sys.version.split()[0]}.")
        return 1
    if words not in (["test"], ["test", "--lama"]):
        say(USAGE if words else NOT_YET)
        return 2 if words else 0
    try:
        make_venv()
        install_libraries()
        return summary(run_checks("--lama" in words))
    except CannotGoOn as error:
        say(f"\n{error}")
        return 1
    except KeyboardInterrupt:
        say("\nDihentikan. Jalankan lagi kapan saja.")
        return 130


if __name__ == "__main__":
    # A polite end from outside must also stop and remove the PostgreSQL of the tests.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1:]))
