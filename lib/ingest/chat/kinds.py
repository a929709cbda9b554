"""What a piece of a sentence can be."""

from enum import StrEnum

from lib.kernel.words import Checkpoint


class K(StrEnum):
    """What a piece of a text is."""

    CODE = "kode tempat"
    LETTER = "surat jalan"  # SJ, surat jalan
    HANDOVER = "BAST"
    MINUTES = "berita acara"
    TPS = "tps"
    DISTRICT = "kecamatan"
    VILLAGE_NEXT = "kata kelurahan"  # kel., desa: a name follows
    PPS = "pps"
    PPK = "ppk"
    WAREHOUSE = "gudang"
    SUPPLIER = "penyedia"
    VILLAGE = "kelurahan"
    DATE = "tanggal"
    TIME = "jam"
    OF = "dari sekian"  # 3/3, 3 dari 3
    COUNT = "jumlah"
    SERIAL = "nomor segel"
    PLATE = "nopol"
    TRUCK = "kendaraan"
    ITEM = "barang"
    GOODS = "logistik"
    BALLOT = "jenis surat suara"
    BALLOT_UNCLEAR = "DPRD"
    SEAL = "segel"
    COND = "kondisi"
    NONE_BAD = "tidak ada yang rusak"
    CAUSE = "sebab"
    RESEALED = "disegel ulang"
    REPORTED = "dilaporkan KPU"
    ALL = "semua"
    EACH = "masing-masing"
    EXCEPT = "kecuali"
    NUMBER = "nomor"
    RECORDED = "tercatat"
    FOUND = "ditemukan"
    NEW = "baru"
    ARRIVE = "tiba"
    RECEIVE = "terima"
    DEPART = "berangkat"
    HANDED = "diserahkan di"
    WRONG = "tertukar"
    SHORT = "kurang"
    DELAY = "sebab terlambat"
    SUPERVISED = "pengawas hadir"
    FROM = "dari"
    TO = "ke"
    AT = "di"
    PLAN = "rencana"
    NOT = "tidak"
    UNCHECKED = "belum dicek"
    QUESTION = "tanya"
    HEARSAY = "katanya"
    ASKING = "permintaan"
    TURN = "pembalik"
    SHOULD = "seharusnya"
    APPROX = "sekitar"
    CHATTER = "obrolan"
    FILLER = "pengisi"
    SPOT = "tempat"
    SEP = "tanda"
    WORD = "kata"


CHECKPOINT_OF = {
    K.WAREHOUSE: Checkpoint.WAREHOUSE,
    K.PPK: Checkpoint.PPK,
    K.PPS: Checkpoint.PPS,
    K.TPS: Checkpoint.TPS,
}
# By the level of a place, as in `Spot`.
POINTS = {
    "tps": Checkpoint.TPS,
    "kelurahan": Checkpoint.PPS,
    "pps": Checkpoint.PPS,
    "kecamatan": Checkpoint.PPK,
    "ppk": Checkpoint.PPK,
    "gudang_kpu": Checkpoint.WAREHOUSE,
}
