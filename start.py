"""One command for a stranger: `python3 start.py test` installs what is missing and runs every check."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CHECKS = {
    "ruff": ["ruff", "check", "."],
    "ruff format": ["ruff", "format", "--check", "."],
    "import-linter": ["lint-imports"],
    "mypy": ["mypy"],
    "pytest": ["pytest"],
}


def is_debian_root() -> bool:
    """May this process install system packages by apt?"""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt(*packages: str) -> None:
    """Install Debian packages; a failure ends the run."""
    print(f"Memasang {', '.join(packages)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-q"], ["install", "-y", "-q", *packages]):
        done = subprocess.run(["apt-get", *arguments], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"apt-get {arguments[0]} gagal:\n{done.stderr.strip()[-2000:]}")


def make_venv() -> None:
    """`.venv` beside this file; says what to install when Python can't make one."""
    if PYTHON.exists():
        return
    print("Membuat .venv …", flush=True)
    command = [sys.executable, "-m", "venv", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and is_debian_root():
        apt(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
        done = subprocess.run([*command, "--clear"], capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(f"Lingkungan Python tidak dapat dibuat. Pasang dulu: apt-get install python{version}-venv")


def install() -> None:
    """The pinned packages, once for each state of the requirement files."""
    files = [ROOT / "requirements.txt", ROOT / "requirements-dev.txt"]
    state = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    stamp = VENV / "terpasang"
    if stamp.exists() and stamp.read_text() == state:
        return
    print("Memasang paket Python (beberapa menit pada kali pertama) …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", str(files[-1])]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(
            f"Paket tidak terpasang. Periksa sambungan ke PyPI, lalu ulangi.\n{done.stderr.strip()[-2000:]}"
        )
    stamp.write_text(state)


def postgres_binaries() -> Path | None:
    """The folder with `initdb`, newest version first."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def postgres() -> Iterator[str | None]:
    """The address of a throw-away PostgreSQL server, run as an unprivileged user; None where there is
    none."""
    binaries = postgres_binaries()
    if binaries is None and is_debian_root():
        apt("postgresql")
        binaries = postgres_binaries()
    if binaries is None:
        print("DILEWATI: uji PostgreSQL, karena servernya tidak ada (apt-get install postgresql).")
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="kawal-pg-"))
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data = folder / "data"
    common = {"cwd": folder, "user": user, "check": True, "capture_output": True, "text": True}
    options = f"-c fsync=off -c listen_addresses= -k {folder}"
    subprocess.run([binaries / "initdb", "-D", data, "-A", "trust", "-U", "uji"], **common)  # noqa: PLW1510 (check is in common)
    start = [binaries / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"]
    # pg_ctl leaves the server running with our pipes open: it must not inherit them.
    subprocess.run(start, **{**common, "capture_output": False, "stdout": subprocess.DEVNULL})  # noqa: PLW1510
    try:
        yield f"postgresql+psycopg://uji@/postgres?host={folder}"
    finally:
        subprocess.run([binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **common)  # noqa: PLW1510 (check is in common)
        shutil.rmtree(folder, ignore_errors=True)


def run_checks(long: bool) -> int:
    """Every check, even after a failure; 1 when any failed."""
    checks = {**CHECKS, **({"pytest lama": ["pytest", "-m", "lama"]} if long else {})}
    results: dict[str, tuple[bool, float]] = {}
    passed = skipped = 0
    with postgres() as url:
        environment = {**os.environ, **({"KAWAL_TEST_POSTGRES": url} if url else {})}
        for name, (tool, *arguments) in checks.items():
            print(f"\n== {name}", flush=True)
            began = time.monotonic()
            command = [str(VENV / "bin" / tool), *arguments]
            process = subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE)
            for line in process.stdout or ():
                print(line, end="", flush=True)
                passed += sum(map(int, re.findall(r"(\d+) passed", line)))
                skipped += sum(map(int, re.findall(r"(\d+) skipped", line)))
            results[name] = (process.wait() == 0, time.monotonic() - began)
    print()
    for name, (good, seconds) in results.items():
        print(f"{'baik ' if good else 'GAGAL'} {seconds:6.1f} s  {name}")
    failed = sum(not good for good, _ in results.values())
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed else 0


def main(arguments: list[str]) -> int:
    """The command line of this file."""
    if sys.version_info < (3, 11):  # noqa: UP036 (a stranger may run it with any Python)
        sys.exit("Perlu Python 3.11 atau lebih baru.")
    if not arguments or arguments[0] != "test" or set(arguments[1:]) - {"--lama"}:
        print("Pakai: python3 start.py test [--lama]\nAplikasinya belum ada di versi ini.")
        return 2
    make_venv()
    install()
    return run_checks("--lama" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
