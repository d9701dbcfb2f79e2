"""Sentences that tell a hope, a purpose or an agreement."""

import re

from kamtibmas_cli.recognisers.voices import (
    BACK,
    WELCOMES,
    Agent,
    Speech,
    Voices,
    cue,
    subject,
    thanks_stranger,
    told_by_civilian,
)
from kamtibmas_cli.text import Mark, Span, Text

_BY_DOING = re.compile(r"(?:di|ter|ke)\w{4,}nya|di\w{6,}kan")
_COMES = re.compile(r"ter\w{4,}nya")
HOPES = frozenset({"berharap", "mengharapkan"})
_TERMS = 3  # words behind "sepakat" that tell more than a peace
_PEACE = frozenset(
    "berdamai damai perdamaian saling memaafkan memaafan secara kekeluargaan dan untuk menyelesaikan diselesaikan "
    "masalah permasalahan perkara persoalan ini itu tersebut musyawarah mufakat dengan cara jalan serta di".split()
)
_PARTIES = frozenset(
    "pihak keduanya kedua mereka keluarga musyawarah mediasi pertemuan paruman rembuk rapat mufakat".split()
)
_SO = frozenset({"begitu", "demikian", "begitulah"})
_NEAR = 3  # words between "ujar" and who speaks
# Whose aim is none of the activity's.
_ILL = frozenset("isu hoaks hoax berita informasi provokasi oknum pelaku korban tersangka terduga".split())
_AGENT = 8  # words between one of them and "tujuan"
_PICTURES = frozenset("dan aspirasi penuh sesuai secercah cahaya benih sinar setitik secuil".split())
_CAUSES = frozenset("keluhan laporan aduan pengaduan kejadian insiden peristiwa".split())
_HAS = frozenset("punya memiliki mempunyai menaruh".split())
_NAME = 9  # words of a civilian's office and name
_APART = 8  # words between the parties and "sepakat"
_RESULT = 8  # words between "hasil yang diharapkan" and what it is
_LEADING = frozenset("masih lanjut lebih jauh lagi selanjutnya lanjutnya lanjutkan sambung tambah".split())


def hope_in(voices: Voices, sentence: Span, marks: list[Mark]) -> Speech | None:
    """Find the hope or purpose that a sentence tells, None where it tells none; ``marks`` are its cue words.

    ``Kapolsek berharap …``, ``warga diharapkan …``, ``Kegiatan ini bertujuan …``, ``Dengan adanya … dapat …``.
    """
    text = voices.text
    first = text.word_at(sentence[0])
    # "Dengan ditempatkannya personel … dapat memberikan rasa aman"
    by = text.folds[first : first + 1] == ["dengan"] and bool(
        _BY_DOING.fullmatch("".join(text.folds[first + 1 : first + 2]))
    )
    said = first
    for mark in marks:
        kind = cue(mark)
        caused = kind == "by" and bool(_CAUSES & set(text.folds[mark.stop : mark.stop + 1]))
        # not "Dengan adanya keluhan itu, polisi akan menambah patroli."
        if kind == "by" and not caused and (text.starts[mark.start] - sentence[0] < 12 or mark.start - said <= 1):
            by = True  # also "Kapolres mengatakan dengan adanya kegiatan ini warga dapat lebih tertib."
        said = mark.stop if kind == "state" else said
        if kind in {"hope", "purpose"} or (kind == "can" and by):
            if kind == "purpose" and not is_purpose(text, mark):
                continue
            if is_thing_hoped(text, mark):
                continue
            who = _hoper(voices, sentence, mark, marks)
            if (who and who.kind == "civil") or _civilian_welcomes(voices, sentence):
                return None
            return Speech(*sentence, "indirect", "outcome", who, f"{kind} word")
    return None


def _civilian_welcomes(voices: Voices, sentence: Span) -> bool:
    """``Para petani menyambut baik kehadiran Bhabinkamtibmas dan berharap …``: whose hope it is opens the sentence."""
    first = voices.after(*sentence)
    if thanks_stranger(voices, sentence) or told_by_civilian(voices, sentence):
        return True
    if first is None or first.kind != "civil" or not voices.opens(first):
        return False
    text = voices.text
    begins, stop = text.word_at(first.end), text.word_at(sentence[1])
    verb = next((index for index in range(begins, stop) if text.folds[index] in WELCOMES), -1)
    # "Wakil Kepala Sekolah, Ibu Maria, mengucapkan terima kasih dan berharap …"
    return verb == begins or (
        verb > 0 and not voices.officers(sentence[0], text.starts[verb]) and _near(text, begins, verb)
    )


def _near(text: Text, start: int, stop: int) -> bool:
    """Tell whether only a name with its office or titles lies between a civilian and his verb."""
    small = sum(not text.capital(index) for index in range(start, stop))
    return stop - start <= _NAME and small <= 1


def is_thing_hoped(text: Text, mark: Mark) -> bool:
    """Tell whether "harapan" is what people bring along: "warga datang membawa aspirasi dan harapan"."""
    before = text.folds[mark.start - 1] if mark.start else ""
    if text.folds[mark.start : mark.stop] == ["diharapkan"] and before == "yang":
        # "sesuai target yang diharapkan bersama", but "yang diharapkan dapat …", "Hasil yang diharapkan … antara lain"
        far = _RESULT if text.folds[mark.start - 2 : mark.start - 1] == ["hasil"] else 2
        told = any(cue(other) in {"content", "can"} for other in text.marks_of("cues", mark.stop, mark.stop + far))
        # "Adapun hasil yang diharapkan dari kegiatan ini adalah terciptanya …"
        return not told and not any(map(_COMES.fullmatch, text.folds[mark.stop : mark.stop + far]))
    if text.folds[mark.start : mark.stop] != ["harapan"]:
        return False
    # "mencerminkan harapan baru", but "menyampaikan harapan agar …"
    if _in_name(text, mark):
        return True
    if _told_by_people(text, mark):
        return True
    given = before.startswith("me") and before not in {"menyampaikan", "mengungkapkan", "mengutarakan", "memiliki"}
    # "menyampaikan harapan dan dukungannya", "masukan, harapan bahkan kritikan"
    empty = text.folds[mark.stop : mark.stop + 1] in (["dan"], ["bahkan"], ["maupun"])
    return given or empty or before in _PICTURES  # also "secercah harapan hadir bagi warga"


def _told_by_people(text: Text, mark: Mark) -> bool:
    """Tell whether residents told a hope: "Berbagai usul disampaikan warga, di antaranya harapan adanya jam malam"."""
    begin = text.word_at(text.sentence_at(text.starts[mark.start])[0])
    told = (other for other in text.marks_of("cues", begin, mark.start) if cue(other) == "tell")
    people = text.begins("civil")
    return any(
        text.folds[other.start].startswith("di") and other.stop + (text.folds[other.stop] in {"oleh", "para"}) in people
        for other in told
    )


def _in_name(text: Text, mark: Mark) -> bool:
    """Tell whether "Harapan" is part of a name: "Desa Harapan Jaya", "RS Harapan Bunda", not "Harapan Kapolsek"."""
    if not text.capital(mark.start) or text.caseless(mark.start) or not mark.start:
        return False
    after = mark.stop < len(text.folds) and text.gap(mark.stop - 1) == " " and text.capital(mark.stop)
    known = text.begins("positions", "ranks", "units", "people_words")
    led = text.gap(mark.start - 1) == " " and (text.capital(mark.start - 1) or text.mark_before("levels", mark.start))
    return bool(led) or (after and mark.stop not in known)


def is_purpose(text: Text, mark: Mark) -> bool:
    """Tell whether "tujuan" is a purpose here, not the end of a journey."""
    after = text.folds[mark.stop] if mark.stop < len(text.folds) else ""
    before = text.folds[mark.start - 1] if mark.start else ""
    begins = text.word_at(text.sentence_at(text.starts[mark.start])[0])
    if _ILL & set(text.folds[max(begins, mark.start - _AGENT) : mark.start]):
        return False  # "isu yang bertujuan memprovokasi", "Pelaku masuk dengan tujuan mengambil sepeda motor."
    if text.folds[mark.start] == "dimaksudkan" and before == "yang":
        return False  # "pekerja tidak tetap yang dimaksudkan, yakni buruh"
    if text.folds[mark.start] == "ditujukan":
        return after not in {"kepada", "pada", "bagi", "ke"}
    if text.folds[mark.stop - 1] == "tujuan" and after in {"berikut", "akhir", "ke", "menuju"}:
        return False  # "Kapal tiba dengan tujuan berikut Pelabuhan Serui", "Bus berangkat dengan tujuan ke Medan"
    if text.folds[mark.stop - 1] == "tujuan" and mark.stop - mark.start > 1:
        # "bus dengan tujuan Medan"
        return not after or text.caseless(mark.stop) or not text.capital(mark.stop)
    told = "tidak" not in text.folds[max(0, mark.start - 2) : mark.start]  # "yang tidak dipahami tujuannya"
    if text.folds[mark.start] == "tujuannya" and (after in {"bukan", "ke", "tidak"} or not told):
        return False  # "kalau tujuannya bukan ke kebun"
    if text.folds[mark.start] != "tujuan":
        return True
    following = text.folds[mark.stop : mark.stop + 8]
    if "bukan" in following or before == "menjadi":
        return False  # "sekolah yang menjadi tujuan para pejabat", "Tujuan pendidikan di SMK bukan hanya untuk …"
    return before in {"dengan", "adapun", "memiliki", "mempunyai", "punya"} or bool(
        {"adalah", "sebagai", "yakni", "yaitu", "ialah", "agar", "supaya", "untuk", "guna", "rangka"} & set(following)
    )


def lead_speaker(voices: Voices, sentence: Span) -> Agent | None:
    """Give who is named as the speaker before the sentence proper: ``Masih kata Kapolres, …``, ``Lanjut Wawan, …``."""
    text = voices.text
    index, by = text.word_at(sentence[0]), False
    while index < len(text.folds) - 1 and text.folds[index] in _LEADING:
        index += 1
    if text.folds[index] == "menurut" and index + 1 < len(text.folds):
        index += 1  # "Menurut Kapolsek, personel jangan …"
    mark = text.mark_at("cues", index)
    begins = index == text.word_at(sentence[0])
    told = mark is not None and text.folds[mark.start].startswith("di") and cue(mark) in {"state", "tell"}
    if mark and (told or cue(mark) in {"say", "state_back"}) and mark.stop < len(text.folds):
        index = mark.stop  # also "Lanjut disampaikan Kapolsek, …"
        by = text.folds[index] == "oleh" and index + 1 < len(text.folds)
        index += by
    elif begins:
        return None
    who = voices.name_at(index) or voices.after(text.starts[index], sentence[1])
    named = who is not None and text.word_at(who.start) == index and who.kind in {"person", "office", "name"}
    if who is None or not named:
        return None
    after = text.word_at(who.end)
    comma = text.clean[who.end : who.end + 2].strip()[:1] == ","
    told = mark is not None and text.folds[after : after + 1] in (["ia"], ["dia"], ["bahwa"])
    told = told or (by and text.folds[after : after + 1] in (["kepada"], ["agar"], ["supaya"]))
    return who if comma or told else None  # "Ditambahkan Kasi Humas, …", "Ditambahkan Kasi Humas ia berharap"


def _tells_back(text: Text, sentence: Span, mark: Mark) -> bool:
    """Tell whether whoever spoke last goes on: "Menurutnya, kegiatan ini …", "Lanjutnya, patroli ini …"."""
    opens = mark.start == text.word_at(sentence[0]) and text.gap(mark.stop - 1).startswith(",")
    return cue(mark) == "state_back" or (opens and cue(mark) == "say_back")


def _hoper(voices: Voices, sentence: Span, mark: Mark, marks: list[Mark]) -> Agent | None:
    text = voices.text
    lead = lead_speaker(voices, sentence)
    first = text.word_at(sentence[0])
    if text.folds[first] == "menurut" and first + 1 in text.begins("civil"):
        return voices.after(sentence[0], text.starts[mark.start])  # "Menurut Lurah Paruga, warganya berharap …"
    if lead or text.folds[mark.start] == "diharapkannya":
        return lead or BACK
    beside = voices.before(text.starts[mark.start], sentence[0]) if text.folds[mark.start] == "harapannya" else None
    if beside and beside.kind in {"person", "office"} and text.word_at(beside.end) == mark.start:
        return beside  # "Pak Kapolsek harapannya tiap RT punya catatan lansia"
    active = text.folds[mark.start] in HOPES | {"harapkan"} or "berharap" in text.folds[mark.start : mark.stop]
    own = text.folds[mark.start] == "harapan" and text.folds[mark.start - 1] in _HAS  # "Pak Kanit punya harapan, …"
    if active or own:
        return subject(voices, sentence, mark) or BACK
    cited = _according_to(voices, sentence, mark)
    if cited:
        return cited
    for other in marks:
        if cue(other) in {"state", "tell"} and other.start < mark.start:
            return subject(voices, sentence, other) or BACK
    if any(other.start < mark.start and _tells_back(text, sentence, other) for other in marks):
        return BACK
    if text.folds[first] == "menurut":
        return voices.after(sentence[0], text.starts[mark.start])
    return _inserted_or_behind(voices, sentence, mark, marks)


def _inserted_or_behind(voices: Voices, sentence: Span, mark: Mark, marks: list[Mark]) -> Agent | None:
    """Give who says a hope by a verb behind a comma: "…, lanjut Kompol Arif, bertujuan …", "… rukun, ujar Kapolsek"."""
    text = voices.text
    for other in marks:
        so = text.folds[other.start - 1] in _SO and text.gap(other.start - 1) == " "
        first = other.start - so  # "…, begitu kata Serda Nasir, …"
        closing = text.clean[: text.starts[first]].rstrip()[-1:] in {",", '"'}
        if not closing or cue(other) not in {"say", "say_back", "state"}:
            continue
        who = voices.name_at(other.stop) if other.stop < len(text.folds) else None
        who = who or voices.after(text.ends[other.stop - 1], sentence[1])
        # "ujarnya Kapolsek", but "Tujuannya, kata dia, membangun keberanian korban"
        reach = 0 if cue(other) == "say_back" else _NEAR
        near = who is not None and text.word_at(who.start) - other.stop <= reach
        if other.start < mark.start:  # "Pengamanan, lanjut Kompol Arif, bertujuan supaya …"
            if cue(other) == "say_back" and text.gap(other.stop - 1).startswith(","):
                return BACK  # "Ke depan, kata dia, akan dipasang rambu dengan harapan …"
            inserted = near and who is not None and text.clean[who.end : who.end + 1] == ","
            if inserted and cue(other) != "state":
                return who
            continue
        if near or cue(other) == "say_back":  # no verb: "pesan kewaspadaan, pesan perdamaian"
            return who if near else BACK
    return None


def _according_to(voices: Voices, sentence: Span, mark: Mark) -> Agent | None:
    """Give the officer whom a sentence cites before its hope: "Mutasi itu, menurut Kapolres, bertujuan …"."""
    text = voices.text
    for index in range(text.word_at(sentence[0]) + 1, mark.start - 1):
        if text.folds[index] == "menurut" and text.gap(index - 1).startswith(","):
            who = voices.name_at(index + 1) or voices.after(text.starts[index], text.starts[mark.start])
            named = (
                who is not None and text.word_at(who.start) == index + 1 and who.kind in {"person", "office", "name"}
            )
            return who if named else None
    return None


def agreement_in(text: Text, sentence: Span, marks: list[Mark]) -> Speech | None:
    """Find the agreement that a sentence tells: terms, not only that peace was made.

    ``Kedua pihak sepakat saluran air dipindah dengan biaya bersama``.
    """
    agreed = next((mark for mark in marks if cue(mark) == "agree"), None)
    if agreed is None or len(set(text.folds[agreed.stop : text.word_at(sentence[1])]) - _PEACE) < _TERMS:
        return None
    behind = (
        text.folds[agreed.stop : agreed.stop + _APART]
        if "kesepakatan" in text.folds[agreed.start : agreed.stop]
        else []
    )
    if not _PARTIES & {*text.folds[max(0, agreed.start - _APART) : agreed.start], *behind}:
        return None  # behind: "didapat kesepakatan bersama bahwa kedua pihak …"
    return Speech(*sentence, "indirect", "outcome", None, "agreement")
