"""Makes the weights of the learned classifiers: ``python -m tests.train [NAME…]`` (extra ``train``).

Samples come from ``tests/gold`` and ``tests/corpus``: texts of our own. A feature counts where at least three texts
have it, so that no name of a person or place is learned. Before the weights are written, a five-fold
cross-validation says how well they choose on texts that they were not made from.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kamtibmas_cli.evaluate import alike, overlap
from kamtibmas_cli.fields.activity import find, kinds_told
from kamtibmas_cli.fields.situation import status_told
from kamtibmas_cli.linear import BIAS, WEIGHTS, Linear
from kamtibmas_cli.recognisers.headings import lists_told
from kamtibmas_cli.recognisers.scenes import spots_told
from kamtibmas_cli.text import Text
from tests.test_corpus import CORPUS, pairs, plain, spans

GOLD = Path(__file__).parent / "gold"
FOLDS = 5
_OF_ITEMS = ("item", "mark", "cue", "ranks", "calendar", "civil", "units", "levels", "situation_words", "activities")
_ROUNDS = 3
SMALL = 0.02  # weights that change nothing are left out
_CARRIER = 2.0  # how much a line of a corpus counts beside a release: it stands for many
ALIKE = 0.7  # of the words of an item and of a gold value
LEAST = 3  # texts that have a feature


class Sample(NamedTuple):
    """The features of one choice, whether it is right, and the text that it stands in."""

    text: str
    features: set[str]
    right: bool
    value: str = ""  # what several samples of a text may give, where the gold does not tell which of them does


def golds() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give the releases with their gold."""
    for path in sorted(GOLD.glob("*.txt")):
        gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
        yield path.stem, path.read_bytes().decode("utf-8"), gold


def carriers(field: str) -> Iterator[tuple[str, str, str]]:
    """Give the lines of one corpus, but for known misses: a name, the value, the text."""
    for number, line in enumerate((CORPUS / f"{field}.txt").read_text("utf-8").splitlines(), 1):
        value, bar, text = line.partition("|")
        if bar and not line.startswith(("#", "!")):
            yield f"{field}:{number}", value.strip(), text.strip().replace("\\n", "\n")


def venues() -> Iterator[Sample]:
    """Which of the spots that a text names is the scene."""
    wanted = [(name, raw, gold["place"]["venue"]) for name, raw, gold in golds()]
    wanted += [(name, plain(raw), pairs(value).get("venue")) for name, value, raw in carriers("place")]
    for name, raw, venue in wanted:
        text = Text(raw)
        for item, features in spots_told(text):
            words = text.clean[slice(*text.span(*item.name))]
            yield Sample(name, features, venue is not None and alike("place.venue", venue, words), "venue")


def lists(field: str) -> Iterator[Sample]:
    """Whether a list holds messages, or outcomes: a hope alone below its head may be a whole sentence."""
    forms = {"messages": {"bullet"}, "outcomes": {"bullet", "indirect"}}[field]
    told = [
        (name, raw, [entry["text"] for entry in gold[field] if entry["form"] in forms]) for name, raw, gold in golds()
    ]
    told += [
        (name, plain(raw), spans(raw) if any(form in value for form in forms) else [])
        for name, value, raw in carriers(field)
    ]
    for name, raw, texts in told:
        text = Text(raw)
        for section, _, features in lists_told(text):
            items = [text.clean[slice(*item)] for item in section.items]
            same = sum(any(overlap(item, entry) >= ALIKE for entry in texts) for item in items)
            yield Sample(name, features, same * 2 >= len(items))


def lists_by_items(field: str) -> Iterator[Sample]:
    """The same by the items alone, as if no word of the head were known."""
    for sample in lists(field):
        known = {feature for feature in sample.features if feature.startswith(_OF_ITEMS)}
        yield sample._replace(features=known)


def activities() -> Iterator[Sample]:
    """Whether a kind of activity that a text names is what was done."""
    told = [(name, raw, gold["activity"]) for name, raw, gold in golds()]
    told += [(name, plain(raw), value.replace("-", "").split()) for name, value, raw in carriers("activity")]
    for name, raw, kinds in told:
        text = Text(raw)
        for kind, features in kinds_told(text, find(text)[1]).items():
            yield Sample(name, features, kind in kinds)


def situations() -> Iterator[Sample]:
    """Whether a word says how it went. Where a text has it several times, the gold does not tell which one does."""
    told = [(name, raw, gold["situation"]) for name, raw, gold in golds()]
    told += [(name, plain(raw), value.replace("-", "").split()) for name, value, raw in carriers("situation")]
    for name, raw, words in told:
        for mark, features in status_told(Text(raw)):
            yield Sample(name, features, mark.row.means in words, mark.row.means)


MODELS: dict[str, Callable[[], Iterator[Sample]]] = {
    "message_list": lambda: lists("messages"),
    "outcome_list": lambda: lists("outcomes"),
    "message_items": lambda: lists_by_items("messages"),
    "outcome_items": lambda: lists_by_items("outcomes"),
    "activity": activities,
    "situation": situations,
    "venue": venues,  # asks what stands in lists of messages
}
# Of the weights; 1 where a classifier has none of its own.
_STRENGTH = {"activity": 0.5, "situation": 2.0, "venue": 0.5}


def fit(samples: list[Sample], strength: float) -> dict[str, float]:
    """Give the weights of a logistic regression (L2).

    Of several samples of which one gives the gold's value, the likeliest counts from the second round on: of "agar
    warga merasa aman … kegiatan berjalan aman" the last.
    """
    weights = fit_once(samples, strength)
    for _ in range(_ROUNDS if any(sample.value for sample in samples) else 0):
        weights = fit_once(likeliest(samples, weights), strength)
    return weights


def likeliest(samples: list[Sample], weights: dict[str, float]) -> list[Sample]:
    """Leave out the right samples of a value but for the likeliest one of their text."""
    model = Linear(weights)
    best: dict[tuple[str, str], Sample] = {}
    for sample in samples:
        key = (sample.text, sample.value)
        if sample.right and (key not in best or model.score(sample.features) > model.score(best[key].features)):
            best[key] = sample
    return [sample for sample in samples if not sample.right or sample is best[sample.text, sample.value]]


def fit_once(samples: list[Sample], strength: float) -> dict[str, float]:
    """Give the weights of a logistic regression (L2)."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    texts: dict[str, set[str]] = {}
    for sample in samples:
        for feature in sample.features:
            texts.setdefault(feature, set()).add(sample.text)
    kept = {feature for feature, where in texts.items() if len(where) >= LEAST}
    vectors = DictVectorizer()
    rows = vectors.fit_transform([dict.fromkeys(sorted(sample.features & kept), 1.0) for sample in samples])
    model = LogisticRegression(C=strength, max_iter=5000)
    model.fit(
        rows, [sample.right for sample in samples], [_CARRIER if ":" in sample.text else 1.0 for sample in samples]
    )
    weights = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    return {BIAS: float(model.intercept_[0]), **{name: float(weight) for name, weight in weights.items()}}


def crossed(samples: list[Sample], strength: float) -> list[float]:
    """Give the score of each sample by weights that were made without its text."""
    names = list(dict.fromkeys(sample.text for sample in samples))
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    scores = [0.0] * len(samples)
    for part in range(FOLDS):
        model = Linear(fit([sample for sample in samples if fold[sample.text] != part], strength))
        for place, sample in enumerate(samples):
            if fold[sample.text] == part:
                scores[place] = model.score(sample.features)
    return scores


def report(name: str, samples: list[Sample], scores: list[float]) -> str:
    """Say how many samples are decided rightly by a score above 0."""
    hit = sum(sample.right and score > 0 for sample, score in zip(samples, scores, strict=True))
    yes, right = sum(score > 0 for score in scores), sum(sample.right for sample in samples)
    return f"{name}: {len(samples)} samples, precision {hit / yes:.3f}, recall {hit / right:.3f} on texts held back"


def main() -> None:
    for name in sys.argv[1:] or MODELS:
        samples = list(MODELS[name]())
        print(report(name, samples, crossed(samples, _STRENGTH.get(name, 1.0))))
        weights = fit(samples, _STRENGTH.get(name, 1.0))
        rows = [
            f"{feature}\t{weight:.3f}\n"
            for feature, weight in sorted(weights.items())
            if abs(weight) >= SMALL or feature == BIAS
        ]
        WEIGHTS.mkdir(exist_ok=True)
        (WEIGHTS / f"{name}.tsv").write_text("".join(rows), "utf-8")
        print(f"  {len(rows)} weights, {sum(map(len, rows))} bytes")


if __name__ == "__main__":
    main()
