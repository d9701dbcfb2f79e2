"""Which of the spots that a text names is the scene."""

import re
from bisect import bisect_left

from kamtibmas_cli.recognisers.levels import Item
from kamtibmas_cli.recognisers.moments import dated_sentences, dates
from kamtibmas_cli.recognisers.openings import opening_of
from kamtibmas_cli.recognisers.organisations import unit_at
from kamtibmas_cli.recognisers.places import Chain
from kamtibmas_cli.recognisers.speech import spoken
from kamtibmas_cli.recognisers.spots import sets_out
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Text

LEVELS = ("hamlet", "village", "district", "regency", "province")
_TITLES = 15  # lines in which titles stand
_HOUR = 40  # code points of " sekitar pukul 23.30 WITA di " between a date and its spot
_DESCRIBED = 3  # words of "Lahan kas desa"
ROADS = frozenset({"jalur", "ruas"})
_NEAR = 20  # code points between a spot and its date
_DAY_FOLLOWS = re.compile(r"[ ,(.]*(?:pada )?[ (]*")
_ANOTHER = frozenset(
    {
        ("sementara", "itu"),
        ("kegiatan", "serupa"),
        ("hal", "serupa"),
        ("di", "tempat"),
        ("di", "lokasi"),
        ("selain", "di"),
        ("tidak", "berhenti"),
        ("tak", "berhenti"),
        ("tidak", "hanya"),
    }
)
_FAR = 30  # words of the clauses around a place
_EARLIER = frozenset("setelah sebelumnya usai".split())
LABEL = frozenset("tempat lokasi bertempat berlokasi tkp".split())
_BROUGHT = frozenset(
    "dipindahkan dievakuasi dibawa dilarikan digelandang dirujuk diungsikan mengungsi ditahan meninggal dirawat rawat "
    "perawatan ditempatkan tempatkan mendekam dimakamkan diberangkatkan bertolak diserahkan "
    "hendak menyeberang tujuan menjalani dikonfirmasi "
    "menghembuskan nafas napas bermukim menetap "
    "diwawancarai wartawan digeser membawanya larikan melarikannya".split()
)
_LEADS = frozenset({"ke", "menuju"})
_CARRIED = frozenset("mengangkut diangkut keberangkatan mengevakuasi evakuasi mengungsikan".split())
_LOAD = 8  # words from "mengevakuasi" to the place
_STATIONED = frozenset({"ditempatkan", "tempatkan"})
_OWN = frozenset("personel personil anggota petugas polisi polwan aparat".split())
_PUPILS = frozenset(
    "siswa siswi pelajar murid mahasiswa santri jemaat jamaah".split()
)  # "di depan ratusan siswa SMPN 5"
HELD = frozenset("dipusatkan digelar dilaksanakan berlangsung diadakan diselenggarakan dihelat dimulai".split())
_VISITED = frozenset("menyambangi mengunjungi kunjungi sambangi meninjau".split())
_CEREMONIES = frozenset({"apel", "upacara", "sertijab", "rapat", "pelatihan"})
_EVENT = frozenset(
    "atas membakar menghanguskan melalap melahap meludeskan habis "
    "merazia menggerebek menggeledah menertibkan mengecek pengecekan meninjau menjaga mengunjungi sasarannya sasaran "
    "menyasar rutenya "
    "ialah di tengah bertempat berlokasi menyambangi menyusuri menyisir "
    "mendatangi datangi sambangi kunjungi kawasan menuju ke tepatnya "
    "adalah sepanjang sejumlah seperti meliputi diantaranya antaranya yakni yaitu termasuk".split()
)


def venue_of(text: Text, ranked: list[Chain], homes: list[Chain]) -> Item | None:
    """Choose the spot: one that stands with the village, else a labelled or named one, else none."""
    at_home = [
        item
        for chain in _untitled(text, homes, ranked)
        for item in chain.items
        if item.level == "venue" and (len(chain.items) > 1 or _is_named(text, item))
    ]
    scenes = [item for item in at_home if not is_police_building(text, item)]
    if at_home:
        dated = (item for item in scenes if text.sentence_at(text.starts[item.start]) in dated_sentences(text))
        spot = next(dated, (scenes or at_home)[0])
        if _is_named(text, spot):
            return spot
        return _named_beside(text, at_home, spot) or _named_before(text, ranked, spot) or spot
    # "Pengendara di jalur Lage – Pamona diimbau …" is no scene.
    asked = Spans(
        (speech.start, speech.end) for speech in spoken(text) if speech.rule.startswith(("appeal", "hope", "demand"))
    )
    told = [chain for chain in ranked if not asked.hold(text.starts[chain.start]) and not _only_in_title(text, chain)]
    told = [chain for chain in told if not _is_similar(text, chain.start)]
    told = [chain for chain in told if not is_another(text, chain.start)] or told
    areas = {squash(text, item) for chain in ranked for item in chain.items if item.level in LEVELS}
    spots = [
        item for chain in told for item in chain.items if item.level == "venue" and squash(text, item) not in areas
    ]
    opening = next((item for item in spots if _opens_story(text, item)), None)
    if opening:
        return opening
    others = [item for item in spots if is_event_venue(text, item)]
    scenes = [item for item in others if not is_police_building(text, item)]
    named = [item for item in scenes if _is_named(text, item) or _is_dated_hall(text, item)]
    named = named or [item for item in scenes if _is_dated(text, item)]
    named = named or [item for item in scenes if _is_held(text, item)]
    # "hadir di depan sekolah, seperti di SDN Sukamaju, Senin (9/10/2023)"
    own = (item for item in named if _leads_to_date(text, item) and _is_named(text, item))
    yards = [item for item in others if item not in scenes and _is_yard(text, item)]
    return next(own, named[0]) if named else next(iter(yards), None)


def _untitled(text: Text, homes: list[Chain], ranked: list[Chain]) -> list[Chain]:
    """Leave out what a headline alone calls the spot, where the story names one: "Rumah Janda Lansia"."""
    stories = (item for chain in ranked for item in chain.items if item.level == "venue")
    told = any(not text.in_title(text.starts[item.start]) for item in stories)
    return [chain for chain in homes if not (told and _is_headline(text, chain) and _only_in_title(text, chain))]


def _is_headline(text: Text, chain: Chain) -> bool:
    """Tell whether a place stands in the page's first line, and that is no label's: "Tempat : Pos Ronda"."""
    line = text.line_at(text.starts[chain.start])
    return line is not None and line is text.lines[0] and ":" not in text.clean[line.start : line.end]


def _only_in_title(text: Text, chain: Chain) -> bool:
    """Tell whether a spot stands in a title and, in the same words, nowhere in the story: "Turunan Kledung"."""
    line = text.line_at(text.starts[chain.start])
    if line is None or not text.in_title(line.start, _TITLES):
        return False
    item = chain.items[0]
    name = text.low[text.starts[item.start] : text.ends[item.stop - 1]]
    return text.low.count(name) == text.low.count(name, 0, line.end)


def is_another(text: Text, index: int) -> bool:
    """Tell whether a word stands in a sentence or clause of another event: "Kegiatan serupa …", "Setelah di X, kini …".

    ``Setelah digelar di Kabupaten Lombok Barat, kini …``, ``Sementara itu, …``
    """
    sentence = text.sentence_at(text.starts[index])
    first, last = text.word_at(sentence[0]), text.word_at(sentence[1])
    if tuple(text.folds[first : first + 2]) in _ANOTHER:
        return True
    if "kini" not in text.low:
        return False
    before, behind = text.folds[max(first, index - _FAR) : index], text.folds[index : min(last, index + _FAR)]
    return "kini" in behind and bool(_EARLIER & set(before))


def _is_similar(text: Text, index: int) -> bool:
    """Tell whether a word stands in a sentence of a second event: "Kegiatan serupa digelar di empat lokasi lain."."""
    first = text.word_at(text.sentence_at(text.starts[index])[0])
    return text.folds[first + 1 : first + 2] == ["serupa"]


def _named_beside(text: Text, items: list[Item], spot: Item) -> Item | None:
    """Give the spot that names a nameless one before it: "di sebuah warung kopi sederhana, Warkop Melati"."""
    beside = (item for item in items if item.start == spot.stop and text.gap(spot.stop - 1) == ", ")
    return next((item for item in beside if _is_named(text, item)), None)


def _named_before(text: Text, ranked: list[Chain], spot: Item) -> Item | None:
    """Give the spot with a name that stands before a nameless one, in its sentence or beside the date.

    ``menyasar Siring Kandilo, Pasar Induk serta perumahan penduduk Jalan Kartini``: the first stop. ``di SMP Negeri 1
    Pulubala, Rabu (16/7/2025). Penyuluhan berlangsung di halaman sekolah, tepatnya di Desa Pongongaila``.
    """
    begin = text.word_at(text.sentence_at(text.starts[spot.start])[0])
    items = [item for chain in ranked for item in chain.items if item.level == "venue" and item.start < spot.start]
    near = [item for item in items if item.start >= begin or _leads_to_date(text, item)]
    named = [item for item in near if is_event_venue(text, item) and _is_named(text, item)]
    return min((item for item in named if not is_police_building(text, item)), default=None)


def _is_dated_hall(text: Text, item: Item) -> bool:
    """Tell whether a spot known by its kind alone has the date: "di balai desa pada Sabtu sore (17/05/2025)"."""
    kind = text.mark_at("venues", item.start)
    known = kind is not None and kind.stop == item.stop > item.start + 1
    return known and _is_dated(text, item) and _leads_to_date(text, item)


def _leads_to_date(text: Text, item: Item) -> bool:
    """Tell whether a date follows a spot at once."""
    end, days = text.ends[item.stop - 1], dates(text)
    index = bisect_left(days, end, key=lambda day: day.start)
    near = index < len(days) and days[index].start - end < _NEAR
    return near and _DAY_FOLLOWS.fullmatch(text.clean, end, days[index].start) is not None


def _is_dated(text: Text, item: Item) -> bool:
    """Tell whether a nameless spot stands beside the date: "di balai kampung, Rabu (9/10/2024)".

    Also behind it: "pada Rabu (13/3) sekitar pukul 23.30 WITA di rumah kontrakan".
    """
    sentence = text.sentence_at(text.starts[item.start])
    start = text.starts[item.start]
    beside = any(
        sentence[0] <= day.start < sentence[1] and (day.start > start or start - day.end < _HOUR) for day in dates(text)
    )
    return beside and item.start > 0 and text.folds[item.start - 1] in {"di", "bertempat", "berlokasi"}


def is_police_building(text: Text, item: Item) -> bool:
    """Tell whether a spot is a police building, where suspects are brought and press conferences are held."""
    before = text.folds[max(0, item.start - 2) : item.start]
    held = before[-1:] == ["di"] and (before[0] in HELD or _is_ceremony(text, item.start - 1))
    labelled = bool(before) and (before[-1] in LABEL or before[-1] in _VISITED or held)
    inside = any(text.mark_at("units", index) for index in range(item.start, item.stop))
    return (inside or text.folds[item.start] == "mako") and not labelled


def _opens_story(text: Text, item: Item) -> bool:
    """Tell whether a story begins with a described spot: "BANTUR – Kebun jagung milik Sukerta ramai didatangi"."""
    words = text.folds[item.start : item.stop]
    if len(words) < _DESCRIBED or words[0] in ROADS or ("seluas" in words and "milik" not in words):
        return False
    opening = opening_of(text)
    ends = [span[1] for span in (opening.outlet, opening.dateline) if span] if opening else []
    start = text.starts[item.start]
    return bool(ends) and max(ends) < start and not any(sign.isalnum() for sign in text.clean[max(ends) : start])


def _is_held(text: Text, item: Item) -> bool:
    """Tell whether a spot known by its kind or owner is where it is held: "mediasi berlangsung di kantor kelurahan"."""
    kind = text.mark_at("venues", item.start)
    known = kind is not None and (
        kind.stop == item.stop > item.start + 1 or "milik" in text.folds[item.start : item.stop]
    )
    before = text.folds[max(0, item.start - 2) : item.start]
    return known and before[-1:] == ["di"] and before[0] in HELD


def _is_yard(text: Text, item: Item) -> bool:
    """Tell whether a spot belongs to a police building with a name: "halaman Mapolres Sarmi", not "Mapolres Sarmi"."""
    return any(unit_at(text, index) is not None for index in range(item.start + 1, item.stop))


def _is_ceremony(text: Text, index: int) -> bool:
    """Tell whether a ceremony ends before a word: "Apel Gelar Pasukan di lapangan polres"."""
    marks = text.marks_of("activities", index - 4, index)
    return any(mark.row.values["kind"] in _CEREMONIES for mark in marks)


def _is_named(text: Text, item: Item) -> bool:
    """Tell whether a spot has a name or is told of as the scene: "Pasar Danga", not "rumah warga"."""
    if item.start and text.folds[item.start - 1] in LABEL and "," not in text.gap(item.start - 1):
        return True
    if text.caseless(item.start):
        word = text.mark_at("venues", item.start)
        return item.stop > (word.stop if word else item.start + 1)
    kinds = text.marks_of("venues", item.start + 1, item.stop)  # "lapangan SD", "depan SD Inpres": no names
    short = Spans(
        (mark.start, mark.stop)
        for mark in kinds
        if text.clean[text.starts[mark.start] : text.ends[mark.start]].isupper()
    )
    word = text.mark_at("venues", item.start)
    begins = item.start == text.word_at(text.sentence_at(text.starts[item.start])[0])
    first = item.start + 1 if word and begins else item.start  # "Tempat wisata yang dijaga …" opens a sentence
    named = any(text.capital(index) and not short.hold(index) for index in range(first, item.stop))
    return named or any(text.mark_at("units", index) for index in range(item.start, item.stop))


def squash(text: Text, item: Item) -> str:
    """Give a name as it is compared with another: its words in small letters, without spaces."""
    return "".join(text.folds[slice(*item.name)])


def is_event_venue(text: Text, item: Item) -> bool:
    """Tell whether a spot is where it happened, not where somebody was brought."""
    before = text.folds[max(0, item.start - 4) : item.start]
    if sets_out(text, item.start):
        return True
    led = before[-1:] and (before[-1] in _EVENT or (before[-1] in _PUPILS and "depan" in before))
    return bool(led) and not is_brought(text, item.start)


def is_brought(text: Text, index: int) -> bool:
    """Tell whether somebody is brought to the place at a word: "dirujuk ke RSUD", not "personel ditempatkan di …"."""
    if text.folds[max(0, index - 2) : index] == ["terjadi", "di"]:
        return False  # "kecelakaan yang mengakibatkan dua orang meninggal dunia terjadi di Desa Lapu"
    first = index
    while first > max(0, index - 4) and "," not in text.gap(first - 1):
        first -= 1  # not "titi yang hanyut dibawa arus, bertempat di Kampung Owaq"
    brought = _BROUGHT.intersection(text.folds[first:index])
    if text.folds[index - 1] == "di":
        brought -= {"diserahkan"}  # "Bantuan itu diserahkan di halaman Gereja GIDI Muliama"
    if "pengungsian" in text.folds[first:index] and _LEADS & set(text.folds[max(0, index - 5) : index]):
        return True  # "menuju tempat pengungsian di Aula DPRD"
    led = text.folds[index - 1 : index] in (["ke"], ["menuju"])
    if led and _CARRIED.intersection(text.folds[max(0, index - _LOAD) : index]):
        return True  # "mengevakuasi 4 KK (13 jiwa) ke Madrasah", not "mengangkut sampah di Pantai Panjang"
    if brought <= _STATIONED and _OWN.intersection(text.folds[max(0, index - 7) : index]):
        return False
    return bool(brought)
