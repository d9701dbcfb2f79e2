"""The codes of the linter: severity, messages, a page each, and an example that has it and one that has not."""

from typing import Any, NamedTuple

from kamtibmas_cli.diagnostics import CODES as DIAGNOSTICS
from kamtibmas_cli.text import Span


class Hit(NamedTuple):
    """What a check found: a code, the span, the values of its message, and what to write instead."""

    code: str
    span: Span
    values: dict[str, Any]
    fix: str | None = None


class Code(NamedTuple):
    """A code: ``bad`` is a text that has it, ``good`` one like it that has not."""

    severity: str
    message: str
    english: str
    page: str
    bad: str
    good: str


_OWN = {
    "K105": Code(
        "error", "\"{words}\" bukan tanggal atau jam yang ada.", "\"{words}\" is no date or clock time that exists.",
        "Tanggal seperti 31/02/2024 atau jam seperti 25.10 tidak ada: mungkin salah ketik.",
        "Patroli digelar Senin (31/02/2024) di pasar.", "Patroli digelar Kamis (29/02/2024) di pasar.",
    ),
    "K106": Code(
        "warning", "Tanggal kegiatan {date} sesudah {base}.", "The activity's date {date} is after {base}.",
        "Kegiatan dilaporkan sesudah terjadi: tanggal di depan --base-date atau tanggal terbit biasanya salah tahun atau bulan.",
        "Polsek Minas, 10/01/2024 08:00 WIB\n\nPatroli digelar Senin (15/01/2024) di pasar Minas oleh personel.",
        "Patroli digelar Senin (15/01/2024) di pasar Minas.",
    ),
    "K107": Code(
        "warning", "{said} tidak cocok dengan {place}, yang memakai {zone}.", "{said} contradicts {place}, which has {zone}.",
        "Zona waktu mengikuti provinsi (Keppres 41/1987): WIB di barat, WITA di tengah, WIT di timur.",
        "Patroli digelar Senin (15/01/2024) pukul 08.00 WIT di Kecamatan Minas, Kabupaten Siak, Riau.",
        "Patroli digelar Senin (15/01/2024) pukul 08.00 WIB di Kecamatan Minas, Kabupaten Siak, Riau.",
    ),
    "K111": Code(
        "info", "Jam kegiatan tidak disebut.", "No clock time of the activity is given.",
        "Rilis yang lengkap menyebut kapan kegiatan dimulai.",
        "Patroli digelar Senin (15/01/2024) di Kecamatan Minas.", "Patroli digelar Senin (15/01/2024) pukul 08.00 WIB.",
    ),
    "K112": Code(
        "info", "Tempat kegiatan tidak disebut.", "No place of the activity is given.",
        "Rilis yang lengkap menyebut tempat, desa atau kelurahan, dan kecamatan.",
        "Patroli digelar Senin (15/01/2024) pagi.", "Patroli digelar Senin (15/01/2024) di Desa Mandiangin.",
    ),
    "K113": Code(
        "info", "Tidak ada petugas yang disebut namanya.", "No officer is named.",
        "Rilis yang lengkap menyebut siapa yang memimpin atau melaksanakan, dengan pangkatnya.",
        "Patroli digelar Senin (15/01/2024) pagi.", "Patroli dipimpin Aiptu Budi Santoso, Senin (15/01/2024).",
    ),
    "K114": Code(
        "info", "Tidak ada pesan atau imbauan.", "There is no message or appeal.",
        "Rilis kamtibmas biasanya memuat pesan kepada warga.",
        "Patroli digelar Senin (15/01/2024) pagi.", "Petugas mengimbau warga agar mengunci kendaraan.",
    ),
    "K115": Code(
        "info", "Tidak ada harapan atau hasil yang dituju.", "There is no hope or aim.",
        "Rilis yang lengkap menyebut tujuan kegiatan atau harapan pimpinan.",
        "Patroli digelar Senin (15/01/2024) pagi.", "Kegiatan ini bertujuan mencegah pencurian.",
    ),
    "K203": Code(
        "warning", "{name} tidak ada di Kecamatan {above}.", "{name} is not in the district {above}.",
        "Desa atau kelurahan itu tidak tercatat di kecamatan yang disebut.",
        "Patroli di Desa Kuala Xyzzy, Kecamatan Minas, Kabupaten Siak.", "Patroli di Desa Mandiangin, Kecamatan Minas, Kabupaten Siak.",
    ),
    "K204": Code(
        "warning", "Kecamatan {name} tidak ada di {above}.", "The district {name} is not in {above}.",
        "Kecamatan itu tidak tercatat di kabupaten atau kota yang disebut.",
        "Patroli di Kecamatan Denpasar Barat, Kabupaten Siak.", "Patroli di Kecamatan Minas, Kabupaten Siak.",
    ),
    "K205": Code(
        "warning", "\"{name}\" mungkin {official}.", "\"{name}\" may be {official}.",
        "Ejaan wilayah berbeda sedikit dari daftar resmi (Kepmendagri 300.2.2-2430/2025).",
        "Patroli di Desa Mandiangn, Kecamatan Minas, Kabupaten Siak.", "Patroli di Desa Mandiangin, Kecamatan Minas, Kabupaten Siak.",
    ),
    "K206": Code(
        "warning", "{unit} tidak berada di {province}.", "{unit} is not in {province}.",
        "Polres yang disebut ada di provinsi lain: mungkin sisa rilis yang dipakai sebagai contoh.",
        "Personel Polres Gianyar berpatroli di Desa Mandiangin, Kecamatan Minas, Kabupaten Siak, Riau.",
        "Personel Polres Siak berpatroli di Desa Mandiangin, Kecamatan Minas, Kabupaten Siak, Riau.",
    ),
    "K303": Code(
        "warning", "\"{word}\" mungkin {right}.", "\"{word}\" may be {right}.",
        "Kata itu hampir sama dengan pangkat atau jabatan Polri.",
        "Kaporles Siak AKBP Budi Santoso memimpin apel.", "Kapolres Siak AKBP Budi Santoso memimpin apel.",
    ),
    "K304": Code(
        "warning", "{rank} tidak lazim untuk {title}.", "{rank} is unusual for {title}.",
        "Kapolres biasanya AKBP atau Kombes, Kapolsek dari Ipda sampai Kompol, Kapolda Brigjen atau Irjen.",
        "Kapolres Siak AIPDA Budi Santoso memimpin apel.", "Kapolres Siak AKBP Budi Santoso memimpin apel.",
    ),
    "K305": Code(
        "warning", "{name} disebut {one} dan {other}.", "{name} is called {one} and {other}.",
        "Orang yang sama muncul dengan dua pangkat.",
        "Kapolsek Minas Iptu Budi Santoso memimpin apel. \"Kami siap,\" kata AKP Budi Santoso.",
        "Kapolsek Minas Iptu Budi Santoso memimpin apel. \"Kami siap,\" kata Iptu Budi Santoso.",
    ),
    "K306": Code(
        "warning", "{digits} dan \"{words}\" berbeda.", "{digits} and \"{words}\" differ.",
        "Angka ditulis dua kali dengan nilai yang berbeda.",
        "Patroli melibatkan 7 (enam) personel.", "Patroli melibatkan 7 (tujuh) personel.",
    ),
    "K307": Code(
        "warning", "{name} juga ditulis {other}.", "{name} is also written {other}.",
        "Nama orang yang sama tampaknya ditulis dengan dua ejaan.",
        "Kapolsek Minas Iptu Budi Santoso memimpin apel. \"Kami siap,\" kata Iptu Budi Santosa.",
        "Kapolsek Minas Iptu Budi Santoso memimpin apel. \"Kami siap,\" kata Iptu Budi Santoso.",
    ),
    "K401": Code(
        "warning", "Pesan diumumkan, tetapi tidak ada yang menyusul.", "Messages are announced, but none follow.",
        "Kalimat yang berakhir dengan titik dua menjanjikan daftar pesan, tetapi daftarnya tidak ada.",
        "Patroli digelar Senin (15/01/2024) pukul 10.00 WIB.\n\nHimbauan kamtibmas :\n",
        "Petugas menyampaikan pesan kamtibmas antara lain :\n- Jaga keamanan lingkungan\n- Aktifkan ronda",
    ),
    "K501": Code(
        "error", "Sisa contoh: \"{words}\".", "Left over from a template: \"{words}\".",
        "Bagian contoh seperti XXX, [nama] atau titik-titik belum diisi.",
        "Kapolsek XXX Iptu Budi Santoso memimpin apel.", "Kapolsek Minas Iptu Budi Santoso memimpin apel.",
    ),
    "K502": Code(
        "warning", "{name} tidak berada di {province}: sisa rilis lain?", "{name} is not in {province}: left from another release?",
        "Kabupaten atau kota di provinsi lain berdiri di samping tempat kegiatan; mungkin tertinggal dari rilis yang disalin.",
        "Patroli digelar di Desa Mandiangin, Kecamatan Minas, Kabupaten Siak, Riau. Situasi di Kecamatan Denpasar Barat, Kota Denpasar aman.",
        "Patroli digelar di Desa Mandiangin, Kecamatan Minas, Kabupaten Siak, Riau. Situasi di Kecamatan Tualang, Kabupaten Siak aman.",
    ),
    "K503": Code(
        "info", "Kata \"{word}\" tertulis dua kali.", "The word \"{word}\" stands twice.",
        "Kata tugas yang sama berdiri dua kali berturut-turut.",
        "Patroli digelar di di pasar.", "Patroli digelar di pasar.",
    ),
    "K504": Code(
        "info", "Spasi berlebih.", "More than one space.",
        "Di antara dua kata cukup satu spasi.",
        "Patroli digelar  di pasar.", "Patroli digelar di pasar.",
    ),
    "K505": Code(
        "info", "Tanda kutip tidak ditutup.", "A quotation mark is not closed.",
        "Kutipan dibuka tetapi tidak ditutup dalam paragraf yang sama.",
        "Kapolsek berkata, \"Mari jaga kampung kita bersama-sama.", "Kapolsek berkata, \"Mari jaga kampung kita bersama-sama.\"",
    ),
    "K506": Code(
        "info", "Seluruh isi ditulis dengan huruf besar.", "The whole text is in capitals.",
        "Teks huruf besar sulit dibaca dan menyembunyikan nama.",
        "PERSONEL POLSEK MINAS MELAKSANAKAN PATROLI DI PASAR PADA SENIN PAGI UNTUK MENCEGAH PENCURIAN DI KAMPUNG.",
        "Personel Polsek Minas melaksanakan patroli di pasar pada Senin pagi untuk mencegah pencurian di kampung.",
    ),
}  # fmt: skip

_PAGES = {
    "K001": ("Teks yang diberikan kosong.", " ", "Polsek Minas berpatroli."),
    "K002": ("Berkas tidak dalam UTF-8; huruf khusus dapat salah.", "", "Polsek Minas berpatroli."),
    "K101": ("Rilis tidak menyebut kapan kegiatan terjadi.", "Personel Polsek Minas berpatroli di pasar.", "Patroli digelar Senin (15/01/2024)."),
    "K102": ("Hari dan tanggal tidak cocok menurut kalender.", "Patroli digelar Rabu (15/01/2024).", "Patroli digelar Senin (15/01/2024)."),
    "K103": ("Jam selesai lebih awal daripada jam mulai.", "Patroli Senin (15/01/2024) pukul 10.00 - 08.00 WIB.", "Patroli Senin (15/01/2024) pukul 08.00 - 10.00 WIB."),
    "K104": ("Tahun tidak ditulis; orang lain tidak tahu tahun berapa.", "Patroli digelar Senin (15/1).", "Patroli digelar Senin (15/1/2024)."),
    "K201": ("Nama wilayah tidak ada dalam daftar resmi.", "Patroli di Kecamatan Abcdefgh.", "Patroli di Kecamatan Bandar Sei Kijang."),
    "K202": ("Nama wilayah dipakai beberapa tempat; sebutkan kabupatennya.", "Patroli di Kecamatan Sukajadi.", "Patroli di Kecamatan Sukajadi, Kota Bandung."),
    "K301": ("Jumlah yang disebut berbeda dari daftar nama.", "3 personil Polsek Minas yaitu :\n1. Aiptu Budi Santoso\n2. Bripka Andi Wijaya", "2 personil Polsek Minas yaitu :\n1. Aiptu Budi Santoso\n2. Bripka Andi Wijaya"),
    "K302": ("Kata sebelum nama menyerupai pangkat.", "Kegiatan dihadiri Kapolsek Langgam Iptuy Budi Santoso.", "Kegiatan dihadiri Kapolsek Langgam Iptu Budi Santoso."),
}  # fmt: skip

CODES: dict[str, Code] = dict(
    sorted(
        {
            **_OWN,
            **{
                code: Code(severity, message, english, *_PAGES[code])
                for code, (severity, _, message, english) in DIAGNOSTICS.items()
            },
        }.items()
    )
)


def page(code: str) -> str:
    """Give the page of a code. Raises ``KeyError`` for one that does not exist."""
    found = CODES[code]
    lines = [f"{code}  ({found.severity})", "", found.page, "", f"Pesan: {found.message}"]
    return "\n".join([*lines, "", "Salah:", _indented(found.bad), "", "Benar:", _indented(found.good)]) + "\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
