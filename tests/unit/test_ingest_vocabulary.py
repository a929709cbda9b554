"""What people call things is read as our words; what may mean something else is asked, marked or left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest.clean import Unreadable, folded
from lib.ingest.lexicon import lexicon
from lib.ingest.rules import cells
from lib.ingest.vocabulary import party_of, vocabulary
from lib.kernel.logs import LOGS
from lib.kernel.words import ITEMS, Party

_BALLOTS = {
    "dpr": "dpr",
    "dprri": "dpr",
    "ppwp": "ppwp",
    "presiden": "ppwp",
    "dpd": "dpd",
    "pilgub": "pilgub",
}


def _ballot(cell):
    return _BALLOTS.get(folded(str(cell))) or Unreadable(cells.WORD)


PEMILU = vocabulary("pemilu-2024", _ballot)
PILKADA = vocabulary("pilkada-2024", _ballot)
CHOICES = {column.name: column.choices for log in LOGS.values() for column in log.columns if column.choices}


def outcome(found):
    """The word, or the code of the finding with the word that is meant."""
    if not isinstance(found, Unreadable):
        return found
    return (found.rule.code, found.value) if found.value else found.rule.code


def said(field, cell):
    return outcome(PEMILU.read(field, cell))


SAID = {
    ("condition", "utuh"): (
        "utuh UTUH Utuh. baik lengkap aman ok tersegel ya bagus|segel utuh|Segel: utuh"
        "|kondisi baik|masih utuh|tidak rusak"
        "|tdk rusak|tdk ada kerusakan|utuh, lengkap|baik (segel lengkap)|kotak tersegel"
        "|tidak terbuka|nomor cocok"
    ),
    ("condition", "rusak"): (
        "rusak sobek putus robek lepas terbuka pecah cacat|rusak ringan|segel sobek"
        "|tidak utuh|tdk utuh|tak utuh"
        "|segel tidak utuh|rusak (sobek)|putus dan lepas|Segel plastik putus"
    ),
    ("condition", "hilang"): "hilang|tidak ada|tdk ada|copot|segel hilang|segelnya copot",
    (
        "condition",
        "nomor_beda",
    ): "nomor_beda|nomor beda|beda nomor|tidak cocok|tdk sesuai|no segel beda|Nomor tidak sama",
    (
        "condition",
        "tidak_tersegel",
    ): "tidak_tersegel|tanpa segel|belum disegel|tdk tersegel|blm disegel|tidak bersegel",
    ("cause", "gesekan"): "gesekan|aus|bergesekan|gesekan kotak|karena gesekan|tergesek di perjalanan",
    ("cause", "basah"): "basah|kena air|hujan|rembes|terkena air hujan|kehujanan",
    ("cause", "dibuka_resmi"): "dibuka resmi|dibuka petugas|dengan BA|dibuka petugas dgn BA",
    ("cause", "sengaja"): "sengaja|dirusak|sengaja dirusak|dibuka paksa",
    ("cause", "tidak_diketahui"): "tidak diketahui|belum tahu|tdk diketahui|tidak tahu|belum diketahui",
    ("delay_cause", "macet"): "macet|lalu lintas|padat|lalu lintas padat|karena macet|kena macet di jalan",
    ("delay_cause", "cuaca"): "cuaca|hujan|hujan deras|badai|cuaca buruk|Hujan deras & angin kencang",
    (
        "delay_cause",
        "banjir_rob",
    ): "banjir_rob|air pasang|rob|banjir|banjir/rob|terhalang rob|jalan tergenang",
    (
        "delay_cause",
        "kendaraan_mogok",
    ): "mogok|ban bocor|rusak mesin|truk mogok|ban truk bocor|kendaraan mogok",
    (
        "delay_cause",
        "administrasi",
    ): "administrasi|dokumen|tunggu tanda tangan|menunggu dokumen|dokumen belum lengkap",
    ("delay_cause", "lain"): "lain|lain-lain|lainnya",
    ("checkpoint", "gudang_kpu"): "gudang|gudang kpu|Gudang KPU Kota|warehouse|gudang_kpu",
    ("checkpoint", "ppk"): "PPK|kecamatan|gudang PPK|di PPK|Kec.",
    ("checkpoint", "pps"): "PPS|kelurahan|desa|Kel",
    ("checkpoint", "tps"): "TPS|KPPS|tiba di TPS",
    ("stage", "pengepakan"): "pengepakan|packing|setting packing",
    ("stage", "dibuka_tps"): "dibuka_tps|dibuka di TPS|pembukaan di TPS",
    ("vehicle_kind", "truk"): "truk|truck|fuso|engkel|colt diesel|Truk Engkel",
    ("vehicle_kind", "mobil_boks"): "mobil_boks|box|mobil box|truk box|blind van",
    ("vehicle_kind", "pikap"): "pikap|pick up|pickup|L300|mobil bak|pick-up|Mobil pick up L300",
    ("vehicle_kind", "motor"): "motor|sepeda motor|roda dua",
    ("vehicle_kind", "becak"): "becak|bentor",
    ("vehicle_kind", "perahu"): "perahu|perahu karet",
    ("access", "banjir"): "banjir|rob|rawan rob",
    ("access", "darat"): "darat|jalan darat",
    ("party", "kpu"): "kpu|KPU Kota|KPU Kota Pekalongan|Petugas KPU",
    ("party", "ppk"): "PPK|ketua PPK",
    ("party", "pps"): "PPS",
    ("party", "pengangkut"): "pengangkut|sopir|transporter|jasa kirim|ekspedisi|JNE",
    ("party", "panwascam"): "panwascam|panwaslu|PKD|PTPS|bawaslu|pengawas|Pengawas TPS|Bawaslu Kota",
    ("party", "lain"): "lain|polri|TNI|Polsek|kpps",
}


@pytest.mark.parametrize(("field", "word"), SAID)
def test_what_people_say_is_read_as_our_word(field, word):
    first, *others = SAID[field, word].split("|")
    single = first.split() if field == "condition" and word in ("utuh", "rusak") else [first]
    read = {cell: said(field, cell) for cell in (*single, *others)}
    assert read == dict.fromkeys(read, word)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("tidak", ("Q044", "rusak")),
        ("Tdk", ("Q044", "rusak")),
        ("tidak lengkap", ("Q044", "hilang")),
        ("tidak ada segel", ("Q044", "hilang")),
        ("utuh?", ("Q044", "utuh")),
        ("robek dikit di ujung", ("Q044", "rusak")),
        ("kotak rusak", ("Q044", "rusak")),
        ("1 rusak", ("Q044", "rusak")),
        ("utuh / rusak", "Q046"),
        ("utuh, 1 hilang", "Q046"),
        ("utuh kecuali 1", "Q004"),
        ("belum rusak", "Q004"),
        ("hampir putus", "Q004"),
        ("rusak atau basah di kotak lain", "Q004"),
        ("butuh", "Q004"),
        ("kuning", "Q004"),
        ("5", "Q004"),
        ("rusk", ("Q045", "rusak")),
        ("tersegl", ("Q045", "utuh")),
        ("nomr beda", ("Q045", "nomor_beda")),
        ("-", None),
        ("n/a", None),
    ],
)
def test_a_condition_that_is_not_certain_is_asked_and_one_that_contradicts_itself_left(cell, expected):
    assert said("condition", cell) == expected


@pytest.mark.parametrize(
    ("field", "cell", "expected"),
    [
        ("delay_cause", "Macet di jembatan", ("Q045", "macet")),
        ("delay_cause", "macet & hujan", "Q046"),
        ("delay_cause", "tidak macet", "Q004"),
        ("delay_cause", "kemacetn", ("Q045", "macet")),
        ("delay_cause", "banjri", "Q004"),  # as near to antri
        ("cause", "tidak basah", "Q004"),
        ("cause", "dibuka", ("Q045", "dibuka_resmi")),
        ("vehicle_kind", "viar", ("Q045", "motor")),
        ("checkpoint", "TPS/PPS", "Q046"),
        ("party", "bupati", "Q009"),
        ("party", "Kelurahan", ("Q044", "pps")),
    ],
)
def test_a_doubt_is_marked_or_asked(field, cell, expected):
    assert said(field, cell) == expected


def test_a_finding_lists_the_choices_in_words():
    assert (
        PEMILU.read("condition", "kuning").context["choices"]
        == "utuh, rusak, hilang, nomor beda, tidak tersegel"
    )


@pytest.mark.parametrize(
    ("cell", "actions"),
    [
        ("disegel_ulang_ba", ("disegel_ulang_ba",)),
        ("Disegel ulang + BA", ("disegel_ulang_ba",)),
        ("disegel ulang dan BA", ("disegel_ulang_ba",)),
        ("disegel ulang dgn BA; lapor KPU", ("disegel_ulang_ba", "dilaporkan_kpu")),
        ("disegel ulang + BA, lapor ke KPU", ("disegel_ulang_ba", "dilaporkan_kpu")),
        ("dilaporkan_kpu|disegel_ulang_ba", ("dilaporkan_kpu", "disegel_ulang_ba")),
        ("tidak ada", None),
        ("-", None),
        ("disegel ulang", ("Q045", ("disegel_ulang_ba",))),
        ("lapor KPU; difoto", ("Q005", ("dilaporkan_kpu",))),
        ("difoto", "Q005"),
    ],
)
def test_actions_are_a_list_of_choices(cell, actions):
    assert said("actions", cell) == actions


@pytest.mark.parametrize(
    ("cell", "item"),
    [
        ("kotak", "kotak_suara"),
        ("Kotak Suara", "kotak_suara"),
        ("box", "kotak_suara"),
        ("KOTAK_SUARA", "kotak_suara"),
        ("bilik", "bilik_suara"),
        ("tinta sidik jari", "tinta"),
        ("botol tinta", "tinta"),
        ("Tinta (botol)", "tinta"),
        ("surat suara", "surat_suara"),
        ("SS DPR RI", "surat_suara_dpr"),
        ("SS-PPWP", "surat_suara_ppwp"),
        ("surat suara Presiden", "surat_suara_ppwp"),
        ("Surat Suara (DPD)", "surat_suara_dpd"),
        ("Surat suara Presiden dan Wakil Presiden", "surat_suara_ppwp"),
        ("Surat suara DPRD Kota", "surat_suara_dprd_kota"),
        ("segel", "segel"),
        ("segel kertas", "segel"),
        ("segel plastik", "segel_plastik"),
        ("kabel ties", "segel_plastik"),
        ("C.Plano", "formulir"),
        ("amplop", "sampul"),
        ("ID card", "tanda_pengenal"),
        ("stiker kotak", "label_kotak"),
        ("template braille", "alat_bantu_tunanetra"),
        ("alat bantu tuna netra", "alat_bantu_tunanetra"),
        ("Lain-lain", "lain"),
        ("PPWP", ("Q045", "surat_suara_ppwp")),
        ("kotak suara PPWP", ("Q045", "kotak_suara")),
        ("kotka suara", ("Q045", "kotak_suara")),
        ("paku", ("Q045", "lain")),
        ("tinta dan segel", "Q046"),
        ("surat suara pilgub", "Q006"),
        ("surat suara bupati", "Q006"),
        ("meja", "Q006"),
        ("-", None),
    ],
)
def test_an_item_is_read_in_any_spelling(cell, item):
    assert outcome(PEMILU.item(cell)) == item


def test_ballot_papers_belong_to_an_election():
    assert PILKADA.item("SS pilgub") == "surat_suara_pilgub"
    assert outcome(PILKADA.item("SS DPR RI")) == "Q006"
    assert outcome(vocabulary("pilkada-2024").item("SS pilgub")) == "Q006"


@pytest.mark.parametrize(
    ("item", "cell", "fits"),
    [
        ("tinta", "12 botol", True),
        ("tinta", "12", True),
        ("tinta", 12, True),
        ("tinta", "5 kotak", False),
        ("surat_suara_dpr", "1.262 lbr", True),
        ("surat_suara_dpr", "5 kotak", False),
        ("kotak_suara", "5 kotak", True),
        ("formulir", "3 set", True),
    ],
)
def test_an_amount_in_the_unit_of_another_thing_is_told(item, cell, fits):
    assert (PEMILU.unit(item, cell) is None) is fits


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Panwascam Pekalongan Utara", "panwascam"),
        ("PKD Kel. Medono", "panwascam"),
        ("Panwaslu Kelurahan Medono", "panwascam"),
        ("PPS Medono", "pps"),
        ("KPU Kota Pekalongan", "kpu"),
        ("Sopir KPU", None),
        ("Siti", None),
        ("", None),
    ],
)
def test_the_name_of_a_sender_may_say_whose_word_it_is(name, party):
    assert party_of(name) == party


def test_every_word_of_the_file_is_one_of_ours_and_means_one_thing():
    known = {**CHOICES, "party": tuple(Party), "item": ITEMS}
    for field, choices in known.items():
        for section in ("arti", "mungkin"):
            assert set(lexicon()[field].get(section, {})) <= set(choices), field
        said_for = [folded(phrase) for phrases in lexicon()[field]["arti"].values() for phrase in phrases]
        meanings = {}
        for word, phrases in lexicon()[field]["arti"].items():
            for phrase in phrases:
                assert meanings.setdefault(folded(phrase), word) == word, (field, phrase)
        assert set(meanings) == set(said_for)


def test_every_choice_is_read_as_itself():
    for field, choices in {**CHOICES, "party": tuple(Party)}.items():
        for word in choices:
            assert PEMILU.read(field, word) in (word, (word,))
            assert PEMILU.read(field, word.replace("_", " ").upper()) in (word, (word,))


@given(
    st.sampled_from([*CHOICES, "party"]),
    st.one_of(st.text(), st.integers(), st.floats(), st.dates(), st.none()),
)
def test_no_cell_breaks_a_reader_of_words(field, cell):
    found = PEMILU.read(field, cell)
    words = found if isinstance(found, tuple) else (found,)
    assert isinstance(found, Unreadable) or set(words) <= {None, *CHOICES.get(field, tuple(Party))}
    PEMILU.item(cell)
    PEMILU.unit("tinta", cell)
