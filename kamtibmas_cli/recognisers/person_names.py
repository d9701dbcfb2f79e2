"""Where a person's name ends behind a rank: "Bripka Hanock Mayor dan", "AIPTU HARI SANTOSO, SH"."""

import re

from kamtibmas_cli.recognisers.names import (
    ENDS,
    FUNCTION,
    INITIAL,
    SPACE,
    VERB,
    common_words,
    ends_name,
    is_moment,
    looks_like_name,
)
from kamtibmas_cli.text import Text, once

_MEMBERS = frozenset({"anggota", "personel", "personil", "petugas"})
_PARTICLES = frozenset("da de do dos das del van von bin binti el al la".split())
_FROM = frozenset("kelahiran lulusan alumni angkatan".split())  # "perwira berpangkat Iptu kelahiran Garut"
_CLAUSES = frozenset("ketika saat dalam usai setelah sebelum selain menurut melalui pada".split())
_DOES = re.compile(r"me\w{4,}|\w{4,}(?:kan|i)|monitoring|pimpin|himbau|imbau")
_CIVIL_OFFICES = frozenset(
    "kepala kades lurah camat sekdes sekcam ketua kadus keuchik perangkat tokoh bupati walikota perbekel".split()
)
_OCCASION = re.compile(r"\w+nya$|kesempatan|rangka|kegiatan|sambutan|arahan|amanat|keterangan")
_NOMINAL = re.compile(r"(?:pe|ke)\w{5,}an")  # "pengaturan", "kegiatan"
_SMALL = frozenset(
    {"Sik", "Sip", "Sh", "Mh", "Msi", "Mm", "Ssos", "Skom", "Phd", "Mhum"}
)  # degrees that are no part of a name however written


def person_end(text: Text, index: int, limit: int = 7) -> int:
    """Give the word index behind a person's name that begins at ``index``; ``index`` where none begins there."""
    stop = index
    caseless = index < len(text.folds) and text.caseless(index)
    while stop < len(text.folds) and stop - index < limit:
        if stop > index and not _name_gap(text, stop - 1):
            break
        if stop > index and text.mark_at("titles", stop) and _is_suffix(text, stop, caseless):
            initials = _initials_end(text, stop)
            if initials == stop:
                break
            stop = initials
            continue
        if stop > index and _is_particle(text, stop):
            stop += 1
            continue
        if _is_surname(text, index, stop) or _is_small_surname(text, index, stop):
            return stop + 1
        if ends_name(text, stop) or (stop > index and _ends_before(text, index, stop)):
            break
        day_name = stop == index and _is_named_after_day(text, stop)
        if _is_guna(text, index, stop):
            stop += 1
            continue
        given = stop == index and (day_name or _is_given(text, stop) or _is_small_given(text, stop))
        if not (given or looks_like_name(text, stop, caseless, place=False)):
            break
        told = text.folds[stop] == "sampe" and text.capital(stop) and not caseless  # "Ferdinan Sampe", a Toraja name
        day = is_moment(text, stop) and not day_name and not told
        if (stop > index and text.mark_at("levels", stop) and not _is_last_name(text, stop)) or day:
            break
        stop += 1
    return stop


def _is_guna(text: Text, start: int, index: int) -> bool:
    """Tell whether "Guna" is part of a name: "AKP Ketut Guna Weda", not "… Budi Guna menjaga"."""
    beside = index + 1 < len(text.folds) and text.gap(index) == " " and text.capital(index + 1)
    named = text.folds[index] == "guna" and text.capital(index) and not text.caseless(index)
    return named and start < index and beside and text.folds[index + 1] not in common_words()


def _is_named_after_day(text: Text, index: int) -> bool:
    """Tell whether a day is a first name behind a rank: "Aiptu Jumat Hidayat", not "… oleh Aiptu Senin (1/8)"."""
    further = index + 1 < len(text.folds) and text.gap(index) == " " and text.capital(index + 1)
    plain = further and is_moment(text, index) and text.capital(index) and not is_moment(text, index + 1)
    return plain and not text.caseless(index) and text.mark_before("ranks", index) is not None


def _ends_at_initial(text: Text, start: int, index: int) -> bool:
    """Tell whether the initial before a word ends a sentence: "… dan Aipda Joko E. Pengaturan difokuskan"."""
    initial = text.ends[index - 1] - text.starts[index - 1] == 1 and text.gap(index - 1) == ". "
    word = text.folds[index]
    begins = word in common_words() or _NOMINAL.fullmatch(word) is not None
    return initial and index - start > 1 and begins and not text.caseless(index)


def _ends_before(text: Text, start: int, index: int) -> bool:
    """Tell whether a name that begins at ``start`` ends before a word with a capital."""
    said = text.mark_at("cues", index)
    if said and said.row.values["cue"] in {"state", "tell", "appeal"} and text.folds[index].startswith("me"):
        return True  # "Damar Wibisono Menerangkan"
    small = index + 1 < len(text.folds) and text.gap(index) == " " and not text.capital(index + 1)
    office = text.mark_at("civil", index)
    if office and text.folds[index] in _CIVIL_OFFICES and text.capital(index) and text.gap(index - 1) == " ":
        return True  # "Sertu Syaiful Kepala Desa Taa Ilyas" in a list without commas
    acts = small and text.folds[index] in common_words() and _DOES.fullmatch(text.folds[index])
    if acts and not text.caseless(index):
        return True  # "Bripka Saprin Gunawan Melaksanakan patroli"
    if text.folds[index] == "dalam" and _OCCASION.match("".join(text.folds[index + 1 : index + 2])):
        return True  # "KAPTEN INF MUH. YUSUF DALAM KETERANGANNYA MENGATAKAN"
    return _begins_sentence(text, index) or _is_member(text, index) or _ends_at_initial(text, start, index)


def _is_member(text: Text, index: int) -> bool:
    """Tell whether a word says whose officer somebody is: "Serka Rustam Hadi Anggota Koramil 05/Babat"."""
    following = index + 1 if index + 1 < len(text.folds) else index
    return text.folds[index] in _MEMBERS and following in text.begins("units")


def _is_last_name(text: Text, index: int) -> bool:
    """Tell whether a level's word is the last of a name: "Aiptu Marthinus Lembang bersama 5 personel"."""
    alone = index + 1 >= len(text.folds) or text.gap(index) != " " or not text.capital(index + 1)
    degree = text.mark_at("titles", index + 1) if index + 1 < len(text.folds) else None
    if degree and degree.row.values["place"] == "suffix" and text.gap(index) == ", " and text.folds[index].isalpha():
        return text.clean[text.starts[index] : text.ends[index]].isupper()  # "AKP Rudi Hartawan DS, S.H."
    return alone and text.capital(index) and not text.caseless(index) and text.ends[index] - text.starts[index] > 3


def _begins_sentence(text: Text, index: int) -> bool:
    """Tell whether a word with a capital begins a clause, not a name: "Ketut Kusuma Ketika dikonfirmasi"."""
    following = index + 1 < len(text.folds) and not text.capital(index + 1)
    return text.folds[index] in _CLAUSES and following and not text.caseless(index)


def _is_surname(text: Text, start: int, index: int) -> bool:
    """Tell whether a rank's word is the last of a name: "Bripka Hanock Mayor dan Briptu Rusli"."""
    rank = text.mark_at("ranks", index) if index > start else None
    if rank is None or rank.stop != index + 1 or text.caseless(index) or not text.capital(index):
        return False
    return index + 1 >= len(text.folds) or text.gap(index) != " " or not text.capital(index + 1)


def _is_given(text: Text, index: int) -> bool:
    """Tell whether an ordinary word is a given name where capitals say nothing: "AIPTU HARI SANTOSO"."""
    following = index + 1
    if not text.caseless(index) or following >= len(text.folds) or text.gap(index) != " " or not text.capital(index):
        return False
    word, surname = text.folds[index], text.folds[following]
    if word in FUNCTION or VERB.fullmatch(word) or surname in common_words() or VERB.fullmatch(surname):
        return False
    return (
        not word.isdigit()
        and surname.isalpha()
        and following not in text.begins(*ENDS, "levels", "titles", "activities")
    )


def _is_small_given(text: Text, index: int) -> bool:
    """Tell whether a word written small is the first of a name: "Iptu hendra Ramanda"."""
    following = index + 1
    word = text.folds[index]
    if text.capital(index) or text.caseless(index) or len(word) < 4 or word in common_words() or VERB.fullmatch(word):
        return False
    if word in _FROM:
        return False
    rank = text.mark_before("ranks", index)
    officer = rank is not None and rank.row.values["force"] != "pns"  # not "penata rias Sri Wahyuni"
    named = officer and following < len(text.folds) and text.gap(index) == " " and text.capital(following)
    return named and text.folds[following] not in common_words() and following not in text.begins(*ENDS, "levels")


def _is_small_surname(text: Text, start: int, index: int) -> bool:
    """Tell whether a word written small is the last of a name: "Serka Edi suharto Koramil", "Aipda Edi suharto, SH"."""
    word = text.folds[index]
    if index == start or text.capital(index) or text.caseless(start) or len(word) < 4 or not word.isalpha():
        return False
    if word in common_words() or VERB.fullmatch(word) or index + 1 >= len(text.folds):
        return False
    beside = text.gap(index) == " " and index + 1 in text.begins("units", "positions")
    ends = beside or text.gap(index).strip(" ")[:1] in {",", "("}
    return ends and not any(text.mark_at(table, index) for table in ("cues", "levels", "calendar", "activities"))


def _is_particle(text: Text, index: int) -> bool:
    """Tell whether a small word joins two parts of a name: "Maria da Costa", "Ahmad bin Husin"."""
    if text.folds[index] not in _PARTICLES or text.capital(index) or index + 1 >= len(text.folds):
        return False
    return text.gap(index) == " " and text.capital(index + 1) and text.folds[index + 1] not in common_words()


def _is_suffix(text: Text, index: int, caseless: bool) -> bool:
    """Tell whether a degree stands here: "SH" is one, "Se" in "Ni Se" is not."""
    mark = text.mark_at("titles", index)
    if mark is None or mark.row.values["place"] != "suffix":
        return False
    start, end = text.span(mark.start, mark.stop)
    letters = text.clean[start:end]
    return caseless or not letters.isalpha() or any(letter.isupper() for letter in letters[1:]) or letters in _SMALL


def _initials_end(text: Text, index: int) -> int:
    """Give the word behind initials that look like a degree: "Surya S.P. Nasution"; ``index`` where they are one."""
    mark = text.mark_at("titles", index)
    if mark is None or mark.stop >= len(text.folds) or text.gap(index - 1) != " ":
        return index
    single = all(len(text.folds[place]) == 1 for place in range(mark.start, mark.stop))
    glued = len(text.folds[mark.stop]) == 1 and text.gap(mark.stop - 1) == "."
    if single and glued and not text.mark_at("titles", mark.stop):
        return mark.stop + 1  # "Dwi M.M.F Lase"
    named = text.capital(mark.stop) and text.folds[mark.stop] not in common_words() and len(text.folds[mark.stop]) > 2
    ends = mark.stop in text.begins(*ENDS, "titles", "cues")
    return mark.stop if single and named and not ends and text.gap(mark.stop - 1) == ". " else index


def _name_gap(text: Text, index: int) -> bool:
    """Tell whether a name goes on behind word ``index``: after a space, or the dot of an initial or "Muh."."""
    gap = text.gap(index)
    if SPACE.fullmatch(gap):
        return bool(gap)
    length = text.ends[index] - text.starts[index]
    if INITIAL.fullmatch(gap):
        return (
            length <= 1
            or _is_single(text, index + 1, gap)
            or (length <= 4 and (gap != ". " or bool(text.mark_at("abbreviations", index)) or length <= 2))
        )
    return gap in {"-", "/"} and length > 1


def _is_single(text: Text, index: int, gap: str) -> bool:
    """Tell whether an initial goes on with a name behind a dot: "Irwan.S", "Amrijoni. Z Batubara"."""
    if index >= len(text.folds) or text.ends[index] - text.starts[index] != 1 or not text.capital(index):
        return False
    named = index + 1 < len(text.folds) and text.gap(index) == " " and text.capital(index + 1)
    return "." in gap and (gap == "." or named) and text.gap(index)[:1] != "."


@once
def person_words(text: Text) -> frozenset[str]:
    """Give the words of the names that stand behind ranks."""
    words: set[str] = set()
    for mark in text.marks("ranks"):
        if mark.stop < len(text.folds):
            start = mark.stop
            corps = text.mark_at("corps", start)
            start = corps.stop if corps and corps.stop < len(text.folds) else start  # "Letkol Laut Komang Nurhadi"
            words.update(text.folds[start : person_end(text, start)])
    return frozenset(words)
