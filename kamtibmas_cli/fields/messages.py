"""Messages: what the officers told people."""

from kamtibmas_cli.found import Found
from kamtibmas_cli.recognisers.quotations import quotations
from kamtibmas_cli.recognisers.speech import spoken
from kamtibmas_cli.recognisers.voices import Speech, voices_of
from kamtibmas_cli.text import Text


def find(text: Text) -> tuple[list[Speech], list[Found]]:
    """Find the messages: listed, quoted and reported.

    Returns them in the text's order, and every candidate, each quotation of the text among them.
    """
    chosen = [speech for speech in spoken(text) if speech.kind in {"message", "both"} and not _civilian(speech)]
    candidates = [
        Found(speech.start, speech.end, speech.form, speech.rule, speech.who.kind if speech.who else None)
        for speech in {*spoken(text), *quotations(voices_of(text))}
        if speech.kind != "outcome"
    ]
    seen = {found.span for found in candidates}
    candidates.extend(
        Found(*quote.inner, "quote", "quotation marks", None) for quote in text.quotes if quote.inner not in seen
    )
    return chosen, sorted(candidates, key=lambda found: (found.start, found.end))


def _civilian(speech: Speech) -> bool:
    return speech.who is not None and speech.who.kind == "civil"
