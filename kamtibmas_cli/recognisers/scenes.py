"""Which of the spots that a text names is the scene."""

import re
from bisect import bisect_left

from kamtibmas_cli.linear import holding, linear, numbers_alike
from kamtibmas_cli.recognisers.headings import inside_items
from kamtibmas_cli.recognisers.levels import Item
from kamtibmas_cli.recognisers.moments import dated_sentences, dates
from kamtibmas_cli.recognisers.openings import opening_of
from kamtibmas_cli.recognisers.places import Chain, chains
from kamtibmas_cli.recognisers.speech import spoken
from kamtibmas_cli.recognisers.spots import HELD, sets_out
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Text, once

LEVELS = ("hamlet", "village", "district", "regency", "province")
_BEFORE = 4  # words before a spot
_LIKELY = -0.3  # log-odds at which the likeliest spot is taken for the scene
_HOUR = 40  # code points of " sekitar pukul 23.30 WITA di " between a date and its spot
ROADS = frozenset({"jalur", "ruas"})
_HOME = frozenset("tinggal beralamat alamat alamatnya domisili berdomisili asal berasal warga penduduk".split())
_OUTSIDE = frozenset({"quoted", "asked", "title", "police"})  # features of spots that are seldom the scene
_NEAR = 20  # code points between a spot and its date
_DAY_FOLLOWS = re.compile(r"[ ,(.]*(?:pada )?[ (]*")
_DASH = re.compile(r"\s?[-–—|]\s")
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


@once
def venue_of(text: Text) -> Item | None:
    """Choose the spot where it happened: the likeliest of all that are named, or none."""
    told, model = spots_told(text), linear("venue")
    scores = [model.score(features) for _, features in told]
    best = max(range(len(told)), key=scores.__getitem__, default=-1)
    return told[best][0] if best >= 0 and scores[best] > _LIKELY else None


def spots_told(text: Text) -> list[tuple[Item, set[str]]]:
    """Give the spots that a text names outside junk, each with the features by which the scene is chosen."""
    lists = inside_items(text, "message", "outcome")
    # "Pengendara di jalur Lage – Pamona diimbau …" is no scene.
    asked = Spans(
        (speech.start, speech.end) for speech in spoken(text) if speech.rule.startswith(("appeal", "hope", "demand"))
    )
    opening = opening_of(text)
    heads = Spans(span for span in (opening.outlet, opening.dateline) if span) if opening else Spans()
    found: list[tuple[Item, set[str]]] = []
    story = False
    for chain in chains(text):
        for item in chain.items:
            start = text.starts[item.start]
            if item.level != "venue" or text.junk(start) or heads.hold(start):
                continue
            features = {f"with {other.level}" for other in chain.items if other.level != "venue"}
            features |= {f"levels {len(features)}"} | ({"of an area"} if features and _opens(text, item) else set())
            features |= {"later in row"} if chain.first("venue") is not item else set()
            features |= _words(text, item) | _kind(text, item) | _sentence(text, item)
            title = text.in_title(start)
            flags = {
                "quoted": text.quoted(start),
                "asked": asked.hold(start),
                "listed": lists.hold(start),
                "title": title,
                "only in title": title and _only_in_title(text, chain),
                "first": not found,
                "first of story": not story and not title,
                "another": is_another(text, item.start),
                "brought": is_brought(text, item.start),
            }
            story = story or not title
            found.append((item, features | holding(flags)))
    rivals = [features for _, features in found if not features & _OUTSIDE]
    named = sum("named" in features for features in rivals)
    for _, features in found:
        own = not features & _OUTSIDE
        if len(rivals) == own:
            features.add("alone")
        elif "named" not in features and named:
            features.add("another is named")
    return found


def _words(text: Text, item: Item) -> set[str]:
    """Give the features of the words and the sign before a spot."""
    before = numbers_alike(text.folds[max(0, item.start - _BEFORE) : item.start])
    sign = text.gap(item.start - 1).strip(" ")[-1:] if item.start else "\n"
    near = {f"near {word}" for word in before} | ({"home"} if _HOME.intersection(before) else set())
    near |= {f"two behind {word}" for word in before[-2:-1]}
    return near | {f"behind {before[-1] if before else ''}", f"sign {sign!r}"}


def _kind(text: Text, item: Item) -> set[str]:
    """Give the features of a spot's own words."""
    mark = text.mark_at("venues", item.start)
    form = " ".join(text.folds[item.start : mark.stop]) if mark else "?"
    line = text.line_at(text.starts[item.start])
    flags = {
        "bare": mark is not None and mark.stop == item.stop,
        "one word": item.stop == item.start + 1,
        "named": _is_named(text, item),
        "police": is_police_building(text, item),
        "unit": any(text.mark_at("units", index) for index in range(item.start, item.stop)),
        "owned": "milik" in text.folds[item.start : item.stop],
        "marked": line is not None and bool(line.mark),
        "caseless": text.caseless(item.start),
        "opens": _opens(text, item),
    }
    return {f"kind {form}"} | holding(flags)


def _opens(text: Text, item: Item) -> bool:
    """Tell whether a sentence begins with a spot of several words: "BANTUR – Kebun jagung milik Sukerta ramai …"."""
    start = text.starts[item.start]
    opens = start == text.sentence_at(start)[0] or bool(_DASH.fullmatch(text.gap(item.start - 1)))
    return opens and item.stop > item.start + 1


def _sentence(text: Text, item: Item) -> set[str]:
    """Give the features of a spot's sentence: whether the day and what is done stand in it."""
    start = text.starts[item.start]
    begin, end = sentence = text.sentence_at(start)
    flags = {
        "dated": sentence in dated_sentences(text),
        "before the day": _leads_to_date(text, item),
        "beside the day": _is_dated(text, item),
        "behind an activity": bool(text.marks_in("activities", begin, start)),
        "before an activity": bool(text.marks_in("activities", start, end)),
        "scene": is_event_venue(text, item),
    }
    kinds = {f"activity {mark.row.values['kind']}" for mark in text.marks_in("activities", begin, end)}
    return kinds | holding(flags)


def _only_in_title(text: Text, chain: Chain) -> bool:
    """Tell whether a spot in a title stands, in the same words, nowhere in the story: "Turunan Kledung"."""
    line = text.line_at(text.starts[chain.start])
    item = chain.items[0]
    name = text.low[text.starts[item.start] : text.ends[item.stop - 1]]
    return line is not None and text.low.count(name) == text.low.count(name, 0, line.end)


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
