"""Installs what is missing, then runs the app (`start.py`) or every check (`start.py test`)."""

from __future__ import annotations  # lets an older Python read this file far enough to say that it is too old

import signal
import sys

from tools import checks
from tools.installing import OLDEST, RUN, TEST, CannotGoOn, install_libraries, make_venv, run_inside, say

USAGE = """Pemakaian: python3 start.py [--simulasi | --kosong]
           python3 start.py test [--lama]

  (tanpa kata)  memasang yang kurang, lalu menjalankan aplikasi
  --simulasi    dengan data tiruan, untuk mencoba dan berlatih
  --kosong      dengan catatan nyata yang masih kosong
  test          memasang yang kurang, lalu menjalankan semua pemeriksaan
  test --lama   sama, ditambah pengujian yang makan waktu lama"""
APP = ([], ["--simulasi"], ["--kosong"])
CHECKS = (["test"], ["test", "--lama"])


def main(words: list[str]) -> int:
    """0 done, 1 something failed, 2 not understood."""
    if sys.version_info[:2] < OLDEST:
        say(f"Perlu Python {OLDEST[0]}.{OLDEST[1]} atau lebih baru; yang ini {sys.version.split()[0]}.")
        return 1
    if words not in (*APP, *CHECKS):
        say(USAGE)
        return 2
    try:
        make_venv()
        if words in APP:
            install_libraries(RUN)
            return run_inside("tools.running", *words)
        install_libraries(RUN, TEST)
        return checks.summary(checks.run_checks("--lama" in words))
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
