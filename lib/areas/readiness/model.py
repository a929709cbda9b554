"""The third answer: what a proof and a TPS can be, and how the words of several parties become one state."""

from enum import StrEnum


class State(StrEnum):
    """One proof."""

    VERIFIED = "terverifikasi"
    WRONG = "tidak_sesuai"
    UNVERIFIED = "belum_terverifikasi"


class Verdict(StrEnum):
    """One TPS."""

    READY = "siap"
    FOLLOW_UP = "perlu_tindak_lanjut"
    UNVERIFIED = "belum_terverifikasi"


PROOFS = ("waktu", "jumlah", "jenis", "tujuan", "kualitas", "segel")
OPENING = ("jumlah", "jenis", "kualitas")  # what a TPS needs to open, late or not

WHY = {
    (State.VERIFIED, "waktu"): "Semua kiriman tiba paling lambat H-1 menurut pengawas atau penerima.",
    (State.WRONG, "waktu"): "Ada kiriman yang tiba setelah H-1.",
    (State.UNVERIFIED, "waktu"): "Belum ada laporan tiba dari pengawas atau penerima untuk semua kiriman.",
    (State.VERIFIED, "jumlah"): "Kotak, bilik, tinta cukup; surat suara cukup lewat pengepakan + segel, "
    "atau menurut hitungan saat dibuka.",
    (State.WRONG, "jumlah"): "Ada barang yang kurang dari kebutuhan.",
    (State.UNVERIFIED, "jumlah"): "Belum semua jumlah diperiksa atau angkanya berbeda.",
    (State.VERIFIED, "jenis"): "Setiap jenis surat suara dihitung: tidak ada yang tertukar.",
    (State.WRONG, "jenis"): "Ada barang milik TPS atau dapil lain.",
    (State.UNVERIFIED, "jenis"): "Belum setiap jenis surat suara dinyatakan tanpa yang tertukar.",
    (State.VERIFIED, "tujuan"): "Semua kiriman diterima di TPS ini.",
    (State.WRONG, "tujuan"): "Ada kiriman atau kotak yang terlihat di tempat lain.",
    (State.UNVERIFIED, "tujuan"): "Belum semua kiriman punya tanda terima di TPS.",
    (State.VERIFIED, "kualitas"): "Kotak, bilik, tinta tanpa rusak, atau yang rusak sudah diganti.",
    (State.WRONG, "kualitas"): "Ada yang rusak dan belum diganti.",
    (State.UNVERIFIED, "kualitas"): "Belum ada pernyataan jumlah rusak untuk kotak, bilik dan tinta.",
    (State.VERIFIED, "segel"): "Semua kotak diperiksa di TPS: utuh, atau disegel ulang dengan berita acara.",
    (State.WRONG, "segel"): "Ada segel rusak, hilang atau berbeda nomor tanpa berita acara.",
    (State.UNVERIFIED, "segel"): "Belum semua kotak diperiksa di TPS.",
}  # fmt: skip


def verdict(proofs: dict[str, State]) -> Verdict:
    """Rule 14: six verified is ready, any wrong asks for follow-up, all else nobody has verified."""
    if any(state is State.WRONG for state in proofs.values()):
        return Verdict.FOLLOW_UP
    if all(proofs[name] is State.VERIFIED for name in PROOFS):
        return Verdict.READY
    return Verdict.UNVERIFIED


def can_open(proofs: dict[str, State]) -> str:
    """`ya`, `tidak` or `belum_diketahui`: the second answer, never mixed with the first."""
    states = [proofs[name] for name in OPENING]
    if State.WRONG in states:
        return "tidak"
    return "ya" if all(state is State.VERIFIED for state in states) else "belum_diketahui"
