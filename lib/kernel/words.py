"""The vocabulary of the logs. Values are the words on the forms."""

from enum import StrEnum


class Party(StrEnum):
    """Whose word a row is. `panwascam` stands for every supervisor."""

    KPU = "kpu"
    PPK = "ppk"
    PPS = "pps"
    CARRIER = "pengangkut"
    SUPERVISOR = "panwascam"
    OTHER = "lain"


WATCHING = (Party.SUPERVISOR, Party.PPK, Party.PPS)  # receiving or watching: their word can verify
SUPERVISOR = Party.SUPERVISOR


class Condition(StrEnum):
    """What a seal looked like."""

    INTACT = "utuh"
    BROKEN = "rusak"
    MISSING = "hilang"
    MISMATCH = "nomor_beda"
    UNSEALED = "tidak_tersegel"


class Checkpoint(StrEnum):
    """Where seals are looked at, in the order of the way."""

    WAREHOUSE = "gudang_kpu"
    PPK = "ppk"
    PPS = "pps"
    TPS = "tps"


class Stage(StrEnum):
    """When the content of a box is counted."""

    PACKING = "pengepakan"
    OFFICIAL = "dibuka_resmi"
    OPENING = "dibuka_tps"


RESEALED = "disegel_ulang_ba"
BALLOT = "surat_suara_"
ALL_BALLOTS = "surat_suara"
BOXES, BOOTHS, INK = "kotak_suara", "bilik_suara", "tinta"
LOOSE = (
    BOXES,
    BOOTHS,
    INK,
)  # judged by their receipt; everything else travels inside a closed box or unjudged

SEAL_CAUSES = ("gesekan", "basah", "sengaja", "dibuka_resmi", "tidak_diketahui")
DELAY_CAUSES = ("macet", "cuaca", "banjir_rob", "kendaraan_mogok", "administrasi", "lain")
ACTIONS = (RESEALED, "dilaporkan_kpu")
VEHICLES = ("truk", "mobil_boks", "pikap", "motor", "becak", "perahu")
ACCESS = ("darat", "banjir", "perahu")
BALLOT_TYPES = ("ppwp", "dpr", "dpd", "dprd_prov", "dprd_kota", "pilgub", "pilwalkot")
ITEMS = (
    BOXES,
    BOOTHS,
    *(BALLOT + ballot for ballot in BALLOT_TYPES),
    ALL_BALLOTS,
    INK,
    "segel_plastik",
    "segel",
    "formulir",
    "sampul",
    "tanda_pengenal",
    "label_kotak",
    "alat_bantu_tunanetra",
    "lain",
)
