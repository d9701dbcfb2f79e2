"""Spots: where exactly something happens: "warung Bu Tini", "halaman Mapolsek Langgam", "lahan milik Kelompok Tani"."""

import re
from collections.abc import Iterator

from kamtibmas_cli.recognisers.bare import without_city
from kamtibmas_cli.recognisers.levels import (
    GATES,
    Item,
    common_level,
    inside_organisations,
    is_in_spot,
    named,
    numbered,
)
from kamtibmas_cli.recognisers.names import HEROES, common_words, follows, place_end
from kamtibmas_cli.recognisers.organisations import unit_at
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.text import Mark, Text, once

_STOPS = frozenset(
    "kembali yang untuk bagi selama lainnya pada dengan dalam di ke dari saat guna agar oleh setelah sebelum serta "
    "para sekira sekitar tersebut ini "
    "itu mulai hari tanggal pukul bersama kepada sebagai adalah menjadi telah sudah akan atau karena sehingga ketika "
    "sambil lalu kemudian juga turut tempat guna demi terkait rangka secara tak tidak bukan masih sejak hingga sampai "
    "jadi menuju antara tepatnya wilayah bertempat berlokasi terlihat tampak nampak tiap setiap apabila bila jika "
    "wib wita wit tim personel personil petugas polisi pihaknya mereka ia dia kami kita beserta berikut "
    "sebanyak sepanjang daerah akibat seperti harus wajib bisa dapat setempat namun tetapi tapi lantaran salah "
    "jelang menjelang berada pasca saling sekaligus "
    "hadir pimpinan rutin selalu terus kerap sering intensif gencar semakin makin lebih sangat "
    "terasa ramai tepat adapun ludes hangus terbakar roboh ambruk dimana yakni yaitu maupun sedangkan sementara".split()
)
# Verbs that releases write without their prefix, and what a day or disaster follows.
_BARE = frozenset(
    "cegah antisipasi jaga imbau himbau beri ajak tekan bantu gelar usai sesudah selesai ikut terima amankan sapa atur "
    "pantau cek kawal temui datangi kunjungi sambangi hadiri ingatkan awasi urai perketat dukung tinjau".split()
)
_BARE_FORM = re.compile(r"pasca\w+|\w{4,}kan")
_ONE_OF = frozenset({("salah", "satu"), ("salah", "seorang")})
_HOUSES = frozenset("rumah kediaman warung kebun".split())
_LEADS_TO = frozenset("di sebuah lain diantaranya antaranya yakni yaitu menyasar menyambangi".split())
LIES = (["yang", "terletak", "di"], ["yang", "berada", "di"], ["yang", "berlokasi", "di"])
_OF_LEVEL = frozenset(
    "balai kantor pangulu aula bale balee baileo jambur pendopo pendapa gedung kades lurah camat banjar desa pekon "
    "kelurahan kecamatan kampung nagari wali kepala masjid lapangan dermaga puskesmas polindes poskesdes "
    "meunasah surau langgar mushola posyandu adat sekretaris wantilan perairan geuchik keuchik kuwu perbekel "
    "penghulu reje".split()
)
_HEADQUARTERS = frozenset("mapolsek mapolres mapolda mapolresta mapolrestabes mako makoramil makodim pangkalan".split())
_STAFF = frozenset("personel personil anggota jajaran perwira pju utama staf petugas polisi piket pegawai".split())
_WITH_TWO_PARTS = frozenset(
    "dinas badan kesatuan kependudukan perlindungan pemberdayaan fakultas universitas institut politeknik smk olahraga "
    "kementerian".split()
)
ON_ROAD = frozenset("melaju dikemudikan mengemudi berlayar penumpang meluncur dikendarai mengendarai".split())
_TRIP = 12  # words of "melaju dari arah Temanggung menuju"
_SETS_OUT = frozenset("start dimulai mulai berangkat diberangkatkan bergerak rute rutenya".split())
_HOURS = frozenset("jam pukul sekira sekitar wib wita wit".split())
_SHIPS = frozenset("kmp km kri klm kn mv".split())  # "KMP. GAJAH LAUT V"
_SPORTS = frozenset({"voli", "bola", "futsal"})
_AROUND = frozenset(
    "turunan tanjakan tikungan perairan seputaran kawasan area areal pesisir tepi pinggir pinggiran jalur ruas "
    "depan".split()
)
_ALSO_NAMES = frozenset("dalam tengah hari jadi daerah bersama".split())
_FIRMS = frozenset({"perusahaan", "perkebunan", "kebun"})
_BYPASS = frozenset("by bypass ring ringroad".split())
_BEFORE_GUNA = frozenset({"hak", "serba", "multi"})
_WIDE = frozenset({"kawasan", "area", "areal"})  # "kawasan Pelabuhan Sadeng": the spot is the harbour
_PUPILS = frozenset("anak siswa siswi murid pelajar guru".split())
_EVENTS = frozenset({"pekan"})  # spots whose word also names what is held
# What makes the words behind it no venue: "sengketa lahan", "banjir akibat tanggul jebol", "alumni SMAN 1 Wates itu".
_NO_VENUE_AFTER = frozenset(
    "merupakan permasalahan masalah sengketa konflik persoalan pencurian pembobolan akibat karena lantaran alumni "
    "luapan meluapnya".split()
)
_ADAT = frozenset({"adat", "pekraman", "pakraman"})  # "Pura Dalem Desa Adat Babahan"
# "Pos RW 017", "Gedung Pertemuan RW 03"
_POSTS = frozenset(
    "ketua kamling ronda pos poskamling satkamling siskamling pertemuan serbaguna guna sekretariat balai aula".split()
)
# "Kelompok Tani (Poktan) Mekar", "kediaman Kepala Desa (Kades) Sindu"
_IN_SHORT = frozenset("poktan gapoktan kades pemdes kadus".split())
_SIGN = 30  # code points of a name in marks
_AT = frozenset({"di", "bertempat", "berlokasi"})
HELD = frozenset("dipusatkan digelar dilaksanakan berlangsung diadakan diselenggarakan dihelat dimulai".split())
_UNLISTED = 5  # words of a name that no table has
_REGENCY = 3  # words of a regency before the one that is a spot's: "Hulu Sungai Utara"
_INITIALS = 6  # letters of a spot's short form
_LONGEST = 12  # words of a spot: "lahan tidur seluas 1,5 hektare milik Kelompok Tani Karya Makmur"
_CITIES = frozenset({"kota", "kabupaten"})
_ROMAN = re.compile(r"[ivx]{1,4}")
_LOWER_PARTS = re.compile(r"(?:me|di|ber|ter)\w{4,}")
_MEASURES = frozenset("hektare hektar ha persegi meter m2 are".split())
_HEADS = {"lurah": "village", "kades": "village", "keuchik": "village", "pangulu": "village", "camat": "district"}
_PREPOSITIONS = frozenset(
    "di ke pada rutenya wilayah kawasan seputaran bertempat berlokasi tempat lokasi menyasar menuju sekitar sasaran "
    "depan tepatnya dalam atas bawah membakar menghanguskan melalap melahap meludeskan habis "
    "mengecek pengecekan meninjau menjaga mengunjungi mendatangi "
    "menyambangi yakni yaitu adalah "
    "disambangi ruas jalur arus sepanjang "
    "tengah pintu dekat belakang samping sebuah satu sasarannya".split()
)


def _without_measure(text: Text, start: int, stop: int) -> int:
    """Give the end of a spot's name without its size at the end: "lahan tidur seluas 1,5 hektare"."""
    if "seluas" not in text.folds[start:stop]:
        return stop
    begins = text.folds.index("seluas", start, stop)
    return begins if text.folds[stop - 1] in _MEASURES else stop


@once
def _item_starts(text: Text) -> frozenset[int]:
    """Give the words at which the items of lists begin: "1) SPBU Jl. Raya Mauk"."""
    return frozenset(text.word_at(item[0]) for section in text.sections for item in section.items)


def _at_area(text: Text, mark: Mark) -> bool:
    """Tell whether a bare word is a spot because an area follows it: "di sebuah gubuk Kampung Sukamaju"."""
    before = text.folds[mark.start - 1] if mark.start else ""
    if (
        (before not in _LEADS_TO and mark.start not in _item_starts(text))
        or text.folds[mark.start] in _AROUND - {"perairan"}
        or mark.stop >= len(text.folds)
        or text.gap(mark.stop - 1) != " "
    ):
        return False
    if text.folds[mark.stop : mark.stop + 3] in LIES:
        return True  # "di SPBU yang terletak di Jalan Supri"
    # also "di sebuah kios di Kampung Simpang"
    index = mark.stop + (before == "sebuah" and text.folds[mark.stop] == "di")
    level = text.mark_at("levels", index) if index < len(text.folds) else None
    return level is not None and text.capital(index) and named(text, level) is not None


def _numbers_inside(text: Text, start: int, stop: int) -> list[Item]:
    """Give the RT and RW in a spot's name: "Pos Kamling RT 03 RW 05"."""
    marks = (mark for mark in text.marks_of("levels", start + 1, stop) if mark.row.values["level"] in {"rt", "rw"})
    return [item for mark in marks if (item := numbered(text, mark)) and item.stop <= stop]


def spots(text: Text) -> list[Item]:
    """Find the spots of a text, each with the area that a civil head's office stands in."""
    found: list[Item] = []
    last = -1
    for mark in text.marks("venues"):
        if mark.start < last or inside_organisations(text).hold(mark.start) or _is_behind_rank(text, mark.start):
            continue
        stop = _spot_end(text, mark)
        if text.folds[mark.stop - 1] == "jalan" and stop > mark.stop and text.capital(mark.stop):
            continue  # "di pinggir Jalan Banda Aceh-Medan": the street
        if _is_no_spot(text, mark) or _is_held_at(text, mark, stop) or text.folds[stop : stop + 1] == ["terdekat"]:
            continue
        if not (_can_open(text, mark) or _leads_to_area(text, stop)) or _is_regency(text, mark, stop):
            continue
        if _acts(text, mark, stop):
            continue
        if stop > mark.start + 1 or _at_area(text, mark):
            start = _named_inside(text, mark)
            found.append(Item(start, stop, "venue", "", (start, _without_measure(text, mark.stop, stop))))
            found.extend(_numbers_inside(text, start, stop))
            found.extend(_area_of_office(text, start, stop))
            last = stop
    return sorted([*found, *_unlisted(text, found)])


def _acts(text: Text, mark: Mark, stop: int) -> bool:
    """Tell whether a headquarters stands for its people: "pejabat utama Mapolres Garut menggelar doa di Masjid"."""
    if text.folds[mark.start] not in _HEADQUARTERS:
        return False
    if mark.start and text.folds[mark.start - 1] in _STAFF and text.gap(mark.start - 1) == " ":
        return True
    opens = mark.start == 0 or text.gap(mark.start - 1).strip(" \n")[-1:] in {"–", "-", ".", "|", ""}
    opens = opens and (mark.start == 0 or text.gap(mark.start - 1) != " ")
    if stop < len(text.folds) and text.gap(stop - 1) == " (" and text.mark_at("units", stop):
        stop = place_end(text, stop + 1)  # "Pangkalan Angkatan Laut (Lanal) Tual menggelar …"
    return opens and stop < len(text.folds) and text.gap(stop - 1) == " " and text.folds[stop].startswith("me")


def _is_regency(text: Text, mark: Mark, stop: int) -> bool:
    """Tell whether the words are a kabupaten or kota named like a spot, or its end: "di Pesisir Barat".

    Also "banjir di Hulu Sungai Utara".
    """
    around = text.marks_of("regencies", mark.start - _REGENCY, mark.start + 1)
    return any(area.stop == stop and (area.start < mark.start or stop > mark.stop) for area in around)


def _is_behind_rank(text: Text, index: int) -> bool:
    """Tell whether a rank stands before a word: "Bripka Pasar", but "pembina Pondok Pesantren Miftahul Huda"."""
    rank = text.mark_before("ranks", index)
    return rank is not None and (text.capital(rank.start) or text.caseless(rank.start))


def _unlisted(text: Text, known: list[Item]) -> Iterator[Item]:
    """Give the names of spots that no table has, before their address: "di Sonaf Lewa, RT 07", "di Kopi Kita, Jl.".

    Before an area only those at which something is held: "Kegiatan berlangsung di Dapur Pesisir, Kota Batam".
    """
    taken = {index for item in known for index in range(item.start, item.stop)}
    others = text.begins("units", "ranks", "positions", "levels", "calendar", "regencies", "provinces")
    kinds = text.begins("venues")
    for mark in text.marks("levels"):
        stop = mark.start
        if stop < 2 or text.gap(stop - 1) != ", ":
            continue
        start = stop - 1
        while start > 0 and stop - start < _UNLISTED and text.capital(start - 1) and text.gap(start - 1) == " ":
            start -= 1
        led = start > 0 and text.folds[start - 1] in _AT and text.gap(start - 1) == " " and text.capital(start)
        if mark.row.values["level"] not in {"rt", "street"}:
            led = led and start > 1 and text.folds[start - 2] in HELD | {"bertempat"}
        plain = stop - start > 1 and not (text.caseless(start) or start in kinds)
        plain = plain and not (taken | others) & set(range(start, stop))
        if led and plain and not areas().named(text.clean[text.starts[start] : text.ends[stop - 1]]):
            yield Item(start, stop, "venue", "", (start, stop))


def _is_no_spot(text: Text, mark: Mark) -> bool:
    """Tell whether the word is no spot: "gereja-gereja", "sengketa lahan", "ibu rumah tangga"."""
    if text.begins("no_spots") & {mark.start - 1, mark.start, mark.stop - 1}:
        return True
    following = text.folds[mark.stop : mark.stop + 1]
    before = text.folds[mark.start - 1] if mark.start else ""
    if text.folds[mark.start : mark.stop] == ["depan"] and following and following[0].isdigit():
        return True  # "di depan 14 KK yang mengungsi"
    # also of "menjaga Pulau-Pulau Kecil" the second one, but "menyisir rumah-rumah warga"
    again = before == text.folds[mark.start] and (
        before == "tempat" or (text.capital(mark.start) and not text.caseless(mark.start))
    )
    twice = text.folds[mark.start : mark.stop] == following or again
    disputed = before in _NO_VENUE_AFTER
    slash = text.gap(mark.stop - 1) == "/" and text.mark_at("venues", mark.stop)
    if slash and slash.stop == mark.stop + 1 and not (follows(text, slash.stop) and text.capital(slash.stop)):
        return True  # "siswa SMP dan SMA/SMK yang berkeliaran"
    # "KMP. GAJAH LAUT V", but "KM 150, Simpang Penawar"
    ship = bool(_SHIPS & set(text.folds[max(0, mark.start - 2) : mark.start])) and text.capital(mark.start)
    ship = ship and not before.isdigit()
    glued = text.folds[mark.start] == "tribun" and bool(following) and text.gap(mark.stop - 1) == ""  # "TribunSumsel"
    # "anak TK kompak menjawab"
    small = bool(following) and following[0].isalpha() and not text.capital(mark.stop)
    pupils = before in _PUPILS and small and not text.caseless(mark.start)
    owner = before == "milik" and text.folds[mark.start] in {"pt", "cv"}  # "mobil tangki milik PT Cahaya Abadi tiba"
    # "Markas Komando (Mako) Polres"
    if before == "menuju" and ON_ROAD & set(text.folds[max(0, mark.start - _TRIP) : mark.start]):
        return True  # "Truk melaju dari arah Temanggung menuju Pasar Induk Wonosobo"
    first = text.capital(mark.start) and mark.start > 1 and text.gap(mark.start - 3 if mark.start > 2 else 0) == ", "
    if first and text.folds[mark.start - 2 : mark.start] == ["salah", "satu"]:
        return True  # "Pantai Santolo, salah satu Pantai Favorit"
    short = text.gap(mark.start - 1)[-1:] == "(" and text.gap(mark.stop - 1)[:1] == ")"
    return short or pupils or owner or twice or disputed or ship or glued


def _named_inside(text: Text, mark: Mark) -> int:
    """Give where the spot's name begins: in "kawasan Pelabuhan Sadeng" behind the first word."""
    if text.folds[mark.start] not in _WIDE or mark.stop >= len(text.folds) or not text.capital(mark.stop):
        return mark.start
    inner = text.mark_at("venues", mark.stop)
    return inner.start if inner and not text.caseless(mark.stop) else mark.start


def _is_held_at(text: Text, mark: Mark, stop: int) -> bool:
    """Tell whether the words name what is held at a spot that follows: "Pekan Imunisasi Nasional di Posyandu Mawar"."""
    opened = mark.start > 0 and text.folds[mark.start - 1] in _PREPOSITIONS
    event = text.folds[mark.start] in _EVENTS
    # "menerima kunjungan dari siswa TK Cinta Bangsa di Mako Polres"
    event = event or (mark.start > 0 and text.folds[mark.start - 1] in _PUPILS)
    at = event and text.folds[stop : stop + 1] == ["di"] and stop + 1 < len(text.folds)
    return at and not opened and text.gap(stop - 1) == " " and text.mark_at("venues", stop + 1) is not None


def _area_of_office(text: Text, start: int, stop: int) -> list[Item]:
    """Give the area that a civil head's office stands in: "kantor Lurah Banjar", "halaman kantor Camat Praya"."""
    for index in range(start + 1, stop - 1):
        level = _HEADS.get(text.folds[index])
        if level and text.folds[index - 1] == "kantor" and place_end(text, index + 1) == stop:
            end = without_city(text, index + 1, stop, level)  # "Kantor Lurah Allepolea Maros"
            return [Item(index + 1, end, level, "", (index + 1, end))]
    return []


def _leads_to_area(text: Text, stop: int) -> bool:
    """Tell whether an area follows: "menghanguskan rumah panggung milik X di Kampung Sereh"."""
    aged = stop + 1 < len(text.folds) and text.gap(stop - 1) == " (" and text.folds[stop].isdigit()
    stop += aged  # "rumah gadang milik Nurbaiti (61) di Jorong …"
    if text.folds[stop : stop + 2] in (
        ["yang", "terletak"],
        ["yang", "berada"],
        ["yang", "berlokasi"],
        ["yang", "beralamat"],
    ):
        stop += 2  # "SPBU yang terletak di Jalan Raya Pramuka"
    index = stop + 1 if stop < len(text.folds) and text.folds[stop] == "di" else stop
    if index >= len(text.folds) or "\n" in text.gap(index - 1) or "." in text.gap(stop - 1):
        return False
    mark = text.mark_at("levels", index)
    return mark is not None and named(text, mark) is not None


def sets_out(text: Text, index: int) -> bool:
    """Tell whether something begins at a spot: "start dari Balai Desa Melati", "dimulai jam 19.30 dari rumah Udin"."""
    place = index - 2
    while place > 0 and (text.folds[place].isdigit() or text.folds[place] in _HOURS):
        place -= 1
    return index > 1 and text.folds[index - 1] == "dari" and text.folds[place] in _SETS_OUT


def _can_open(text: Text, mark: Mark) -> bool:
    """Tell whether a venue may begin here: behind a preposition, a list mark, or at the start of a sentence."""
    if not mark.start or sets_out(text, mark.start):
        return True
    if text.folds[mark.start] == "depan" and text.folds[mark.start - 1].isdigit():
        return True  # "Jl. Trans Papua KM 7 depan Kantor Distrik Wesaput"
    gap = text.gap(mark.start - 1)
    before = text.folds[mark.start - 1]
    if before in _PREPOSITIONS or (text.capital(mark.start) and not text.caseless(mark.start)):
        kitchen = text.folds[mark.start] == "dapur" and before == "dari"  # meals are guarded "dari dapur SPPG Melati"
        return kitchen or before not in {"dari", "ketua", "pengurus", "jemaat", "kepala", "panitia"}
    opens = mark.start in _item_starts(text) or bool(re.search(r"[:,\n(]", gap))
    return opens or text.mark_before("cues", mark.start) is not None


def _spot_end(text: Text, mark: Mark) -> int:
    """Give the word behind a spot's name, which begins with the mark's words."""
    stop = mark.stop
    while stop < len(text.folds) and stop - mark.start < _LONGEST:
        if not _goes_on(text, mark, stop):
            break
        hall = _hall_end(text, stop)
        if hall > stop:
            return hall
        part = _part_end(text, stop)
        if part == stop and _ends_spot(text, mark, stop):
            break
        stop = max(part, stop + 1)
    named = stop > mark.stop and stop < len(text.folds) and not text.mark_at("levels", stop)
    return _behind_bracket(text, mark, stop + 1) if named and _closing_bracket(text, stop) else stop


def _behind_bracket(text: Text, mark: Mark, index: int) -> int:
    """Give the end of a name that goes on behind a bracket: "PT PLN (Persero) Unit Induk Jawa", "(GKJ) Argomulyo"."""
    while index < len(text.folds) and index - mark.start < _LONGEST and text.gap(index - 1) in {" ", ") "}:
        if not text.capital(index) or text.caseless(index) or _ends_spot(text, mark, index):
            break
        index += 1
    return index


def _goes_on(text: Text, mark: Mark, index: int) -> bool:
    """Tell whether what stands between two words may stand in a spot's name: also "Madrasah Aliyah (MA) Nurul Huda"."""
    gap = text.gap(index - 1)
    behind = index - 2 >= mark.start and _short_in_brackets(text, index - 1, text.gap(index - 2))
    return behind or _short_in_brackets(text, index, gap) or _spot_gap(text, index - 1, gap)


def _hall_end(text: Text, index: int) -> int:
    """Give the end of a hall's or temple's area: "balai desa Burai", "Pura Dalem Desa Adat Babahan"; else ``index``."""
    level = text.mark_at("levels", index)
    if level is None or level.row.values["level"] in {"rt", "rw"} or not follows(text, level.stop):
        return index
    if text.folds[index - 1] == "adat" and text.folds[index - 2] not in {"balai", "desa", "pura"}:
        return index  # "lamin adat Kampung Empas"
    field = text.folds[index - 1] in _SPORTS and text.capital(index) and not text.caseless(index)
    # "Lapangan Voli Desa Hadiwarno", but "lapangan voli kelurahan Lebao"
    if not field and text.folds[index - 1] not in _OF_LEVEL and text.folds[level.stop - 1] not in _ADAT:
        return index
    end = place_end(text, level.stop)
    return without_city(text, level.stop, end, level.row.values["level"]) if end > level.stop else index


def _part_end(text: Text, index: int) -> int:
    """Give the end of a part that is more than a word: "halaman Mapolsek Banjar Agung", "Pos Kamling RT 03"."""
    if _short_in_brackets(text, index, text.gap(index - 1)):
        return index + 1
    unit = unit_at(text, index)
    if unit:
        return unit.stop
    city = (
        text.mark_at("regencies", index + 1)
        if text.folds[index] in _CITIES and text.folds[index - 1].isdigit()
        else None
    )
    if city and text.gap(index - 1) == text.gap(index) == " ":
        return city.stop  # "SMK Negeri 2 Kota Serang"
    one = tuple(text.folds[index : index + 2]) in _ONE_OF and text.folds[index - 1] in _HOUSES
    owner = text.mark_at("civil", index + 2) if one else None
    if owner:
        return owner.stop  # "rumah salah satu tokoh pemuda"
    inner = text.mark_at("venues", index)
    if inner and inner.stop > index + 1 and text.folds[index] == "asrama":
        return inner.stop  # "kompleks asrama polisi Wanea"
    if text.folds[index] == "dan" and text.folds[index + 2 : index + 3] == ["milik"] and not text.capital(index + 1):
        return index + 2  # "lahan cabai dan terong milik Kelompok Tani Melati"
    level = text.mark_at("levels", index)
    if level and level.row.values["level"] in {"rt", "rw"} and text.folds[index - 1] in _POSTS:
        number = numbered(text, level)
        return number.stop if number else index + 1
    # "pelabuhan kecil dan pasar ikan" is one spot, "simpang Pasar Kedu dan depan SMP Kedu" are two
    joined = text.folds[index] == "dan" and index + 1 < len(text.folds) and not text.capital(index + 1)
    joined = joined and (text.caseless(index) or not text.capital(index - 1))
    return index + 1 if joined and text.mark_at("venues", index + 1) else index


def _ends_spot(text: Text, mark: Mark, index: int) -> bool:
    """Tell whether a word is no part of the spot's name."""
    word = text.folds[index]
    level = text.mark_at("levels", index)
    area = level is not None and _leads(text, level) and not common_level(text, level)
    area = area and not (word == "tol" and text.folds[index - 1] in GATES)  # "Gerbang Tol Kalikangkung"
    area = area and not (word in _BYPASS and index == mark.stop)  # "Simpang By Pass Sanur"
    if area and level and level.row.values["level"] == "hamlet":
        area = not is_in_spot(text, level, place_end(text, level.stop))  # "Pasar Banjar Margo"
    if area and level and text.folds[index - 1] in _OF_LEVEL:
        area = place_end(text, level.stop) > level.stop  # "lapang kantor kecamatan surade"
    # "di masjid Al Huda desa setempat", "di perairan Anambas pekan ini"
    following = text.folds[index + 1 : index + 2]
    now = following in (["ini"], ["lalu"], ["depan"]) and (text.caseless(index) or not text.capital(index))
    here = now or following == ["setempat"]  # but "di Masjid Al Falah ini"
    joins = word == "dan" and _is_in_office(text, mark, index)
    if area or here or _is_stop(text, index) or (word == "dan" and not joins) or _is_moment(text, index):
        return True
    if joins:
        return False
    ends = text.begins("ranks", "acting", "positions") if index > mark.stop else text.begins("ranks", "acting")
    hero = index == mark.stop and word in HEROES and text.capital(index) and not text.caseless(index)
    if index in ends:
        return not hero  # "Lapangan Kapten Mudita"
    small = not text.capital(index) or (text.caseless(index) and word in common_words())
    verb = small and word != "milik" and _LOWER_PARTS.fullmatch(word) is not None
    # "di Pasar Guntur cegah pencurian", "di SDN 1 Leles pascabanjir", not "Pos jaga"
    named = (
        not text.caseless(index) and index > mark.stop and (text.capital(index - 1) or text.folds[index - 1].isdigit())
    )
    verb = verb or (named and not text.capital(index) and (word in _BARE or _BARE_FORM.fullmatch(word) is not None))
    return verb and not text.mark_at("venues", index)


def _leads(text: Text, level: Mark) -> bool:
    """Tell whether a name follows a level's word; in "SMP Negeri 2 Metro Kota. Ia …" a sentence does."""
    if not follows(text, level.stop):
        return False
    start = text.starts[level.stop]
    return text.folds[level.start] not in _CITIES or text.sentence_at(start)[0] != start


def _is_in_office(text: Text, mark: Mark, index: int) -> bool:
    """Tell whether "dan" stands in the name of an office or school: "Dinas Pendidikan dan Kebudayaan"."""
    if index + 1 >= len(text.folds) or text.caseless(index) or not (text.gap(index - 1) == text.gap(index) == " "):
        return False
    beside = text.capital(index - 1) and text.capital(index + 1) and index - 1 >= mark.stop
    parts = _WITH_TWO_PARTS & set(text.folds[mark.start : index])
    other = text.begins("venues", "levels", "units", "positions", "ranks", "civil")
    return bool(parts) and beside and index + 1 not in other


def _is_stop(text: Text, index: int) -> bool:
    """Tell whether a small word ends a spot's name: "di balai desa dalam rangka", not "Balai Desa Kebun Dalam"."""
    named = text.capital(index) and not text.caseless(index) and text.gap(index - 1) == " "
    if text.folds[index] == "bersama":  # "Kelompok Tani Karya Bersama", but "di Balai Desa Bersama Danramil"
        area = index + 1 + (text.folds[index + 1 : index + 2] == ["di"])
        closed = area < len(text.folds) and (text.gap(index) != " " or bool(text.mark_at("levels", area)))
        named = named and text.capital(index - 1) and closed
    if text.folds[index : index + 3] == ["baru", "baru", "ini"]:
        return True
    owned = text.capital(index - 1) and not text.caseless(index - 1) and not text.mark_at("venues", index - 1)
    if text.folds[index] in {"warga", "anggota"} and owned:
        return not text.capital(index)  # "sawah milik Pak Tedi warga Kelurahan Kempas", not "rumah warga"
    if text.folds[index] == "salah" and text.folds[index - 1] == "milik":
        return False  # "ladang milik salah satu warga"
    if text.folds[index] == "guna" and text.folds[index - 1] in _BEFORE_GUNA:
        return False  # "areal Hak Guna Usaha PT Sawit Jaya"
    return text.folds[index] in _STOPS and not (named and text.folds[index] in _ALSO_NAMES)


def _is_moment(text: Text, index: int) -> bool:
    """Tell whether a day or clock begins here; "Pasar Rabu", "RM Siang Malam" are names."""
    mark = text.mark_at("calendar", index)
    if mark is None or (mark.stop == index + 1 and text.mark_at("venues", index)):
        return False  # also "halaman SD Inpres Wamena": no "s/d"
    kind = mark.row.values["kind"]
    if text.folds[index - 1] == "hiburan":
        return False  # "tempat hiburan malam (THM)"
    if kind == "daypart" and text.capital(index) and text.capital(index - 1):
        return not (text.mark_before("venues", index) or text.mark_before("calendar", index))
    return not (kind == "weekday" and text.folds[index - 1] in {"pasar", "pekan", "pajak"})


def _closing_bracket(text: Text, index: int) -> bool:
    """Tell whether a short form in brackets ends a spot's name: "Gereja Kristen Jawa (GKJ) di", "PT PLN (Persero)"."""
    inside = 0 < index < len(text.folds) and text.gap(index - 1) == " (" and text.gap(index)[:1] == ")"
    word = text.clean[text.starts[index] : text.ends[index]] if inside else ""
    return text.folds[index] == "persero" if not word.isupper() else 1 < len(word) <= _INITIALS


def _short_in_brackets(text: Text, index: int, gap: str) -> bool:
    """Tell whether a word is a kind's initials in brackets before its name: "(MA) Nurul Huda", "(SMA) Negeri"."""
    word = text.clean[text.starts[index] : text.ends[index]]
    if gap != " (" or index + 1 >= len(text.folds) or text.gap(index) != ") ":
        return False
    numbered = text.folds[index + 1].isdigit() or bool(_ROMAN.fullmatch(text.folds[index + 1]))
    # "SMP Negeri (SMPN) 3 Wates", "Pangkalan Utama TNI AL (Lantamal) IX"
    initials = (len(word) < 5 and word[:2].isupper()) or text.folds[index] in _IN_SHORT
    # "areal Hak Guna Usaha (HGU) perusahaan sawit PT Subur"
    goes_on = text.capital(index + 1) or text.folds[index + 1] in _FIRMS
    return (initials and goes_on) or (numbered and word[:1].isupper())


def _spot_gap(text: Text, index: int, gap: str) -> bool:
    if (
        gap == ' "'
        and text.capital(index + 1)
        and '"' in text.clean[text.starts[index + 1] : text.starts[index + 1] + _SIGN]
    ):
        return True  # "Kedai Kopi "Batas Negeri" Desa Aji Kuning"
    if gap == " - " and text.mark_at("venues", index + 1):
        return False  # "MUARA BELITI - Lahan kas desa" behind a dateline
    if gap.strip(" \u00ad") in {"", "-", "'", "/"} and "\n" not in gap:
        return True
    if gap in {",", "."} and text.folds[index].isdigit() and text.folds[index + 1].isdigit():
        return True  # "seluas 1,5 hektare", "SPBU 54.801.07"
    length = text.ends[index] - text.starts[index]
    return (
        gap.strip() == "."
        and (length == 1 or bool(text.mark_before("titles", index + 1)) or text.folds[index] in {"pt", "cv", "st"})
        and "\n" not in gap
    )
