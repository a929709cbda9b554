"""What people write in reports, as patterns: each with what it is and, where it is one of our words, which.

Order matters: at each place of a text the first pattern that fits is taken, so longer phrases stand first.
"""

from lib.ingest.chat.kinds import K
from lib.kernel.words import ALL_BALLOTS, BALLOT, BOOTHS, BOXES, INK, Condition

_NO = r"(?:tidak|tdk|tak|nggak|enggak|gak|ga|ndak|tdak)"
_NOT_YET = r"(?:belum|blm|blum|belom|blom)"
_NR = r"(?:no(?:mor|mer)?\b\.?)"
# A number of a paper or a seal: at least one digit, no spaces.
PAPER = r"(?:(?=[\w./-]*\d)[A-Za-z0-9][\w./-]*)"
SERIAL = r"(?:[A-Za-z]{0,4}[-.]?\d{2,20})"
_BA = r"(?:\bba\b|berita\s+acara)(?:\s+(?:penyegelan|segel|pembukaan|kejadian)(?:\s+(?:ulang|khusus))?)?"
_GOODS_AFTER = (
    r"(?!\s*(?:kotak|bilik|tinta|surat|buah|bh\b|unit|botol|btl|lembar|lbr|pcs|set\b|dus|boks|box|orang|segel|"
    r"sampul|formulir|jam|menit))"
)
_TPS_FIRST = r"\d{1,3}(?![\w])(?![.:]\d)"
_TPS_NO = rf"{_TPS_FIRST}{_GOODS_AFTER}"
_TPS_AND = (
    r"\s*(?:,\s*(?:dan|&)?|/|&|\+|-|–|dan|serta|s\.?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tps\s*)?"
)
TPS_LIST = rf"{_TPS_FIRST}(?:{_TPS_AND}{_TPS_NO})*"
_MONTHS = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|peb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|jun(?:i)?|jul(?:i)?|agu(?:stus)?|ags|"
    r"sep(?:t|tember)?|okt(?:ober)?|nov(?:ember)?|nop(?:ember)?|des(?:ember)?)"
)
_HALF = r"(?:\s*(?:pagi|siang|sore|petang|malam|dini\s*hari))"
_UNIT = r"(?:buah|bh|unit|pcs|pc|botol|btl|lembar|lbr|set|keping|biji|eksemplar|helai)"
_PACK = r"(?:dus|kardus|koli|pak|pack|rim|karung|boks|box|bendel|bundel|ikat|roll|rol)"

# (what, which, pattern); patterns are tried in this order and fit whole words only.
PATTERNS: tuple[tuple[K, str, str], ...] = (
    (K.WORD, "", r"\[(?:nomor|nama)\]"),
    (K.CODE, "", r"33\.\d\d(?:\.\d\d(?:\.\d{4}(?:-\d{3}(?:-[a-z_]+)?)?(?:-ppk-\d+)?)?)?"),
    (K.LETTER, "", rf"(?:{_NR}\s*)?(?:s\.?j\b\.?|surat\s+jalan)\s*{_NR}?\s*[:#=]?\s*{PAPER}"),
    (K.HANDOVER, "", rf"(?:bast|bttb|berita\s+acara\s+serah\s+terima)\b\s*{_NR}?\s*[:#=]?\s*{PAPER}"),
    (K.MINUTES, "", rf"(?:(?:dengan|dgn|disertai|ada)\s+)?{_BA}\s*{_NR}?\s*[:#=]?\s*{PAPER}"),
    (K.HANDOVER, "", r"bast|bttb|berita\s+acara\s+serah\s+terima"),
    (K.MINUTES, "menyusul", rf"{_BA}\s+(?:menyusul|{_NOT_YET}(?:\s+(?:ada|dibuat))?|nanti)"),
    (K.MINUTES, "", rf"(?:{_NO}\s+ada\s+|tanpa\s+){_BA}"),
    (K.MINUTES, "ada", rf"(?:dengan|dgn|ada|sudah\s+ada|disertai|dibuatkan)\s+{_BA}"),
    (K.MINUTES, "", _BA),
    (K.TPS, "", rf"(?:k?pps\s+)?p?tps\s*[.:#-]?\s*(?:{_NR}\s*)?{TPS_LIST}"),
    (K.TPS, "", rf"kpps\s*[.:#]?\s*{TPS_LIST}"),
    (K.DATE, "", r"(?:(?:tgl|tanggal)\.?\s*)?\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?![\d/])"),
    (K.DATE, "", r"20\d\d-\d\d-\d\d"),
    (K.DATE, "", rf"(?:(?:tgl|tanggal)\.?\s*)?\d{{1,2}}[\s-]{_MONTHS}\b\.?(?:[\s-]+20\d\d)?"),
    (K.DATE, "", r"(?:tgl|tanggal)\.?\s*\d{1,2}(?:/\d{1,2})?(?![/\d])"),
    (K.DATE, "0", r"hari\s+ini"),
    (K.DATE, "-1", r"kemarin|kemaren|kmrn"),
    (K.DATE, "malam", r"tadi\s+malam|semalam|td\s+malam"),
    (K.DATE, "1", r"besok|bsk|esok(?:\s+hari)?"),
    (K.DATE, "2", r"lusa"),
    (K.TIME, "", rf"(?:jam|jm|pukul|pkl|pk)\b\.?\s*:?\s*\d{{1,2}}(?:\s?[.:,]\s?\d{{2}})?(?![\d]){_HALF}?"),
    (K.TIME, "", rf"(?:[01]?\d|2[0-4])[.:][0-5]\d(?![\d.:/]|\s*%){_HALF}?"),
    (K.TIME, "", rf"(?:[01]?\d|2[0-4])(?={_HALF}\b){_HALF}"),
    (K.TIME, "span", r"(?:jam|pukul|pkl)\b"),
    (K.OF, "", r"\d{1,5}\s*(?:/|dari)\s*\d{1,5}(?![\d/.])"),
    (K.COUNT, "kemas", rf"(?:[±~]\s*)?(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)\s*{_PACK}\b"),
    (
        K.PLATE,
        "",
        r"(?-i:[A-Z]{1,2}[ -]?\d{1,4}[ -]?(?!TPS|PPS|PPK|KPU|DPR|DPD|WIB|KEL|KEC|BA|SJ)[A-Z]{1,3})",
    ),
    (K.SERIAL, "span", rf"{SERIAL}\s*(?:s\.?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*{SERIAL}"),
    (K.SERIAL, "", r"[A-Za-z]{1,4}[-.]?\d{2,20}[A-Za-z0-9]{0,20}(?:-\d{1,20}){0,5}"),
    (K.SERIAL, "", r"0\d{2,30}|\d{5,30}"),
    (K.TRUCK, "truk", r"\d+\s*(?:unit\s+)?(?:truk|truck)"),
    (K.FILLER, "", r"\d+\s*(?:unit\s+)?(?:mobil|armada|kendaraan)"),
    (
        K.WORD,
        "",
        r"\d+\s*(?:orang|org|person[ei]l|petugas|anggota|polisi|aparat|saksi|menit|hari|meter|km|kali|x)",
    ),
    (
        K.COUNT,
        "",
        rf"(?:[±~]\s*)?(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:\s*\(\s*[a-z ]+\s*\))?(?:\s*{_UNIT}(?=\W|$))?",
    ),
    (
        K.COUNT,
        "kata",
        r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)(?:\s+(?:buah|botol|unit))?",
    ),
    # --- what turns a sentence around ------------------------------------------------------------------
    (K.FILLER, "", r"baru\s+saja|barusan"),
    (
        K.FILLER,
        "",
        rf"(?:{_NO}\s+ada|tanpa|nihil)\s+(?:kendala|masalah|hambatan|halangan|kekurangan|selisih|gangguan)",
    ),
    (
        K.NONE_BAD,
        "",
        rf"{_NO}\s+ada\s+(?:(?:yang|yg)\s+)?(?:rusak|cacat)|(?:{_NO}\s+ada|tanpa|nihil)\s+kerusakan",
    ),
    (K.NONE_BAD, "", rf"{_NO}\s+(?:rusak|sobek|robek|putus|cacat)|rusak\s*[:=]?\s*(?:nihil|{_NO}\s+ada)"),
    (
        K.COND,
        Condition.UNSEALED,
        rf"(?:{_NO}|{_NOT_YET}|tanpa)\s+(?:(?:di|ter)segel|segel)(?:nya)?(?!\s+ulang)",
    ),
    (K.COND, Condition.MISSING, rf"{_NO}\s+ada\s+segel(?:nya)?|segel(?:nya)?\s+{_NO}\s+ada|hilang"),
    (
        K.COND,
        Condition.MISMATCH,
        rf"(?:{_NR}\s*)?(?:segel(?:nya)?\s+)?(?:nya\s+)?(?:berbeda|beda|{_NO}\s+(?:sesuai|cocok|sama))"
        rf"(?:\s+{_NR})?",
    ),
    (K.COND, "tidak utuh", rf"{_NO}\s+utuh"),
    (
        K.UNCHECKED,
        "",
        rf"(?:{_NOT_YET}|{_NO})\s+(?:sempat\s+|dapat\s+|bisa\s+)?(?:di)?(?:cek|periksa|lihat|check)",
    ),
    (
        K.CAUSE,
        "tidak_diketahui",
        rf"(?:sebab(?:nya)?|penyebab(?:nya)?)\s+(?:{_NO}|{_NOT_YET})\s+(?:diketahui|jelas|tahu)",
    ),
    (K.WORD, "", rf"{_NO}\s+(?:di)?sengaja"),
    (
        K.REPORTED,
        "",
        r"(?:sudah|sdh|telah)\s+(?:di)?lapor(?:kan)?\s+(?:ke\s+)?kpu|dilaporkan\s+(?:ke\s+)?kpu",
    ),
    (K.QUESTION, "", r"\?+|apakah|sudahkah|kapan|berapa|gimana|bagaimana|mana\s+ya|apa\s+(?:sudah|sdh|udah)"),
    (K.QUESTION, "", r"(?:mohon|minta)\s+(?:info|informasi|konfirmasi|update)|atau\s+(?:belum|blm)|ya\s+kan"),
    (
        K.HEARSAY,
        "",
        r"katanya|kabarnya|konon|den[g]ar[- ]?dengar|denger[- ]?denger|dengar|denger|infonya|info\s+dari|"
        r"informasi\s+dari|menurut|kata|kayaknya|kayanya|sepertinya|mungkin|diduga|dugaan|barangkali|rasanya|"
        r"gosip|isu|rumor|hoaks?|hoax|kira-?kira|ke?lihatannya|keliatannya|kliatannya|nampaknya|tampaknya|ngakunya|"
        r"ada\s+(?:laporan|kabar)|ky(?:a)?knya|keknya|kayake|ketoke|koyone|sptnya|spertinya|mgkn|mungkn",
    ),
    (K.CHATTER, "", r"mohon\s+(?:izin|ijin|maaf)|(?:izin|ijin)(?=\s+(?:me)?lapor)|maaf"),
    (
        K.ASKING,
        "",
        r"tolong|mohon|harap|diharap(?:kan)?|segera|agar|supaya|wajib|harus|jangan|ingat|pastikan|silakan|silahkan|"
        r"kalau|kalo|klo|jika|bila|apabila|seandainya|misal(?:nya|kan)?|contoh(?:nya)?|format(?:nya)?|andai|minta|"
        r"ayo|yuk",
    ),
    (
        K.PLAN,
        "",
        r"rencana(?:nya|kan)?|direncanakan|dijadwalkan|terjadwal|jadwal(?:nya)?|akan|estimasi|perkiraan|diperkirakan|"
        r"eta|etd|insya\s*a?ll?ah|insyaalloh|nanti|ntar|siap\s+(?:di)?(?:berangkat(?:kan)?|kirim)|mau|hendak|"
        r"sebentar\s+lagi|bentar\s+lagi|segera\s+(?:berangkat|tiba)",
    ),
    (
        K.SHOULD,
        "",
        r"seharusnya|harusnya|semestinya|mestinya|(?:yang|yg)\s+(?:benar|betul)(?:\s+(?:adalah|itu))?|→|=>|->",
    ),
    (
        K.TURN,
        "",
        r"gagal|batal|dibatalkan|ditunda|tunda|tertunda|menunggu|nunggu|tunggu|hampir|nyaris|salah|keliru|"
        r"dikembalikan|kembali|balik|retur|ditolak|menolak|tertahan|dicabut|abaikan|ralat|koreksi|separuh|sebagian|"
        r"sisanya|sisa|kecuali(?=\s*$)",
    ),
    (K.EXCEPT, "", r"kecuali|terkecuali|selain|minus"),
    (K.CHATTER, "", r"terima\s*kasih|trima\s*kasih|makasih|mksh|tks|thanks|thx|matur\s*nuwun|suwun|trims"),
    (K.NOT, "", rf"{_NO}|{_NOT_YET}|bukan|tanpa|jangan|❌|✖|🚫|👎"),
    # --- goods and boxes -------------------------------------------------------------------------------
    (K.BALLOT, "dprd_prov", r"dprd[\s-]*(?:prov(?:insi)?|propinsi|jateng|i\b|tk\.?\s*i\b)"),
    (K.BALLOT, "dprd_kota", r"dprd[\s-]*(?:kab(?:upaten)?\s*/\s*kota|kota|kab(?:upaten)?|ii\b|tk\.?\s*ii\b)"),
    (K.BALLOT_UNCLEAR, "", r"dprd"),
    (K.BALLOT, "ppwp", r"ppwp|pwp|pilpres|presiden(?:\s+(?:dan|&)\s+wakil\s+presiden)?|capres"),
    (K.BALLOT, "dpr", r"dpr[\s-]*ri|dpr"),
    (K.BALLOT, "dpd", r"dpd(?:[\s-]*ri)?"),
    (K.BALLOT, "pilgub", r"pilgub|gubernur(?:\s+(?:dan|&)\s+wakil\s+gubernur)?"),
    (K.BALLOT, "pilwalkot", r"pilwalkot|pilwali|wali\s*kota(?:\s+(?:dan|&)\s+wakil\s+wali\s*kota)?"),
    (K.ITEM, "label_kotak", r"(?:label|stiker)\s+kotak(?:\s+suara)?"),
    (K.ITEM, BOXES, r"kotak(?:\s*suara)?|kosu"),
    (K.ITEM, BOOTHS, r"bilik(?:\s*suara)?"),
    (K.ITEM, INK, r"tinta"),
    (
        K.ITEM,
        BALLOT,
        r"(?:surat\s*suara|ss\b|susu\b)(?=[\s:]*(?:dprd?|dpd|ppwp|pwp|pilpres|presiden|gub|pilg|pilw|wali))",
    ),
    (K.ITEM, ALL_BALLOTS, r"surat\s*suara"),
    (K.ITEM, "segel_plastik", r"segel\s+plastik|kabel\s+ti(?:es?|s)"),
    (K.ITEM, "segel", r"segel\s+kertas"),
    (K.ITEM, "formulir", r"formulir|form\b"),
    (K.ITEM, "sampul", r"sampul"),
    (K.ITEM, "tanda_pengenal", r"tanda\s+pengenal|id\s*card"),
    (K.ITEM, "alat_bantu_tunanetra", r"alat\s+bantu\s+tuna\s*netra|template\s+braille|braille"),
    (K.GOODS, "", r"logistik(?:nya)?(?:\s+pemilu)?"),
    (
        K.NEW,
        "",
        r"(?:segel\s+)?(?:baru(?:nya)?|pengganti(?:nya)?)|diganti(?:\s+(?:dengan|dgn|jadi|menjadi))?",
    ),
    (K.RESEALED, "", r"(?:di)?segel\s+(?:ulang|kembali|lagi)|penyegelan\s+ulang|menyegel\s+ulang"),
    (K.COND, "tersegel", r"tersegel|disegel"),
    (K.SEAL, "", r"segel(?:nya)?|penyegelan"),
    (K.COND, Condition.INTACT, r"utuh"),
    (K.COND, "baik", r"baik|bagus|aman"),
    (K.COND, "copot", r"copot"),
    (
        K.COND,
        Condition.BROKEN,
        r"rusak(?:nya)?|kerusakan|sobek|robek|tersobek|putus|terputus|lepas|terlepas|terbuka|koyak|patah|"
        r"retak|terkelupas|kelupas|mengelupas|pecah|cacat",
    ),
    (K.CAUSE, "gesekan", r"(?:kena\s+|akibat\s+|karena\s+)?(?:gesekan|gesek|tergesek|bergesekan)"),
    (K.CAUSE, "basah", r"basah|kehujanan|kena\s+(?:air|hujan)|terendam|lembap|lembab|tergenang"),
    (K.CAUSE, "sengaja", r"(?:di)?sengaja|dibuka\s+paksa|dirusak"),
    (K.CAUSE, "dibuka_resmi", r"dibuka\s+(?:secara\s+)?resmi|pembukaan\s+resmi"),
    (K.NUMBER, "", r"(?:nomor|nomer|no|nmr|seri)(?:\s+seri)?\b\.?(?:\s*segel(?:nya)?)?"),
    (
        K.RECORDED,
        "",
        r"tercatat|dicatat|tertulis|semula|awalnya|di\s+catatan|catatan|lama|sebelumnya|menurut\s+(?:ba|catatan)",
    ),
    (
        K.FOUND,
        "",
        r"ditemukan|ketemu|terpasang|ternyata|kenyataan(?:nya)?|fisik(?:nya)?|menjadi|jadi|kini|sekarang",
    ),
    # --- the way -----------------------------------------------------------------------------------------
    (K.HANDED, "", r"(?:diserahkan|dititip(?:kan)?|diturunkan)(?=\s+(?:di|ke)\b)"),
    (
        K.ARRIVE,
        "",
        r"tiba(?:nya)?|sampai(?!\s+(?:saat|sekarang))|datang|nyampe|nyampai|sampe|mendarat|kedatangan",
    ),
    (K.RECEIVE, "", r"(?:di)?terima(?:kan)?|menerima|nerima|penerimaan|serah\s+terima|diserahkan"),
    (
        K.DEPART,
        "",
        r"berangkat(?:nya)?|brgkt|brngkt|brkt|brangkat|diberangkatkan|keberangkatan|meluncur|otw|bertolak|keluar|"
        r"dikirim(?:kan)?|mengirim|kirim|pengiriman|didistribusikan|geser",
    ),
    (K.WRONG, "", r"tertukar|salah\s+dapil|nyasar"),
    (K.SHORT, "", r"kekurangan|kurang|kelebihan|lebih|selisih"),
    (K.DELAY, "macet", r"macet|kemacetan"),
    (K.DELAY, "banjir_rob", r"banjir(?:\s+rob)?|rob|air\s+pasang"),
    (K.DELAY, "cuaca", r"hujan(?:\s+deras)?|cuaca(?:\s+buruk)?|angin(?:\s+kencang)?|badai"),
    (K.DELAY, "kendaraan_mogok", r"mogok|ban\s+(?:bocor|kempes|pecah)"),
    (K.DELAY, "administrasi", r"administrasi"),
    (K.SUPERVISED, "", r"disaksikan\s+(?:oleh\s+)?(?:panwas\w*|pkd|ptps|pengawas\w*|bawaslu)"),
    (K.TRUCK, "truk", r"truk|truck"),
    (K.TRUCK, "mobil_boks", r"mobil\s+bo(?:k|x|ks)s?|bo(?:x|ks)\s+car"),
    (K.TRUCK, "pikap", r"pi(?:c)?k[\s-]?(?:ap|up)|pickup|bak\s+terbuka"),
    (K.TRUCK, "motor", r"sepeda\s+motor|motor"),
    (K.TRUCK, "becak", r"becak"),
    (K.TRUCK, "perahu", r"perahu(?:\s+karet)?"),
    (K.DISTRICT, "", r"(?:kec(?:amatan)?\b\.?\s*)?(?:pekalongan|pkl\b\.?)\s+(?:utara|barat|timur|selatan)"),
    (K.DISTRICT, "", r"kec(?:amatan)?\b\.?\s*(?:utara|barat|timur|selatan)"),
    (
        K.PPK,
        "",
        r"ppk(?:\s+kec(?:amatan)?\b\.?)?(?:\s+(?:pekalongan|pkl\b\.?))?\s+(?:utara|barat|timur|selatan)",
    ),
    (K.PPK, "?", r"ppk"),
    (
        K.WAREHOUSE,
        "",
        r"(?:gudang(?:\s+logistik)?(?:\s+kpu)?|gdg\s+kpu)(?:\s+kota(?:\s+pekalongan)?)?(?!\s+pp[ks]\b)",
    ),
    (K.SUPPLIER, "", r"penyedia"),
    (K.PPS, "", r"pps(?=\W|$)(?:\s+(?:kel(?:urahan)?|ds|desa)\b\.?)?"),
    (K.VILLAGE_NEXT, "", r"(?:(?:kantor|balai)\s+)?(?:kelurahan|kel|desa|ds)\b\.?"),
    (K.FROM, "", r"dari|dr|asal"),
    (K.TO, "", r"ke|menuju|tujuan|kepada|kpd"),
    (K.AT, "", r"di|pada|oleh|untuk|utk|bagi"),
    (K.ALL, "", r"semua(?:nya)?|seluruh(?:nya)?|keseluruhan|smua|100\s*%"),
    (K.EACH, "", r"masing[- ]?masing|masing2|(?:per|tiap|setiap)\s+tps|@"),
    (K.APPROX, "", r"sekitar|kurang\s+lebih|kisaran|hampir|±|~"),
    (
        K.CHATTER,
        "",
        r"assalam\w*|wa'?alaikum\w*|wr\.?\s*wb\.?|selamat\s+(?:pagi|siang|sore|malam)|(?:met|slmt)\s+\w+|siap+|sip+|"
        r"ok(?:e|ay|eh|k)?|oke+|noted|mantap\w*|monggo|nggih|njih|inggih|semangat|amin|aamiin|alhamdulillah|hadir|"
        r"hati-?hati|permisi|pak|bu|bapak|ibu|mas|mbak|kak|bang|ndan|komandan|bos|rekan(?:-rekan|2)?|teman(?:-teman|2)?|"
        r"laksanakan|lanjut(?:kan)?|mantab|good|luar\s+biasa|sama-sama|sami-sami|salam|dimengerti|baik\s+(?:pak|bu)|ya",
    ),
    (
        K.FILLER,
        "",
        r"sudah|sdh|udah|udh|telah|tlh|baru|dan|dengan|dgn|yang|yg|serta|juga|jg|ini|itu|adalah|wib|tadi|td|lengkap|"
        r"jumlah|total|sebanyak|sejumlah|kondisi|keadaan|dalam|hasil|pengecekan|pemeriksaan|pengawasan|cek|dicek|"
        r"diperiksa|memeriksa|laporan|lapor|melaporkan|izin|ijin|info|update|pantauan|pemilu|ptps|kpps|panwascam|pkd|"
        r"kpu|bawaslu|saat|waktu|hari|senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|tgl|tanggal|isi|muatan|memuat|"
        r"membawa|bawa|berisi|muat|nopol|kendaraan|bersama|nihil|pukul|karena|krn|akibat|kena|terkena|sesuai|cocok|"
        r"selamat|oleh|sbb|sebagai\s+berikut|berikut|nya|untuk|kami|kita|saya|terdiri|atas|lokasi|tempat|posisi|status|"
        r"terlambat|telat|pengantar|titik|kota|pekalongan|semula|lalu|kemudian|terus|dlm|tiap|tps|sini|suara|dr|"
        r"tujuan|tiba|wilayah|distribusi|armada|mobil|buah|unit|bahwa|berupa|mhn|lap|terkendali|pagi|siang|sore|malam|rapi|rapat|antara\s+lain|adapun|rincian(?:nya)?|sekira|"
        r"terkunci|kami\s+laporkan|laporkan|dilaporkan|demikian|atas\s+perhatian(?:nya)?|sekian|berikut\s+ini",
    ),
)
