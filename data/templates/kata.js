// Indonesian for what Streamlit itself says: its widgets, menus and messages. What the app writes is left alone.
// It also makes links between our pages quick, and brings a phone that woke up back to the sign-in page.
// Dates, numbers and calendars follow the browser's language, so the browser is said to be Indonesian.
(() => {
  "use strict";
  try {
    Object.defineProperty(Navigator.prototype, "language", { get: () => "id-ID" });
    Object.defineProperty(Navigator.prototype, "languages", { get: () => ["id-ID", "id"] });
  } catch { /* an old browser keeps its own calendar */ }

  // Without this Streamlit first looks for its server below the address of the page, and finds none.
  window.__streamlit = { BACKEND_BASE_URL: location.origin };

  const WORDS = {
    // frame
    "Skip to main content": "Langsung ke isi",
    "Main menu": "Menu utama",
    "Menu": "Menu",
    "Sidebar": "Bilah samping",
    "Expand sidebar": "Buka bilah samping",
    "Collapse sidebar": "Tutup bilah samping",
    "Open sidebar": "Buka bilah samping",
    "Close sidebar": "Tutup bilah samping",
    "App pages": "Halaman",
    "Navigate to home page": "Ke halaman awal",
    "View less": "Ringkas",
    "Scroll tabs left": "Geser tab ke kiri",
    "Scroll tabs right": "Geser tab ke kanan",
    "Link to heading": "Tautan ke judul ini",
    "Print": "Cetak",
    "Settings": "Pengaturan",
    "About": "Tentang",
    "Made with Streamlit v": "Dibuat dengan Streamlit v",
    "Copy version to clipboard": "Salin nomor versi",
    "Rerun": "Muat ulang",
    "Clear cache": "Kosongkan simpanan sementara",
    "Record a screencast": "Rekam layar",
    "Record screen": "Rekam layar",
    "Report a bug": "Laporkan kesalahan",
    "Get help": "Bantuan",
    "Choose app theme": "Pilih tampilan",
    "Theme": "Tampilan",
    "Light": "Terang",
    "Dark": "Gelap",
    "System": "Mengikuti perangkat",
    "Use system setting": "Ikuti perangkat",
    "Custom Theme": "Tampilan aplikasi",
    "Wide mode": "Lebar penuh",
    "Appearance": "Tampilan",
    "Close": "Tutup",
    "Dismiss": "Tutup",
    "Cancel": "Batal",
    "Done": "Selesai",
    "Copy": "Salin",
    "Copied": "Tersalin",
    "Copy to clipboard": "Salin",
    "Help": "Bantuan",
    "Notifications": "Pemberitahuan",
    // running and connection
    "Running...": "Memproses…",
    "RUNNING...": "MEMPROSES…",
    "Stop": "Hentikan",
    "Stopping...": "Menghentikan…",
    "Always rerun": "Selalu muat ulang",
    "File change.": "Berkas berubah.",
    "Please wait...": "Mohon tunggu…",
    "Loading...": "Memuat…",
    "Connecting": "Menyambung",
    "CONNECTING": "MENYAMBUNG",
    "Connecting to Streamlit server": "Menyambung ke server",
    "Unable to connect to Streamlit server": "Tidak dapat menyambung ke server",
    "Reconnected to server.": "Tersambung lagi.",
    "Connection error": "Gangguan sambungan",
    "Connection timed out.": "Sambungan terlalu lama tidak menjawab.",
    "Connection failed with status 0.": "Server tidak menjawab.",
    "Streamlit server is not responding. Are you connected to the internet?":
      "Server tidak menjawab. Periksa sambungan jaringan Anda.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:":
      "Server tidak menjawab. Bila aplikasi ini berjalan di komputer ini, jalankan lagi:",
    "Connection lost. Please wait for the app to reconnect, then try again.":
      "Sambungan terputus. Tunggu sampai tersambung lagi, lalu coba lagi.",
    "Network issue": "Gangguan jaringan",
    "Try again": "Coba lagi",
    "Retry": "Coba lagi",
    "Error": "Kesalahan",
    "Warning": "Peringatan",
    "Page not found": "Halaman tidak ditemukan",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "Halaman yang Anda minta tidak ada. Halaman awal dibuka.",
    "Uncaught app execution": "Terjadi kesalahan pada aplikasi",
    // choosing
    "Choose options": "Pilih satu atau lebih",
    "Choose an option": "Pilih satu",
    "Choose or add options": "Pilih atau tambah",
    "Choose or add an option": "Pilih atau tambah",
    "No options to select": "Tidak ada pilihan",
    "No options to select.": "Tidak ada pilihan.",
    "No options": "Tidak ada pilihan",
    "No results": "Tidak ada hasil",
    "Select all": "Pilih semua",
    "Select...": "Pilih…",
    "Select": "Pilih",
    "Clear all": "Hapus semua pilihan",
    "Clear value": "Hapus isian",
    "Clear entry": "Hapus isian",
    "Clear selection": "Hapus pilihan",
    "Selected values": "Yang dipilih",
    "Multiselect options": "Pilihan",
    "Selectbox options": "Pilihan",
    "Open": "Buka",
    "Delete": "Hapus",
    "Increment": "Tambah satu",
    "Decrement": "Kurangi satu",
    "Show password": "Tampilkan kata sandi",
    "Hide password": "Sembunyikan kata sandi",
    "Invalid input.": "Isian tidak sesuai.",
    // dates and times
    "Calendar": "Kalender",
    "Choose date": "Pilih tanggal",
    "Choose date range": "Pilih rentang tanggal",
    "Choose date and time": "Pilih tanggal dan jam",
    "Clear date": "Hapus tanggal",
    "Clear dates": "Hapus tanggal",
    "Clear date and time": "Hapus tanggal dan jam",
    "Clear time": "Hapus jam",
    "Date range": "Rentang tanggal",
    "Quick select a date range": "Pilih rentang cepat",
    "Past Week": "Sepekan terakhir",
    "Past Month": "Sebulan terakhir",
    "Past 3 Months": "3 bulan terakhir",
    "Past 6 Months": "6 bulan terakhir",
    "Past Year": "Setahun terakhir",
    "Past 2 Years": "2 tahun terakhir",
    "Time": "Jam",
    "Start Date": "Tanggal awal",
    "End Date": "Tanggal akhir",
    "start date": "tanggal awal",
    "end date": "tanggal akhir",
    "Next": "Berikutnya",
    "Previous": "Sebelumnya",
    "Next month": "Bulan berikutnya",
    "Previous month": "Bulan sebelumnya",
    "Click to start selecting date range": "Klik untuk memilih tanggal awal",
    "Click to finish selecting date range": "Klik untuk memilih tanggal akhir",
    "Selected date unavailable.": "Tanggal itu tidak dapat dipilih.",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "Tombol panah memilih tanggal, Enter menetapkan, Esc menutup.",
    "Invalid time format. Please use HH:MM.": "Tulis jam seperti 14:30.",
    "Hours must be 0–23": "Jam antara 0 dan 23.",
    "Hours must be 0–23.": "Jam antara 0 dan 23.",
    "Minutes must be 0–59.": "Menit antara 0 dan 59.",
    // files and camera
    "Upload": "Unggah",
    "Upload directories": "Unggah folder",
    "Add files": "Tambah berkas",
    "Browse files": "Pilih berkas",
    "Drag and drop a file here": "Seret berkas ke sini",
    "Drag and drop file here": "Seret berkas ke sini",
    "Drag and drop files here": "Seret berkas ke sini",
    "Drag and drop directories here": "Seret folder ke sini",
    "Uploading...": "Mengunggah…",
    "file upload": "unggah berkas",
    "Remove file": "Hapus berkas",
    "Error uploading file": "Berkas gagal diunggah",
    "Error deleting file": "Berkas gagal dihapus",
    "Request failed with status 413": "Berkas terlalu besar.",
    "Next page": "Halaman berikutnya",
    "Previous page": "Halaman sebelumnya",
    "Pagination": "Nomor halaman",
    "Download failed": "Gagal diunduh",
    "Take Photo": "Ambil foto",
    "Clear photo": "Hapus foto",
    "Switch camera": "Ganti kamera",
    "Snapshot": "Foto",
    "This app would like to use your camera.": "Aplikasi ini ingin memakai kamera Anda.",
    "Learn how to allow access.": "Izinkan kamera di pengaturan peramban.",
    // tables
    "Search": "Cari",
    "Type to search": "Ketik untuk mencari",
    "Close Search": "Tutup pencarian",
    "Next Result": "Hasil berikutnya",
    "Previous Result": "Hasil sebelumnya",
    "Download as CSV": "Unduh CSV",
    "Show/hide columns": "Tampilkan atau sembunyikan kolom",
    "Hide column": "Sembunyikan kolom",
    "Pin column": "Sematkan kolom",
    "Unpin column": "Lepas sematan",
    "Autosize": "Sesuaikan lebar",
    "Sort ascending": "Urutkan naik",
    "Sort descending": "Urutkan turun",
    "Copy column name": "Salin nama kolom",
    "Dataframe column menu": "Menu kolom",
    "Format": "Bentuk angka",
    "Automatic": "Otomatis",
    "Localized": "Indonesia",
    "Plain": "Polos",
    "Compact": "Ringkas",
    "Dollar": "Dolar",
    "Percent": "Persen",
    "Scientific": "Ilmiah",
    "Accounting": "Akuntansi",
    "Distance": "Jarak waktu",
    "Statistics": "Statistik",
    "Average": "Rata-rata",
    "Average length": "Panjang rata-rata",
    "Maximum": "Terbesar",
    "Maximum length": "Terpanjang",
    "Median": "Median",
    "Minimum": "Terkecil",
    "Minimum length": "Terpendek",
    "Standard deviation": "Simpangan baku",
    "Sum": "Jumlah",
    "Count": "Banyaknya",
    "Distinct": "Nilai berbeda",
    "Empty": "Kosong",
    "Based on sample": "Dari sebagian baris",
    "empty": "kosong",
    "No data": "Tidak ada data",
    "No content": "Tidak ada isi",
    "Add row": "Tambah baris",
    "Delete row(s)": "Hapus baris",
    "Failed to load data": "Data gagal dimuat",
    "Scrollable table": "Tabel yang dapat digeser",
    "Fullscreen": "Layar penuh",
    "Close fullscreen": "Tutup layar penuh",
    // charts
    "Download plot as a png": "Unduh gambar (PNG)",
    "Download plot as a PNG": "Unduh gambar (PNG)",
    "Zoom in": "Perbesar",
    "Zoom out": "Perkecil",
    "Zoom": "Perbesar",
    "Pan": "Geser",
    "Autoscale": "Skala otomatis",
    "Reset axes": "Kembalikan sumbu",
    "Box Select": "Pilih kotak",
    "Lasso Select": "Pilih laso",
  };

  const OF = {
    apply: "menerapkan", "submit form": "mengirim", "submit": "mengirim", "add": "menambah",
  };
  const SHAPES = [
    [/^(\d+(?:\.\d+)?) ?([KMGT]?B) per file$/, (_, n, unit) => `${n.replace(".", ",")} ${unit} per berkas`],
    [/^(\d+(?:\.\d+)?) ?([KMGT]?B) per file • (.+)$/, (_, n, unit, kinds) => `${n.replace(".", ",")} ${unit} per berkas • ${kinds}`],
    [/^(.+) files are not allowed\.$/, "Berkas $1 tidak dapat dipakai di sini."],
    [/^File must be (.+) or smaller\.$/, "Berkas paling besar $1."],
    [/^Press (.*)Enter to (apply|submit form|submit|add)$/, (_, key, what) => `Tekan ${key}Enter untuk ${OF[what]}`],
    [/^View (\d+) more$/, "Lihat $1 lagi"],
    [/^Show (\d+) more$/, "Lihat $1 lagi"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Paling banyak $1 pilihan. Hapus satu dulu."],
    [/^Select (\d+) matches$/, "Pilih $1 yang cocok"],
    [/^Remove (.+)$/, "Hapus $1"],
    [/^Add: (.+)$/, "Tambah: $1"],
    [/^Help for (.+)$/, "Penjelasan: $1"],
    [/^Page (\d+)$/, "Halaman $1"],
    [/^Page (\d+) of (\d+)$/, "Halaman $1 dari $2"],
    [/^Showing page (\d+) of (\d+)$/, "Halaman $1 dari $2"],
    [/^(.+) start date$/, "$1, tanggal awal"],
    [/^(.+) end date$/, "$1, tanggal akhir"],
    [/^Selected\. (.+)$/, "Dipilih: $1"],
    [/^Selected (.+)\. Press .*$/, "Dipilih: $1"],
    [/^year, (.+)$/, "tahun, $1"],
    [/^month, (.+)$/, "bulan, $1"],
    [/^day, (.+)$/, "hari, $1"],
    [/^Selected Time: (.+)$/, "Jam yang dipilih: $1"],
    [/^Choose date, (.+)$/, "Pilih tanggal, $1"],
    [/^Choose date range, (.+)$/, "Pilih rentang tanggal, $1"],
    [/^Selected Range: (.+?) to (.+)$/, (_, from, to) => `Rentang yang dipilih: ${from} sampai ${to.replace(/ selected$/, " dipilih")}`],
    [/^(\d+) options? available\.$/, "$1 pilihan."],
    [/^Today, (.+)$/, "Hari ini, $1"],
    [/^(.+) selected$/, "$1 dipilih"],
    [/^Selected Date: (.+)$/, "Tanggal yang dipilih: $1"],
    [/^Connection failed with status (\d+)(.*)$/, "Sambungan gagal (status $1)"],
    [/^Cannot connect to Streamlit\.?.*$/, "Tidak dapat menyambung ke server."],
    [/^Error: (.+)$/, "Kesalahan: $1"],
  ];

  const told = (text) => {
    const said = text.trim();
    if (!said || said.length > 200) return text;
    if (Object.hasOwn(WORDS, said)) return text.replace(said, WORDS[said]);
    for (const [shape, instead] of SHAPES) {
      if (shape.test(said)) return text.replace(said, said.replace(shape, instead));
    }
    return text;
  };

  // The app writes its own texts as markdown, html and code. Streamlit's words stand in these even so.
  const OURS = "[data-testid=stMarkdownContainer], [data-testid=stHtml], [data-testid=stCode], textarea, script, style";
  const THEIRS = "[data-testid=stFileUploader], [data-testid=stCameraInput], [data-testid=stElementToolbar]";
  const isOurs = (element) => {
    const ours = element.closest(OURS);
    if (!ours) return false;
    const theirs = element.closest(THEIRS);
    // Inside a widget of theirs the label is still ours.
    return !theirs || element.closest("[data-testid=stWidgetLabel]") !== null;
  };

  const NAMES = ["placeholder", "title", "aria-label", "data-title", "alt"];
  const speak = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.parentElement || isOurs(node.parentElement)) return;
      const now = told(node.nodeValue);
      if (now !== node.nodeValue) node.nodeValue = now;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    for (const name of NAMES) {
      const before = node.getAttribute(name);
      const now = before && told(before);
      if (now && now !== before) node.setAttribute(name, now);
    }
    node.childNodes.forEach(speak);
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(speak);
      else if (change.type === "characterData") speak(change.target);
      else {
        const before = change.target.getAttribute(change.attributeName);
        const now = before && told(before);
        if (now && now !== before) change.target.setAttribute(change.attributeName, now);
      }
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES,
  });

  // After a step through the history the address is all that is asked: what it does not name is not chosen.
  addEventListener("popstate", () => {
    const here = new URL(location);
    here.searchParams.set("kembali", "1");
    history.replaceState(history.state, "", here);
  });

  // A number opens its rows without loading the app anew: Streamlit takes it for a step through the history.
  const OWN_PAGES = ["/masuk", "/keluar"];
  document.addEventListener("click", (event) => {
    const way = event.target.closest?.("[data-testid=stHtml] a[href^='/']");
    if (!way || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (way.origin !== location.origin || OWN_PAGES.includes(way.pathname) || way.hasAttribute("download")) return;
    event.preventDefault();
    history.pushState({}, "", way.href);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  });

  // A phone that slept past its session wakes at the sign-in page, not at an error.
  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const answer = await fetch("/_stcore/host-config", { cache: "no-store" });
      if (answer.status === 401) location.reload();
    } catch { /* no connection: Streamlit says so itself */ }
  });
})();
