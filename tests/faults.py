"""Puts faults into sound releases, one at a time: what the linter must find."""

import random
import re
from collections.abc import Callable, Iterator

Fault = tuple[str, int]  # the faulty text, and where the fault is
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_RIGHT = ("Kapolres", "Kapolsek", "Bhabinkamtibmas", "Reskrim", "Samapta", "Babinsa", "Danramil", "Brigadir", "Bripka")


def _replaced(text: str, found: re.Match[str], new: str) -> Fault:
    return text[: found.start()] + new + text[found.end() :], found.start()


def weekday(text: str, chance: random.Random) -> Fault | None:
    dated = rf"\b({'|'.join(_DAYS)})(?=,?\s*\(?\d{{1,2}}(?:[/-]\d{{1,2}}[/-]20\d\d|\s+[A-Z][a-z]+\s+20\d\d))"
    found = re.search(dated, text)
    if found is None:
        return None
    return _replaced(text, found, chance.choice([day for day in _DAYS if day != found.group()]))


def impossible(text: str, chance: random.Random) -> Fault | None:
    found = re.search(
        r"\b\d{1,2}(?=/\d{1,2}/20\d\d\b|\s+(?:Januari|Februari|Maret|Mei|Juni|September|November)\s+20\d\d)", text
    )
    return _replaced(text, found, str(chance.randrange(32, 60))) if found else None


def clock(text: str, chance: random.Random) -> Fault | None:
    found = re.search(r"(?<=[Pp]ukul )\d{1,2}(?=[.:]\d\d\b(?![\d.]))", text)
    return _replaced(text, found, str(chance.randrange(25, 60))) if found else None


def misspelt(text: str, chance: random.Random) -> Fault | None:
    words = [found for right in _RIGHT for found in re.finditer(rf"\b{right}\b", text)]
    if not words:
        return None
    found = chance.choice(words)
    word, at = found.group(), chance.randrange(2, len(found.group()) - 2)
    wrong = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at] + word[at:],
    ]
    new = chance.choice([one for one in wrong if one != word])
    return _replaced(text, found, new)


def number(text: str, _: random.Random) -> Fault | None:
    found = re.search(r"\b(\d) (?=(?:personil|personel|anggota)\b)", text)
    wrong = {"2": "lima", "3": "tujuh", "4": "dua"}
    return _replaced(text, found, f"{found[1]} ({wrong.get(found[1], 'satu')}) ") if found and found[1] != "1" else None


def template(text: str, chance: random.Random) -> Fault | None:
    found = re.search(r"(?<=Kapolsek )[A-Z][a-z]+", text)
    return _replaced(text, found, chance.choice(["XXX", "[nama]", "XXXX"])) if found else None


def doubled(text: str, chance: random.Random) -> Fault | None:
    words = list(re.finditer(r"(?<= )(yang|di|dan|dengan|untuk|pada|dari|agar)(?= [a-z])", text))
    found = chance.choice(words) if words else None
    return _replaced(text, found, f"{found.group()} {found.group()}") if found else None


def spaces(text: str, chance: random.Random) -> Fault | None:
    words = list(re.finditer(r"(?<=[a-z]) (?=[a-z])", text))
    found = chance.choice(words) if words else None
    return _replaced(text, found, " " * chance.randrange(2, 5)) if found else None


def unclosed(text: str, _: random.Random) -> Fault | None:
    found = re.search(r"(?<=[.,])[\"”](?= (?:ujar|kata|ucap|tutur|tegas|jelas|pungkas)[^\"“”]*$)", text, re.MULTILINE)
    if found is None or text.count("“") + text.count('"') < 1:
        return None
    begin = max(text.rfind("“", 0, found.start()), text.rfind('"', 0, found.start()))
    line = text.rfind("\n", 0, found.start()) + 1
    return (text[: found.start()] + text[found.end() :], begin) if begin >= line else None


def rank(text: str, _: random.Random) -> Fault | None:
    found = re.search(r"(?<=Kapolres )(?P<where>[A-Z][a-z]+(?: [A-Z][a-z]+)?),? (?P<rank>AKBP)(?= [A-Z])", text)
    return (text[: found.start("rank")] + "AIPDA" + text[found.end("rank") :], found.start("rank")) if found else None


def spelling(text: str, chance: random.Random) -> Fault | None:
    """Misspell the second mention of an officer who is named twice with rank."""
    ranks = "Iptu|Ipda|AKP|Kompol|AKBP|Aipda|Aiptu|Bripka"
    for found in re.finditer(rf"\b(?:{ranks}) [A-Z][a-z]+ [A-Z][a-z]{{4,}}\b", text):
        again = text.find(found.group(), found.end())
        if again >= 0:
            at = again + len(found.group()) - 2
            letter = chance.choice([one for one in "aiueo" if one != text[at]])
            return text[:at] + letter + text[at + 1 :], at
    return None


FAULTS: tuple[tuple[str, Callable[[str, random.Random], Fault | None]], ...] = (
    ("K102", weekday), ("K105", impossible), ("K105", clock), ("K303", misspelt), ("K306", number), ("K501", template),
    ("K503", doubled), ("K504", spaces), ("K505", unclosed), ("K304", rank), ("K307", spelling),
)  # fmt: skip


def inject(texts: list[str], count: int, chance: random.Random) -> Iterator[tuple[str, str, int]]:
    """Give a number of faulty texts: the code of the fault, the text, and where the fault is."""
    made = 0
    while made < count:
        code, fault = FAULTS[made % len(FAULTS)]
        result = None
        while result is None:
            result = fault(chance.choice(texts), chance)
        yield code, *result
        made += 1
