"""Sentences that report an appeal or a message, with or without marks of quotation."""

import re

from kamtibmas_cli.recognisers.hopes import lead_speaker
from kamtibmas_cli.recognisers.voices import BACK, WELCOMES, Agent, Speech, Voices, cue, means_civilian, subject
from kamtibmas_cli.text import Mark, Span, Text

_OBLIGATION = re.compile(
    r"\b(?:jangan|(?<!pihaknya )wajib(?! tni\b)"
    r"|(?<!pihaknya )(?<!yang )(?<!tidak )(?<!tak )(?<!tanpa )harus(?! didukung)|dilarang|hendaknya"
    r"|tidak boleh|hanya boleh"
    r"|silakan|silahkan|mari|tolong|mohon"
    r"|(?<!dapat )(?<!bisa )(?<!akan )(?<!untuk )(?<!timnya )(?<!pihaknya )(?<!petugas )(?<!tim )segera(?! diketahui)"
    r"|sebaiknya|(?<!tanpa )diminta)\b"
)
# "tidak semua perkara harus ke polisi", "sumber air jauh sehingga selang harus disambung": nobody is told to
_NOT_ALL = re.compile(r"\btidak semua\b[^.,]{0,40}\b(?:harus|wajib)\b|\bsehingga\b[^.,]{0,40}\bharus di")
_BESIDES = frozenset("selain setelah usai seusai sembari sambil sebelum disamping disela".split())
_BESIDES_OF_TWO = frozenset({("tak", "hanya"), ("tidak", "hanya"), ("di", "samping"), ("di", "sela"), ("tak", "cuma")})
_TOPIC = frozenset("terkait tentang mengenai seputar soal perihal".split())
_APPEALS = frozenset({"mengimbau", "menghimbau"})
_ASKED = frozenset("agar supaya untuk bahwa jangan tidak hendaknya seperti antara di diantaranya yaitu yakni".split())
# What may move people or things as well: "mengarahkan satu peleton ke lokasi".
_MOVES = frozenset("mendorong mengarahkan mengedukasi memotivasi menyemangati mengumumkan".split())
_FORCES = frozenset({"mengharuskan", "mewajibkan"})
_PLAN = 5  # words between "akan" and what is planned
_DONE_FOR = frozenset("dilakukan dilaksanakan digelar diadakan bertujuan tujuan upaya sarana wadah".split())
_MODALS = frozenset("harus wajib perlu agar untuk diminta diharapkan".split())
_SHORT_APPEALS = frozenset({"imbau", "himbau", "ajak", "pesan"})
_SOCIAL = frozenset(
    "berdialog berdiskusi diskusi dialog berbincang ngobrol mengobrol bicara berbicara ngopi bercengkerama "
    "bercengkrama berfoto bersilaturahmi".split()
)
_TO_DO = ("me", "ber", "tetap", "selalu", "lebih", "segera")  # "diimbau tetap waspada"
_ACTS = tuple("me ber di ter tidak jangan tetap selalu lebih segera waspada wajib harus agar".split())
_SUBJECT = 4  # words of "patroli blue light juga"
_NEAR = 7  # words between an appeal and what is asked
OWN = frozenset({"kami", "kita", "saya"})
_HOPED = frozenset({"diharapkan", "diharap"})
_TO_DO_IT = re.compile(r"me\w{4,}|berhati|waspada")  # "menekankan pentingnya mengunci gudang"
_STRESSED = frozenset({"menekankan", "ditekankan", "tekankan"})
_TOLD = frozenset("imbauan himbauan arahan pesan penekanan".split())
_NAMES_POINTS = frozenset("agar supaya yaitu yakni antara diantaranya di seperti jangan tidak bahwa".split())
_SAYS_WHAT = _NAMES_POINTS - {"di"} | {"adalah", "ialah", "antaranya"}
_LISTS_POINTS = frozenset("di diantaranya antara yaitu yakni seperti".split())
_POINTS = _TOLD | {"poin", "pesan"}
_BEHIND = 3  # words of "beberapa poin penting"
_NAMED_POINTS = frozenset("yaitu yakni diantaranya antara".split())
_FAR = 14  # words between "menyampaikan" and what is asked
_FROM_ABOVE = frozenset("bko petunjuk arahan dukungan bantuan perkuatan".split())  # what a report asks a chief for
_THINGS = frozenset(
    "waktu keterangan identitas data informasi penjelasan tanggapan laporan maaf izin ijin klarifikasi uang "
    "tebusan tolong".split()
)
_URGENT = frozenset("kebutuhan keperluan kondisi keadaan situasi hal sangat yang".split())
_WHERE = frozenset("di pada melalui lewat dalam setiap saat".split())
_BY_WHAT = frozenset({"melalui", "lewat", "secara"})
_EVENTS = frozenset("peristiwa kejadian insiden kecelakaan tragedi kasus musibah".split())
_BEHIND_EVENT = 4  # words between an event and its verb
_LEAVES = frozenset({"menitipkan", "menitip"})
_SOME = frozenset("beberapa sejumlah satu dua tiga empat lima".split())
_PURPOSE = frozenset({"tujuan", "bertujuan"})
_URGES = frozenset("mari jangan ayo tolong silakan silahkan".split())
_SENTENCE = 30  # code points of words that "ucap Kapolsek" closes, at least
_SERMONS = frozenset("khutbahnya khotbahnya kotbahnya ceramahnya tausiyahnya tausiahnya".split())
_TAUGHT = frozenset("edukasi pemahaman penyuluhan sosialisasi motivasi teguran".split())


def message_in(voices: Voices, sentence: Span, marks: list[Mark]) -> Speech | None:
    """Find the appeal or message that a sentence reports, None where it reports none; ``marks`` are its cue words.

    ``Kapolsek mengimbau warga agar …``, ``menyampaikan kepada … supaya …``, ``Warga diimbau …``.
    """
    text = voices.text
    for mark in _of_main_clause(text, sentence, marks):
        kind = "appeal" if _is_short_appeal(text, mark) else cue(mark)
        kind = "appeal_passive" if _asks_people(text, sentence, mark) else kind
        if kind not in {"appeal", "appeal_passive", "tell"} or not has_content(text, sentence, mark, kind):
            continue
        if text.folds[mark.start - 1 : mark.start] in (["bertujuan"], ["tujuan"]):
            continue  # "Kegiatan ini bertujuan memberikan edukasi kepada anak-anak agar …"
        if text.folds[mark.start - 2 : mark.start] == ["penting", "dalam"]:
            continue  # "Peran aktif mereka sangat penting dalam mengajak masyarakat agar tetap tenang"
        if mark.start > 1 and text.folds[mark.start - 1] == "untuk" and text.folds[mark.start - 2] in _DONE_FOR:
            continue  # "kegiatan dilakukan untuk mengajak masyarakat"
        before = text.folds[mark.start - 1]
        aim = before in {"untuk", "guna"} or (before == "dalam" and text.folds[mark.start].startswith("me"))
        if aim and not _asks_for(text, sentence, mark):
            continue  # "tidak menunggu asap untuk mengingatkan warga soal karhutla", "tepat dalam mengajak warga"
        if (
            is_no_request(text, mark)
            or _joins_in(text, mark)
            or _tells_of_thing(voices, sentence, mark)
            or _is_let_tell(text, mark)
            or _is_bound(text, sentence, mark)
        ):
            continue
        # "Salah satu pesan yang disampaikan, antara lain mengingatkan pengelola toko agar …"
        passive = kind == "appeal_passive" or (kind == "tell" and text.folds[mark.start].startswith("di"))
        lead = lead_speaker(voices, sentence) if kind == "tell" else None  # "Disampaikan Peltu Ahmadi, bahwa …"
        lead = lead or (_by_whom(voices, sentence) if text.folds[mark.start].startswith("di") else None)
        who = _asker(voices, mark, sentence) if passive else lead or subject(voices, sentence, mark) or BACK
        who = _through(voices, mark, sentence) or _above(voices, sentence, mark, who) or lead_speaker(voices, sentence)
        back = who is not None and who.kind == "pronoun"
        if back and (_is_asked_by_them(text, mark) or _preaches(text, sentence)):
            continue  # "Dalam forum itu mereka meminta lampu jalan dipasang", "Dalam khutbahnya ia berpesan agar …"
        if who and (who.kind == "civil" or _is_thanked(voices, sentence, who)):
            continue  # "PPL menyarankan penyemprotan, sedangkan Aipda Budi mengajak petani …"
        if who is BACK and not passive and not _opens_sentence(text, sentence, mark):
            if not _is_doing(text, sentence, mark) and (
                text.folds[mark.start - 1] != "dengan" or not _asks_for(text, sentence, mark)
            ):
                continue  # "Kegiatan ini … serta mengajak warga": nobody speaks
            who = None  # "Dilakukan sambang dengan mengimbau masyarakat agar …"
        return Speech(*sentence, "indirect", "message", who, f"{kind} word")
    return None


def _of_main_clause(text: Text, sentence: Span, marks: list[Mark]) -> list[Mark]:
    """Leave out the verbs of a clause that comes first: "Selain menyampaikan imbauan, Aipda Yusran juga mengajak …"."""
    first = text.word_at(sentence[0])
    begins = text.folds[first] in _BESIDES or tuple(text.folds[first : first + 2]) in _BESIDES_OF_TWO
    last = text.word_at(sentence[1]) - 1
    comma = next((index for index in range(first, last) if text.gap(index).startswith(",")), -1) if begins else -1
    main = [mark for mark in marks if mark.start > comma]
    return main if any(cue(mark) in {"appeal", "appeal_passive", "tell"} for mark in main) else marks


def is_no_request(text: Text, mark: Mark) -> bool:
    """Tell whether a passive asks for nothing: "turun tanpa diminta", "handphone mereka diminta dan diperiksa"."""
    following = text.folds[mark.stop : mark.stop + 2]
    handed = following[:1] == ["dan"] and "".join(following[1:]).startswith("di")
    return text.folds[mark.start] == "diminta" and (handed or text.folds[mark.start - 1 : mark.start] == ["tanpa"])


def _is_doing(text: Text, sentence: Span, mark: Mark) -> bool:
    """Tell whether what is done asks as well: "Selain itu, patroli KRYD juga mengimbau warga untuk …"."""
    first = mark.start - 1
    if text.folds[first] != "juga":
        return False
    begin = max(text.word_at(sentence[0]), first - _SUBJECT)
    while first > begin and "," not in text.gap(first - 1):
        first -= 1
    first += text.folds[first] == "dalam"  # "Dalam patroli itu juga mengingatkan pemilik toko agar …"
    return first in text.begins("activities")


def _preaches(text: Text, sentence: Span) -> bool:
    return not _SERMONS.isdisjoint(text.folds[text.word_at(sentence[0]) : text.word_at(sentence[1])])


def _is_asked_by_them(text: Text, mark: Mark) -> bool:
    """Tell whether "mereka" ask for something, and not people to do it: "mereka meminta agar lampu jalan dipasang"."""
    them = text.folds[mark.start - 1 : mark.start] == ["mereka"] and text.folds[mark.start] in {"meminta", "minta"}
    return them and not any(
        text.mark_at("civil", index) for index in range(mark.stop, min(mark.stop + 3, len(text.folds)))
    )


def _is_let_tell(text: Text, mark: Mark) -> bool:
    """Tell whether people may tell something: "berharap masyarakat bisa menyampaikan keluh kesah agar …"."""
    may = text.folds[mark.start - 1 : mark.start] in (["bisa"], ["dapat"], ["boleh"])
    return cue(mark) == "tell" and may and any(other.stop == mark.start - 1 for other in text.marks("civil"))


def _is_thanked(voices: Voices, sentence: Span, who: Agent) -> bool:
    """Tell whether a civilian thanks the unit: "Warga berterima kasih atas patroli polsek dan menyampaikan …"."""
    first = voices.after(*sentence)
    if who.kind not in {"unit", "police"} or first is None or first.kind != "civil" or not voices.opens(first):
        return False
    text = voices.text
    return bool(WELCOMES & set(text.folds[text.word_at(first.end) : text.word_at(who.start)]))


def _is_short_appeal(text: Text, mark: Mark) -> bool:
    """Tell whether a short verb asks, and does not close a quotation: "Kapolsek juga himbau pemuda supaya …"."""
    if text.folds[mark.start] not in _SHORT_APPEALS or mark.stop - mark.start > 1:
        return False
    if text.folds[mark.start - 1 : mark.start] in (["beberapa"], ["sejumlah"]):
        return False  # "menyampaikan beberapa pesan penting untuk warga"
    told = text.folds[mark.stop : mark.stop + _NEAR]
    return text.gap(mark.start - 1) == " " and bool({"agar", "supaya", "untuk", "tidak", "jangan"} & set(told))


def _asks_people(text: Text, sentence: Span, mark: Mark) -> bool:
    """Tell whether a hope is put to people, who open the sentence: "Masyarakat diharapkan agar tidak tergiur calo"."""
    people = text.mark_at("civil", text.word_at(sentence[0]))
    asked = text.folds[mark.start] in _HOPED and text.folds[mark.stop : mark.stop + 1] in (["agar"], ["untuk"])
    return asked and people is not None and people.stop == mark.start


def _through(voices: Voices, mark: Mark, sentence: Span) -> Agent | None:
    """Give who speaks for another behind the verb: "Kapolres meminta melalui Kasat Samapta AKP Muhdin agar …"."""
    text = voices.text
    if text.folds[mark.stop : mark.stop + 1] not in (["melalui"], ["lewat"]):
        return None
    who = voices.after(text.starts[mark.stop], sentence[1])
    near = who is not None and who.kind in {"person", "office"} and text.word_at(who.start) == mark.stop + 1
    return who if near else None


def _above(voices: Voices, sentence: Span, mark: Mark, who: Agent | None) -> Agent | None:
    """Give who says what somebody unnamed should do: "Kapolsek menambahkan, Bhabinkamtibmas harus aktif mengajak …"."""
    text = voices.text
    if who is None or who.kind not in {"office", "police", "unit"}:
        return who
    if not _MODALS & set(text.folds[max(0, mark.start - 3) : mark.start]):
        return who
    for told in text.marks_of("cues", text.word_at(sentence[0]), mark.start):
        if cue(told) == "state" and text.starts[told.start] < who.start:
            return subject(voices, sentence, told) or who
    return who


def _joins_in(text: Text, mark: Mark) -> bool:
    """Tell whether people are only taken along: "Anak-anak diajak bernyanyi", "Kedua keluarga diajak duduk"."""
    if text.folds[mark.stop - 1] not in {"diajak", "ajak", "mengajak", "diminta"} or mark.stop >= len(text.folds):
        return False
    first = mark.stop + (text.folds[mark.stop] in {"para", "seluruh", "semua"})
    people = text.mark_at("civil", mark.stop) or (text.mark_at("civil", first) if first < len(text.folds) else None)
    stop = people.stop if people else mark.stop
    social_aim = text.folds[stop : stop + 1] == ["untuk"] and bool(_SOCIAL & set(text.folds[stop + 1 : stop + 2]))
    stop += social_aim  # "mengajak para pemuda untuk berdiskusi"
    stop += 2 * (text.folds[stop : stop + 2] == ["anak", "anak"])  # "mengajak anak-anak bernyanyi bersama"
    social = text.folds[stop : stop + 1] and text.folds[stop] in _SOCIAL  # "mengajak warga berdialog santai"
    if stop > mark.stop and not social and not {"anak", "anaknya"} & set(text.folds[mark.stop : stop]):
        return False  # "mengajak para pelajar naik angkutan umum"
    following = text.mark_at("cues", stop) if stop < len(text.folds) else None
    return bool(social) or (following is not None and cue(following) == "together")


def _tells_of_thing(voices: Voices, sentence: Span, mark: Mark) -> bool:
    """Tell whether a clause, or an event as the subject, moves nobody: "kesibukan yang mewajibkan kehadiran lurah".

    Also ``Peristiwa ini kembali mengingatkan pentingnya kehati-hatian.``
    """
    text = voices.text
    if text.folds[mark.start] in _FORCES:
        who = voices.before(text.starts[mark.start], sentence[0])  # "medan yang berat mengharuskan petugas berjalan"
        near = who is not None and mark.start - text.word_at(who.end) <= 1
        return not near and voices.name_at(mark.start - 1) is None
    if text.folds[mark.start].startswith("me") and text.folds[mark.start - 1 : mark.start] == ["yang"]:
        return (
            not any(
                text.word_at(agent.end) >= mark.start - 1
                for agent in voices.between(sentence[0], text.ends[mark.start - 1])
            )
            and text.gap(mark.start - 2) == " "
        )
    first = text.word_at(sentence[0])
    parted = any("," in text.gap(index) for index in range(first, mark.start))
    return text.folds[first] in _EVENTS and mark.start - first <= _BEHIND_EVENT and not parted


def _is_bound(text: Text, sentence: Span, mark: Mark) -> bool:
    """Tell whether a clause tells of whom or what is asked: "semua pejabat yang diwajibkan turun menemui warga".

    Also what is only counted, or planned: ``Ada tiga hal yang ditekankan Kapolsek saat apel.`` and
    ``Polres Kenari akan terus mendorong warga untuk divaksin.``
    """
    folds = text.folds
    if folds[mark.start - 1] == "yang" and folds[mark.start].startswith("di") and cue(mark) != "tell":
        return _SAYS_WHAT.isdisjoint(folds[mark.stop : text.word_at(sentence[1])])
    return folds[mark.start] in _MOVES and "akan" in folds[max(0, mark.start - _PLAN) : mark.start]


def _asks_for(text: Text, sentence: Span, mark: Mark) -> bool:
    """Tell whether what is asked follows behind "agar", "supaya", "jangan" or "tidak"."""
    told = text.folds[mark.stop : text.word_at(sentence[1])]
    return bool({"agar", "supaya", "jangan", "tidak"} & set(told))


def _asker(voices: Voices, mark: Mark, sentence: Span) -> Agent | None:
    """Give who speaks a passive appeal: behind "oleh", or whom "Ditambahkannya", "disampaikannya agar" mean."""
    text = voices.text
    if text.folds[mark.start].endswith("nya") or text.folds[text.word_at(sentence[0])] in OWN:
        return BACK  # also "Kami himbau anak muda segera pulang."
    opening = text.mark_at("cues", text.word_at(sentence[0]))
    if opening and cue(opening) == "state_back":
        return BACK
    for told in text.marks_of("cues", text.word_at(sentence[0]), mark.start):
        if cue(told) in {"state", "tell"} and text.folds[told.start].startswith("me"):
            return subject(voices, sentence, told) or BACK  # "Kapolsek mengatakan bahwa warga diminta …"
    by = _by_whom(voices, sentence)
    if by:
        return by
    for index in range(mark.stop, min(mark.stop + 4, len(text.folds) - 1)):
        if text.folds[index] == "oleh" and text.starts[index] < sentence[1]:
            return voices.after(text.starts[index], sentence[1])
    return None


def _by_whom(voices: Voices, sentence: Span) -> Agent | None:
    """Give the officer behind a passive verb: "Pesan yang disampaikan (oleh) Kapolsek Iptu Budi yakni agar …"."""
    text = voices.text
    for told in text.marks_in("cues", *sentence):
        if cue(told) not in {"state", "tell"} or not text.folds[told.start].startswith("di"):
            continue
        index = told.stop + (text.folds[told.stop : told.stop + 1] == ["oleh"])
        who = voices.after(text.ends[told.stop - 1], sentence[1])
        if who and who.kind in {"person", "office", "police"} and text.word_at(who.start) == index:
            return who
    return None


def _opens_sentence(text: Text, sentence: Span, mark: Mark) -> bool:
    return mark.start - text.word_at(sentence[0]) <= 3


def has_content(text: Text, sentence: Span, mark: Mark, kind: str) -> bool:
    """Tell whether the sentence says what was asked, not only that something was."""
    stop = text.word_at(sentence[1])
    rest = stop - mark.stop
    content = [
        other
        for other in text.marks_of("cues", mark.stop, stop)
        if cue(other) == "content" and text.folds[other.start - 1] not in _PURPOSE  # "dengan tujuan untuk mencegah"
    ]
    if kind == "tell" and text.folds[mark.stop : mark.stop + 1] in (["kronologi"], ["kronologis"], ["kronologisnya"]):
        return False
    if _counts_points(text, mark) and not {text.folds[other.start] for other in content} & _NAMES_POINTS:
        return False  # "menekankan beberapa hal penting untuk diperhatikan seluruh personel"
    if kind == "tell" and _names_appeal(text, mark, content):
        return True
    if kind == "tell":
        return any(
            text.folds[other.start] in {"agar", "supaya", "bahwa", "jangan", "untuk", "seperti", "hendaknya"}
            for other in content
        ) and _said_to_public(text, mark, content)
    word = text.folds[mark.start]
    if word in _STRESSED and text.folds[mark.stop : mark.stop + 1] in (["bahwa"], ["pentingnya"]):
        return _asks_stressed(text, sentence, mark, content)
    if _is_of_things(text, mark):
        return False
    if word in {"minta", "ajak", "imbau", "himbau", "ingatkan", "menegur", "melarang"}:
        return rest >= 3
    if word in _MOVES:
        return any(text.folds[other.start] in _ASKED for other in content)
    if text.folds[mark.stop - 1] in _TAUGHT:
        asked = {text.folds[other.start] for other in content}
        to_people = "kepada" in text.folds[mark.stop : mark.stop + 2]
        return bool({"agar", "supaya", "jangan"} & asked) or (to_people and "untuk" in asked)
    topic = mark.stop < len(text.folds) and (text.folds[mark.stop] in _TOPIC or mark.stop - mark.start > 1)
    if topic and text.folds[mark.stop - 1] in _TOLD and kind == "appeal":
        # "memberikan imbauan terkait keamanan lingkungan" names the topic alone.
        return any(text.folds[other.start] in _ASKED for other in content)
    people = text.mark_at("civil", mark.stop) if rest else None
    if people and word in _APPEALS and text.folds[people.stop : people.stop + 1] and text.folds[people.stop] in _TOPIC:
        return any(text.folds[other.start] in _ASKED for other in content)  # "mengimbau warga terkait karhutla"
    return bool(content) or _asks_plainly(text, mark, rest)


def _asks_stressed(text: Text, sentence: Span, mark: Mark, content: list[Mark]) -> bool:
    """Tell whether what is stressed asks: "menekankan bahwa kegiatan ini merupakan bentuk sinergi" asks for nothing."""
    told = {text.folds[other.start] for other in content}
    first = "".join(text.folds[mark.stop + 1 : mark.stop + 2])
    to_do = text.folds[mark.stop] == "pentingnya" and _TO_DO_IT.fullmatch(first)
    return bool(to_do or told & {"agar", "supaya", "jangan"} or _OBLIGATION.search(text.low, *sentence))


def _is_of_things(text: Text, mark: Mark) -> bool:
    """Tell whether a verb is said of things or people: "meminta keterangan saksi", "menitipkan tiga korban"."""
    word, behind = text.folds[mark.start], set(text.folds[mark.stop : mark.stop + _NEAR])
    first = set(text.folds[mark.stop : mark.stop + 1])
    if word in _LEAVES:
        return not (_TOLD | {"agar", "supaya", "kepada"}) & behind
    if word == "dimohon":
        return bool(_FROM_ABOVE & first)  # "dimohon BKO Polres 1 pleton"
    if word == "mendesak":
        return text.folds[mark.start - 1] in _URGENT  # "menjawab kebutuhan mendesak masyarakat"
    return word in {"meminta", "minta"} and bool(_THINGS & first)


def _asks_plainly(text: Text, mark: Mark, rest: int) -> bool:
    """Tell whether an appeal says what is asked with no "agar": "Pengendara diimbau mengurangi kecepatan.".

    ``rest`` counts the words behind it.
    """
    if text.folds[mark.stop : mark.stop + 1] == ["kepada"]:
        told = text.folds[mark.stop + 1 : mark.stop + rest]
        return any(word.startswith(_ACTS) for word in told)  # not "mengimbau kepada masyarakat khususnya orang tua."
    people = text.mark_at("civil", mark.stop) if rest else None
    behind = text.folds[people.stop if people else mark.stop : mark.stop + rest]
    if text.folds[mark.stop : mark.stop + 1] and text.folds[mark.stop] in _WHERE:
        return False  # "selalu mengimbau melalui media sosial"
    if behind and behind[0] in _BY_WHAT:
        return False  # "mengimbau warga melalui pengeras suara"
    # "mengimbau warga waspada"
    return rest >= 3 or (rest == 2 and (people is not None or text.folds[mark.stop].startswith(_TO_DO)))


def _counts_points(text: Text, mark: Mark) -> bool:
    following = text.folds[mark.stop : mark.stop + 2]
    counted = bool(following) and following[0] in _SOME  # "menitip satu hal saja, “Simpan kunci motor di kamar.”"
    return counted and following[1:] in (["hal"], ["poin"], ["pesan"], ["point"], ["perkara"])


def _names_appeal(text: Text, mark: Mark, content: list[Mark]) -> bool:
    """Tell whether what is told is an appeal: "menyampaikan imbauan kepada nelayan untuk …", "menyampaikan, jaga …"."""
    if text.folds[mark.stop - 1] in _TOLD:
        # "menyampaikan arahan kepada personel yaitu menjaga kesehatan", "pesan terkait tidak mudah percaya hoaks"
        points = _LISTS_POINTS - {"seperti"} | {"untuk", "tidak", "jangan"}
        return any(text.folds[other.start] in points for other in content)
    if text.folds[mark.start - 1] == "yang" and _TOLD & set(text.folds[max(0, mark.start - 3) : mark.start]):
        # "Imbauan yang disampaikan petugas yaitu tidak membuang puntung rokok"
        return any(text.folds[other.start] in _NAMED_POINTS for other in content)
    told = _POINTS.intersection(text.folds[mark.start : mark.stop + _BEHIND])
    if told and any(text.folds[other.start] in _LISTS_POINTS and other.start - mark.stop < _NEAR for other in content):
        return True  # "menyampaikan pesan kamtibmas, di antaranya pentingnya mengunci rumah"
    following = text.mark_at("cues", mark.stop) if mark.stop < len(text.folds) else None
    return following is not None and cue(following) == "imperative" and text.gap(mark.stop - 1).startswith(",")


def _said_to_public(text: Text, mark: Mark, content: list[Mark]) -> bool:
    # "menyampaikan kepada warga apabila membuka lahan untuk berkebun agar tidak membakar"
    first = next((other for other in content if text.folds[other.start] != "untuk"), None)
    if text.folds[mark.stop : mark.stop + 1] == ["kepada"]:
        first = next(iter(content), None)  # "menyampaikan kepada Ustadz Kurdi untuk memberikan informasi"
    return first is not None and first.start - mark.stop <= _FAR


def unmarked_speech(voices: Voices, sentence: Span, marks: list[Mark]) -> Speech | None:
    """Find direct speech without any quotation mark, and what is told with an obligation.

    ``…, ucap AKP Margini.``, ``Kapolsek menambahkan, setiap pesta wajib …``.
    """
    text = voices.text
    if '"' in text.clean[sentence[0] : sentence[1]]:
        return None
    if _NOT_ALL.search(text.low, *sentence):
        return None
    lead = lead_speaker(voices, sentence)
    if lead and _OBLIGATION.search(text.low, lead.end, sentence[1]):
        return Speech(*sentence, "indirect", "message", lead, "obligation told")
    for mark in marks:
        kind = cue(mark)
        at = text.starts[mark.start]
        if kind == "state_back" and _OBLIGATION.search(text.clean[at : sentence[1]].lower()):
            return Speech(*sentence, "indirect", "message", BACK, "obligation told")
        own = text.folds[text.word_at(sentence[0])] in OWN
        told = any(cue(other) == "state" for other in marks)
        # "Lebih lanjut Dadan mengatakan patroli ini akan kita tingkatkan, tutupnya.": his own words, though told
        in_own = bool(OWN & set(text.folds[text.word_at(sentence[0]) : mark.start]))
        closes = own or (text.word_at(sentence[1]) == mark.stop and (not told or in_own))
        if kind == "say_back" and closes and text.clean[sentence[0] : at].rstrip()[-1:] == ",":
            if not own and means_civilian(voices, sentence):
                return None
            return Speech(*sentence, "indirect", "message", BACK, "speech without marks")
        who = _says(voices, sentence, mark) if kind == "say" else None
        if who:
            return Speech(*sentence, "indirect", "message", who, "speech without marks")
        asked = text.folds[mark.stop : mark.stop + 1] in (["agar"], ["supaya"])
        behind = text.folds[mark.stop : mark.stop + _NEAR]
        to_people = behind[:1] == ["kepada"] and bool({"agar", "supaya", "untuk"} & set(behind))
        asked = asked or to_people  # "menegaskan kepada anggota agar menjaga sikap"
        comma = kind == "tell" and text.folds[mark.start] == "menyampaikan" and text.gap(mark.stop - 1).startswith(",")
        if (kind == "state" or comma) and (asked or _OBLIGATION.search(text.clean[at : sentence[1]].lower())):
            who = subject(voices, sentence, mark)
            if who and who.kind not in {"civil"}:
                return Speech(*sentence, "indirect", "message", who, "obligation told")
    return None


def _says(voices: Voices, sentence: Span, mark: Mark) -> Agent | None:
    """Give who speaks a sentence without marks: ``…, ucap AKP Margini.``.

    Also between commas: ``Kepada rekan-rekan, tambah Kapolres, agar memetakan …``.
    """
    text = voices.text
    at = text.starts[mark.start]
    if text.clean[sentence[0] : at].rstrip()[-1:] != ",":
        return None
    agent = voices.after(at, sentence[1])
    if agent and agent.kind in {"person", "office"} and text.word_at(agent.start) == mark.stop:
        behind = text.word_at(agent.end)
        if text.gap(behind - 1).startswith(",") and text.folds[behind : behind + 1] in (["agar"], ["supaya"]):
            return agent
    who = (voices.name_at(mark.stop) if mark.stop < len(text.folds) else None) or agent
    named = who is not None and text.word_at(who.start) == mark.stop and who.kind in {"person", "office", "name"}
    # "Untuk itu, kata Kapolres, jangan ada pelanggaran.", "Mari kita jaga, tegas AKBP Anton."
    hoped = any(cue(other) == "hope" for other in text.marks_in("cues", *sentence))
    parted = who is not None and not hoped and text.clean[who.end : who.end + 1] == ","
    asked = _OBLIGATION.search(text.low, who.end, sentence[1]) if who and parted else None
    urged = text.folds[text.word_at(sentence[0])] in _URGES and not parted
    if named and (asked or urged):
        return who
    if at - sentence[0] <= _SENTENCE:
        return None
    closes = who is not None and text.word_at(sentence[1]) - text.word_at(who.end) <= 2
    if who and (who.kind in {"person", "office", "police"} or (who.kind == "name" and closes)):
        return who
    return None
