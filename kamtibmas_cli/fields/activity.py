"""Activity: what kind of activity is reported, its theme and its operation."""

import re
from collections import Counter
from itertools import zip_longest
from typing import Any

from kamtibmas_cli.found import Found
from kamtibmas_cli.linear import linear
from kamtibmas_cli.recognisers.headings import section_items
from kamtibmas_cli.recognisers.mentions import mentions
from kamtibmas_cli.recognisers.names import place_end
from kamtibmas_cli.recognisers.offices import offices
from kamtibmas_cli.recognisers.openings import opening_of
from kamtibmas_cli.recognisers.organisations import read_unit
from kamtibmas_cli.recognisers.places import chains
from kamtibmas_cli.recognisers.speech import spoken
from kamtibmas_cli.recognisers.voices import Speech
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Span, Text

_THEME = re.compile(
    r"(?:(?:Pemilu|Pilkada|Pilpres|Pileg|Pilkades)(?:\s+(?:Serentak|Damai|Tahun|\d{4}))*"
    r"|Natal(?:\s+dan\s+Tahun\s+Baru)?|Nataru|Ramad(?:h)?an|Idul\s+(?:Fitri|Adha)"
    r"|Hari\s+Bhayangkara(?:\s+[Kk]e\s?-?\s?\d+)?)"
)
_THEME_WORDS = frozenset("pemilu pilkada pilpres pileg pilkades natal nataru ramadan ramadhan idul hari".split())
_PROGRAMMES = frozenset({"cooling_system", "operasi", "vaksinasi", "ketahanan_pangan"})
# Kinds whose words also name spots: "Lapangan Apel", "lapangan voli", "Balai Pengajian".
_SPOT_KINDS = frozenset({"apel", "olahraga", "keagamaan", "rapat", "upacara", "sambang"})
_VEHICLES = frozenset("buku dinas randis mobil motor kendaraan kapal perahu sepeda speedboat".split())
_POSTS = frozenset("pos pospam posyan".split())
_CHURCH = frozenset({"jemaat", "gereja", "klasis"})
_FEWER = frozenset("korban angka jumlah menekan menurunkan mengurangi".split())
_HIT = frozenset(
    "untuk kepada bagi terhadap terdampak korban bahaya soal tentang ancaman risiko resiko "
    "pencegahan penanggulangan".split()
)
_LEST = frozenset({"agar", "supaya", "terjadi", "terjadinya"})  # "membersihkan parit agar tidak terjadi banjir"
# What a meeting is about, what is damaged or only made firmer: "sengketa lahan pertanian", "merusak tanaman jagung".
_ABOUT = frozenset(
    "permasalahan sengketa konflik persoalan tali mempererat memperkuat pererat menyambung sambung semangat budaya "
    "menyikapi menanggapi merespons "
    "kelancaran suksesnya kesuksesan memelihara merawat nilai dipicu sebagai persiapan merajut menjalin jalin "
    "tentang soal gelombang isu ancaman maraknya terkendala terhambat satgas kasatgas kaops tata merusak memakan "
    "mencuri pencurian".split()
)
_OPENS = frozenset("diawali didahului dimulai diawal mengawali".split())
_THROUGH = frozenset("melalui secara via lewat".split())
_WHEN = frozenset("selesai sedang jelang menjelang pasca pascapelaksanaan usai setelah sebelum seusai".split())
_WHAT_FOR = frozenset("guna demi mencegah cegah antisipasi mengantisipasi mewujudkan menuju hindari".split())
_TAKES = frozenset({"mengamankan", "amankan"})
_GUARDED = frozenset(
    "lokasi tkp jalannya situasi arus kegiatan ibadah rangkaian area wilayah pelaksanaan pertandingan lalu".split()
)
_TAKEN = frozenset(
    "ekor ayam sapi kerbau kambing kayu bbm kurungan miras knalpot sajam parang senjata bilah botol liter karung ton "
    "jerigen orang barang bukti bb sepeda motor mobil truk unit butir paket gram sopir pengemudi pria wanita "
    "pengedar bandar kurir pencuri pemakai".split()
)
_THINGS = frozenset("r2 r4 unit motor kendaraan knalpot miras botol bb bukti sajam petasan".split())
_SUSPECTS = frozenset("pelaku tersangka pria wanita orang pemuda remaja pelajar seorang warga terduga sopir".split())
_THEN = 12  # words of "Apel dimulai pukul 23.00 WIB di halaman Mapolsek, selanjutnya …"
# "Bukan mau tangkap orang", "tak ada simulasi"; but "tidak hanya patroli"
_NOT = frozenset({"bukan", "tak", "tidak", "tanpa"})
_ONLY = frozenset(
    "hanya sekadar sekedar cuma saja semata lupa henti hentinya luput pernah ketinggalan "
    "menghalangi menyurutkan mengurangi menghentikan membuat surut".split()
)
_THIS = frozenset({"ini", "begini", "tersebut"})
_TALKS = frozenset({"rapat", "pelatihan", "penyuluhan"})
_CAUSES = frozenset({"laka_lantas", "ketahanan_pangan"})
_TOPIC = 3  # words between a meeting and what it is about
_DENIED = 3
_IF = frozenset({"bila", "apabila", "jika"})
_LOST = 4  # words of "yang hilang saat melakukan patroli"
_SUBJECT = 8  # words of "2 unit R2 tanpa TNKB diamankan"
_CATCH = frozenset("ikan nyale kepiting udang hasil".split())
_FISHES = frozenset({"penangkapan", "menangkap", "tangkap", "ditangkap"})
_HUNTED = frozenset({"pelaku", "tersangka", "dpo", "buronan", "buron"})
_OPERATION = frozenset({"operasi", "ops"})
_FORCES = frozenset("personel personil anggota pasukan komando satgas kasatgas kaops tim".split())
_BODY = frozenset({"jasad", "mayat", "ditemukan"})
_PAST = 4  # words of "Beberapa hari sebelumnya"
_SEARCH = frozenset({"sar", "basarnas"})
_BESIDE = 12  # code points between "meninjau" and what is looked at
_LABEL = re.compile(r"(?:(?:bentuk|jenis|nama|uraian) (?:kegiatan|giat)|kegiatan|giat|perihal|hal)[\s\u00ad]*:?")
_OWN = frozenset("personil personel anggota polisi petugas".split())
_JOINED = 5  # words between a purpose and the second thing that it names
_LIKELY = -1.1  # log-odds at which the likeliest kind is given though none is likely
_NO_OPERATION = _OPERATION | {"sar"}


def find(text: Text) -> tuple[dict[str, Any], list[Found]]:
    """Find the kinds of the activity, the main one first. Returns the record's ``activity`` and every candidate."""
    told = [_told_span(text, speech) for speech in spoken(text)]
    said = Spans([*told, *section_items(text, "message", "outcome")])
    venues = (item for chain in chains(text) for item in chain.items if item.level == "venue")
    spots = Spans(text.span(item.start, item.stop) for item in venues)
    streets = (item for chain in chains(text) for item in chain.items if item.level == "street")
    opening = opening_of(text)
    # "Jalan Patroli", "Kepala Bagian Operasi", "News PATROLI.COM –"
    names = Spans(
        [
            *(text.span(item.start, item.stop) for item in streets),
            *(text.span(office.start, office.stop) for office in offices(text)),
            *(text.span(*_unit_words(text, mark)) for mark in text.marks("units")),
            *([opening.outlet] if opening and opening.outlet else []),
        ]
    )
    # A programme's name in marks is no direct speech: program "Jumat Curhat".
    speech = Spans(
        (quote.start, quote.end)
        for quote in text.quotes
        if text.word_at(quote.inner[1]) - text.word_at(quote.inner[0]) > 4
    )
    people = Spans(text.span(*mention.name) for mention in mentions(text))
    candidates = []
    for mark in text.marks("activities"):
        start, end = text.span(mark.start, mark.stop)
        if people.hold(start):
            continue  # "Aiptu Laurensius Laka"
        kind = "pengamanan" if _is_guarded(text, mark) else mark.row.values["kind"]
        aside = text.junk(start) or speech.hold(start) or _in_name(text, mark) or _is_purpose(text, mark)
        aside = aside or (kind in _SPOT_KINDS and spots.hold(start)) or names.hold(start) or _is_arrest(text, mark)
        counted = kind == "ungkap_kasus" and text.gap(mark.stop - 1).strip() == ":"  # "R2 diamankan : 2 unit"
        aside = aside or counted or _is_searched_for(text, mark) or (kind == "ungkap_kasus" and _is_past(text, mark))
        rule = "aside" if aside else "said" if said.hold(start) else "cue word"
        if rule == "cue word" and (mark.row.values["strength"] or _is_beside(text, mark)):
            rule = "weak cue"
        candidates.append(Found(start, end, "activity", rule, kind))
    used = _main_first(text, candidates)
    theme = _theme(text)
    return {
        "kinds": [found.value for found in used],
        "theme": " ".join(theme.group().split()) if theme else None,
        "operation": _operation(text),
        "spans": [list(found.span) for found in used],
    }, candidates


def _is_past(text: Text, mark: Mark) -> bool:
    """Tell whether a case is told in passing: "Beberapa hari sebelumnya polisi meringkus lima tersangka."."""
    first = text.word_at(text.sentence_at(text.starts[mark.start])[0])
    return text.folds[first] in {"beberapa", "pekan", "bulan"} and "sebelumnya" in text.folds[first : first + _PAST]


def _told_span(text: Text, speech: Speech) -> Span:
    """Give the span of what is said or aimed at: of "menggelar patroli yang bertujuan mencegah …" what is aimed at."""
    if speech.kind != "outcome" or speech.rule != "purpose word":
        return speech.start, speech.end
    aims = (mark for mark in text.marks_in("cues", speech.start, speech.end) if mark.row.values["cue"] == "purpose")
    aim = next(aims, None)
    return (text.starts[aim.start] if aim else speech.start), speech.end


def _unit_words(text: Text, mark: Mark) -> tuple[int, int]:
    """Give the words of a unit with its function: "Unit Turjawali" does what follows, not turjawali."""
    unit = read_unit(text, mark) if text.folds[mark.start] == "unit" else None
    return (unit.start, unit.stop) if unit else (mark.start, mark.stop)


def _in_name(text: Text, mark: Mark) -> bool:
    """Tell whether the word is part of an office, unit or thing: "Kanit Patroli", "Satgas Pangan", "mobil patroli"."""
    if mark.start and text.folds[mark.start - 1] in _VEHICLES | _CHURCH:
        return True  # also "Jemaat GPM Piru", a church
    first = mark.start - (text.folds[mark.start - 1 : mark.start] in (["ops"], ["operasi"]))
    if first and text.folds[first] in _OPERATION and text.folds[first - 1] in _FORCES:
        return True  # "Personel Operasi Damai Cartenz membagikan buku", "Satgas Ops Damai Cartenz"
    if text.folds[mark.start - 1 : mark.stop] == ["satuan", "pengamanan"]:
        return True  # "pos satuan pengamanan (satpam)"
    if text.folds[mark.start : mark.stop + 1] == ["vaksin", "anti"]:
        return True  # "Vaksin Anti Radikal untuk Pelajar"
    if text.folds[max(0, mark.start - 2) : mark.start] == ["satuan", "tugas"] or _is_of_operation(text, mark):
        return True  # "Satuan Tugas Pengamanan Perbatasan RI–Malaysia"
    before = text.mark_before("positions", mark.start)
    takes = before.row.values["takes"] if before else ""
    return takes == "function" and text.mark_at("functions", mark.start) is not None


def _is_of_operation(text: Text, mark: Mark) -> bool:
    """Tell whether a word names an operation or a raid that is none: "operasi pembersihan", "dalam sebuah operasi"."""
    before = text.folds[mark.start - 1] if mark.start else ""
    return (text.folds[mark.start] == "pembersihan" and before == "operasi") or (
        text.folds[mark.start : mark.stop] == ["operasi"] and before in {"sebuah", "suatu"}
    )


def _is_guarded(text: Text, mark: Mark) -> bool:
    """Tell whether an event is guarded, not somebody taken: "Karnaval diamankan 24 personil Polsek"."""
    counted = text.folds[mark.stop : mark.stop + 1]
    following = text.folds[mark.stop + 1 : mark.stop + 2]
    return (
        text.folds[mark.start] == "diamankan" and bool(counted) and counted[0].isdigit() and bool(_OWN & set(following))
    )


def _is_arrest(text: Text, mark: Mark) -> bool:
    """Tell whether somebody or something is taken: "mengamankan RD (25)", "mengamankan tersangka", "barang bukti"."""
    if text.folds[mark.stop - 1] in _FISHES and _CATCH & {*text.folds[mark.start - 1 : mark.stop + 1]}:
        return True  # "penangkapan ikan dengan bom", "hasil tangkap yang menurun"
    if text.folds[mark.stop - 1] in _TAKES and mark.stop - mark.start > 1:
        return bool(_GUARDED & set(text.folds[mark.stop : mark.stop + 1]))  # "berhasil mengamankan lokasi"
    if "pencarian" in text.folds[mark.start : mark.stop] and _HUNTED & set(text.folds[mark.stop : mark.stop + 3]):
        return True  # "pencarian terhadap pelaku": no search for the missing
    if text.folds[mark.start] not in _TAKES or mark.stop - mark.start > 1:
        return False
    for index in range(mark.stop, min(mark.stop + 4, len(text.folds))):
        if text.mark_at("civil", index) or text.folds[index] in _TAKEN:
            return True
        if text.clean[text.starts[index] : text.ends[index]].isupper() and text.gap(index).strip() == "(":
            return True
    return False


def _is_searched_for(text: Text, mark: Mark) -> bool:
    """Tell whether a body is found by those who searched: "Tim SAR menemukan jasad nelayan" is no crime scene."""
    return bool(_BODY & set(text.folds[mark.start : mark.stop])) and not _SEARCH.isdisjoint(text.folds)


def _is_purpose(text: Text, mark: Mark) -> bool:
    """Tell whether the word says what for: "guna cipta kondisi", "dalam rangka pengamanan Pemilu", "cegah tawuran"."""
    if _is_topic(text, mark) or _is_not_done(text, mark):
        return True
    joined = mark.start and text.folds[mark.start - 1] in {"dan", "serta"}
    # "untuk mengantisipasi balap liar dan penyakit masyarakat"
    before = text.folds[max(0, mark.start - (_JOINED if joined else 2)) : mark.start]
    # "bantuan untuk korban banjir", "warga terdampak banjir": the disaster is why, not what was done.
    # "helm milik korban kecelakaan", "menekan angka kecelakaan"
    fewer = set(before) if joined else set(before[-1:])
    victim = mark.row.values["kind"] == "laka_lantas" and bool(_FEWER & fewer)
    named = mark.row.values["kind"] == "bencana" and not text.folds[mark.start].startswith("me")
    hit = named and bool(_HIT & set(before) or _LEST & set(text.folds[max(0, mark.start - 4) : mark.start]))
    hit = hit or victim or bool(_WHEN & set(before))
    about = _ABOUT & set(before[-1:])
    # "memperkuat patroli siber" is done, "memperkuat silaturahmi" is hoped for
    done = mark.row.values["kind"] in {"patroli", "pengamanan"} and about <= {"memperkuat"}
    return hit or bool(_WHAT_FOR & set(before)) or bool(about and not done)


def _is_not_done(text: Text, mark: Mark) -> bool:
    """Tell whether the word says what will be done, what a parade makes ready for, or what somebody was lost at.

    ``akan berkoordinasi``, ``kesiapan pengamanan Idul Fitri``, ``Bila bergotong royong, pekerjaan terasa ringan``.
    """
    first = text.word_at(text.sentence_at(text.starts[mark.start])[0])
    before = text.folds[max(first, mark.start - _LOST) : mark.start]
    ready = before[-1:] == ["kesiapan"] or before[-2:] == ["langkah", "awal"]
    ready = ready and mark.row.values["kind"] == "pengamanan"  # not "mengecek kesiapan gardu ronda"
    planned = mark.row.values["kind"] == "rapat" and "akan" in before[-2:]
    nots = [index for index in range(max(first, mark.start - _DENIED), mark.start) if text.folds[index] in _NOT]
    denied = bool(nots) and not _ONLY & set(text.folds[nots[-1] : mark.start])
    if text.folds[mark.start - 1 : mark.start] == ["untuk"] and mark.row.values["kind"] == "tatap_muka":
        return True  # "Untuk menjalin silaturahmi, Polsek menggelar olahraga bersama"
    none = denied or (mark.row.values["kind"] == "laka_lantas" and text.folds[mark.stop : mark.stop + 1] == ["nihil"])
    return none or planned or ready or "hilang" in before or text.folds[first] in _IF


def _is_beside(text: Text, mark: Mark) -> bool:
    """Tell whether the word says how it was done or began: "diawali dengan apel", "melalui zoom meeting"."""
    kind, before = mark.row.values["kind"], text.folds[max(0, mark.start - 3) : mark.start]
    following = text.folds[mark.stop : mark.stop + _THEN]
    opens = kind == "apel" and (_OPENS & set(before) or (following[:1] == ["dimulai"] and "selanjutnya" in following))
    means = kind == "rapat" and _THROUGH & set(before[-2:])  # "melalui zoom meeting"
    # "personel yang bertugas di Pos Pengamanan Jembatan menggelar kerja bakti"
    stationed = text.folds[mark.start] in _POSTS and before[-2:] == ["bertugas", "di"]
    return bool(opens or means or stationed) or _is_seized(text, mark)


def _is_seized(text: Text, mark: Mark) -> bool:
    """Tell whether a thing was taken away, not somebody: "2 unit R2 tanpa TNKB diamankan ke Mako" on a patrol."""
    first = text.word_at(text.sentence_at(text.starts[mark.start])[0])
    before = set(text.folds[max(first, mark.start - _SUBJECT) : mark.start])
    return text.folds[mark.start] == "diamankan" and bool(_THINGS & before) and not _SUSPECTS & before


def _is_topic(text: Text, mark: Mark) -> bool:
    """Tell whether the word names what a meeting is about or what is guarded: "rapat koordinasi pengamanan Pilkada"."""
    before = text.mark_before("activities", mark.start)
    if before is None or text.gap(mark.start - 1) != " ":
        return False
    kinds = (before.row.values["kind"], mark.row.values["kind"])
    return kinds in {
        ("rapat", "pengamanan"),
        ("pengamanan", "rapat"),
        ("pengamanan", "upacara"),
        ("pengamanan", "apel"),
        ("operasi", "patroli"),
        ("penyuluhan", "bencana"),
    }


def _main_first(text: Text, candidates: list[Found]) -> list[Found]:
    """Choose the kinds and order them: a programme ("Cooling System", "Ops Lilin") first, then as the lead names them.

    Which of the kinds named is what was done, and which was only spoken of, a learned classifier judges.
    """
    model = linear("activity")
    scores = {kind: model.score(features) for kind, features in kinds_told(text, candidates).items()}
    best = max(scores.values(), default=0.0)
    kept = {kind for kind, score in scores.items() if score > 0 or (score == best and score > _LIKELY)}
    first: dict[str, Found] = {}
    for rule in ("aside", "said", "weak cue", "cue word"):
        first.update({found.value: found for found in reversed(candidates) if found.rule == rule})
    story = {
        found.value: found
        for found in reversed(candidates)
        if not _in_title(text, found) and found.rule == first[found.value].rule
    }
    end = len(text.clean)  # what only the headline names comes last
    usable = [found for found in candidates if found.rule == "cue word"]
    places = {kind: _place(story[kind], usable) if kind in story else end for kind in kept}
    return sorted(
        (first[kind] for kind in kept),
        key=lambda found: (not _is_programme(text, found), places[found.value], found.start),
    )


def kinds_told(text: Text, candidates: list[Found]) -> dict[str, set[str]]:
    """Give the kinds that a text names outside junk, each with the features by which it is judged to be done."""
    candidates = [
        found for found in _without_cause(_without_its_operation(text, candidates)) if not text.junk(found.start)
    ]
    lead, labels = _lead_end(text), _named_kinds(text)
    marks: dict[str, list[Found]] = {}
    for found in candidates:
        marks.setdefault(found.value, []).append(found)
    leading = [found.value for found in sorted(candidates) if found.start < lead and found.rule == "cue word"]
    order = list(dict.fromkeys(leading))
    behind = list(dict.fromkeys(found.value for found in sorted(candidates)))
    features = {}
    for kind, own in marks.items():
        others = [other for other in order if other != kind]
        features[kind] = (
            {f"kind {kind}", f"named {min(len(own), 6)}", f"share {4 * len(own) // len(candidates)}"}
            | {f"order {min(behind.index(kind), 4)}", f"in lead {min(len(order), 4)}"}
            | ({f"order in lead {min(order.index(kind), 3)}"} if kind in order else set())
            | ({"nothing in lead"} if not order else {"alone in lead"} if not others else set())
            | {f"beside {other}" for other in others}
            | {f"{kind} beside {other}" for other in others}
            | {f"begins {min(5, 6 * min(own).start // len(text.clean))}"}
            | _marks_features(text, kind, own, lead, labels)
        )
    return features


def _marks_features(text: Text, kind: str, marks: list[Found], lead: int, labels: Spans) -> set[str]:
    """Give the features of the words that name a kind: how each is told, and where."""
    features = {"label"} if any(labels.hold(found.start) for found in marks) else set()
    features |= {"called"} if any(_is_called(text, found) for found in marks) else set()
    for rule, count in Counter(found.rule for found in marks).items():
        features |= {rule, f"{rule} {min(count, 4)}"}
    for found in marks:
        index, stop = text.word_at(found.start), text.word_at(found.end)
        features.add(f"word {' '.join(text.folds[index:stop])}")
        if _in_title(text, found):
            features |= {f"title {found.rule}", f"title {found.rule} {kind}"}
        if found.start >= lead:
            continue
        features |= {f"lead {found.rule}", f"lead {found.rule} {kind}"}
        features |= {f"near {word}" for word in text.folds[max(0, index - 2) : index]}
        features |= {f"before {word}" for word in text.folds[stop : stop + 1]}
        features |= {f"behind {word}" for word in text.folds[max(0, index - 1) : index]}
        if found.rule != "aside":
            features.add(f"word in lead {' '.join(text.folds[index:stop])}")
        if not text.in_title(found.start):
            features.add(f"story {found.rule}")
    return features


def _is_called(text: Text, found: Found) -> bool:
    """Tell whether the story calls its activity by a word: "Kegiatan silaturahmi Cooling System ini dilakukan …"."""
    index, stop = text.word_at(found.start), text.word_at(found.end)
    if found.value == "cooling_system" and _THIS & set(text.folds[stop : stop + 3]):
        return True  # "Cooling system model begini sengaja dipilih"
    called = {"kegiatan", "giat"} & set(text.folds[max(0, index - 2) : index])
    return bool(called) and text.folds[stop : stop + 1] in (["ini"], ["tersebut"])


def _without_its_operation(text: Text, candidates: list[Found]) -> list[Found]:
    """Leave out the operation that a parade opens: "Apel Gelar Pasukan Operasi Ketupat … Operasi ini berlangsung …"."""
    candidates = _without_topic_of_meeting(text, candidates)
    parades = (found for found in candidates if found.value == "apel" and found.rule == "cue word")
    if not any("pasukan" in text.folds[text.word_at(found.start) : text.word_at(found.end) + 1] for found in parades):
        return candidates
    return [found for found in candidates if text.folds[text.word_at(found.start)] not in _OPERATION]


def _without_topic_of_meeting(text: Text, candidates: list[Found]) -> list[Found]:
    """Leave out the operation that is talked of, not run: "Rapat Koordinasi Operasi Lilin", "Lat Pra Ops Ketupat"."""
    named = [found for found in candidates if text.folds[text.word_at(found.start)] in _OPERATION]
    first = next((found for found in named if found.rule == "cue word"), None)
    talked = first and any(
        other.value in _TALKS and 0 <= text.word_at(first.start) - text.word_at(other.end) <= _TOPIC
        for other in candidates
        if other.rule == "cue word"
    )
    return [found for found in candidates if not talked or found not in named]


def _without_cause(candidates: list[Found]) -> list[Found]:
    """Leave out what a mediation settles: "… karena sepeda motor menabrak pagar", "sapi yang masuk kebun jagung"."""
    settled = any(found.value == "mediasi" and found.rule == "cue word" for found in candidates)
    return [found for found in candidates if not settled or found.value not in _CAUSES]


def _place(found: Found, others: list[Found]) -> int:
    """Give the offset by which a kind is ordered: behind what is looked at in "meninjau pengamanan ibadah"."""
    seen = next((other for other in others if 0 < other.start - found.end <= _BESIDE), None)
    return seen.end if found.value == "kunjungan" and seen else found.start


def _in_title(text: Text, found: Found) -> bool:
    """Tell whether a word stands in a headline, which sells the story: "Jaga Malam" over a patrol."""
    line = text.line_at(found.start)
    if line is None or text.clean[line.start : line.end].isupper():
        return False
    return text.in_title(line.start)


def _is_programme(text: Text, found: Found) -> bool:
    """Tell whether a kind is what a release is about wherever it stands: "Ops Lilin" is, "razia" is not."""
    index = text.word_at(found.start)
    # "penyuluhan dalam rangka Ops Pekat", "Apel Gelar Pasukan Operasi Zebra"
    framed = bool({"rangka", "pasukan", "apel", "pelaksanaan"} & set(text.folds[max(0, index - 3) : index]))
    named = text.folds[index] in _OPERATION and not framed
    return found.value in _PROGRAMMES and (found.value != "operasi" or named)


def _named_kinds(text: Text) -> Spans:
    """Give the lines in which a report names its activity: "Perihal : …", or the one below "BENTUK KEGIATAN"."""
    spans = []
    for line, following in zip_longest(text.lines, text.lines[1:]):
        label = _LABEL.match(text.low, line.start, line.end)
        alone = label is not None and label.end() == line.end
        if label and not alone and text.clean[label.end() - 1] == ":":
            spans.append((line.start, line.end))
        elif alone and following:
            spans.append((following.start, following.end))
    return Spans(spans)


def _lead_end(text: Text) -> int:
    """Give where the lead ends: title, head lines and the first sentences of the story."""
    sentences = text.sentences
    for place, (start, end) in enumerate(sentences):
        if end - start > 90 and not text.in_title(start):
            return sentences[min(place + 1, len(sentences) - 1)][1]
    return sentences[min(5, len(sentences) - 1)][1] if sentences else 0


def _theme(text: Text) -> re.Match[str] | None:
    starts = [start for start, word in zip(text.starts, text.folds, strict=True) if word in _THEME_WORDS]
    return next(filter(None, (_THEME.match(text.clean, start) for start in starts)), None)


def _operation(text: Text) -> str | None:
    for index in [index for index, word in enumerate(text.folds[:-1]) if word in _OPERATION]:
        # "Operasi (Ops) Pekat": the name follows the short form; "Operasi SAR": a search, not Polri's.
        named = text.folds[index + 1] not in _NO_OPERATION
        if named and text.capital(index) and not text.caseless(index):
            stop = place_end(text, index + 1, limit=4)
            if stop > index + 1:
                start, end = text.span(index + 1, stop)
                return " ".join(text.clean[start:end].split())
    return None
