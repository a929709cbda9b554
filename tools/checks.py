"""Every check, one after the other, with a throw-away PostgreSQL beside them: `python3 start.py test`."""

from __future__ import annotations  # lets an older Python read this file far enough to say that it is too old

import contextlib
import os
import re
import shutil
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

from tools.installing import (
    BIN,
    IS_DEBIAN_ROOT,
    IS_ROOT,
    PYTHON,
    ROOT,
    CannotGoOn,
    SystemPackage,
    apt_install,
    say,
    took,
)

WORDS = {"passed": "lulus", "failed": "gagal", "error": "galat", "skipped": "lewat", "deselected": "disaring"}
UNAVAILABLE = "gagal" if IS_DEBIAN_ROOT else "dilewati"  # who can install everything has no excuse
POSTGRESQL = SystemPackage("postgresql", "initdb", "usr/lib/postgresql/*/bin/initdb", "Uji di PostgreSQL")
CHROMIUM = SystemPackage("chromium", "chromium", "usr/bin/chromium", "Uji peramban")
SYSTEM_PACKAGES = (POSTGRESQL, CHROMIUM)


class Outcome(NamedTuple):
    """What came of a step: `lulus`, `gagal` or `dilewati`; pytest's numbers where it ran."""

    name: str
    status: str
    note: str = ""
    seconds: float = 0
    tests: Mapping[str, int] = {}


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
    """Heading and command, the quick ones first. Without a browser its tests are left out, which is said."""
    module = [PYTHON, "-m"]
    headings = {
        name: f"Uji {name}" for name in ("unit", "ingest", "engines", "store", "fuzz", "corpus", "pages")
    }
    if CHROMIUM.found():
        headings["e2e"] = CHROMIUM.purpose
    return {
        "Aturan penulisan (ruff check)": [*module, "ruff", "check", "."],
        "Bentuk penulisan (ruff format)": [*module, "ruff", "format", "--check", "."],
        "Lapisan (lint-imports)": [str(BIN / "lint-imports"), "--no-logo"],
        "Tipe (mypy)": [*module, "mypy"],
        **{heading: [*module, "pytest", f"tests/{name}"] for name, heading in headings.items()},
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
