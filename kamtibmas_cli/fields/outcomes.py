"""Outcomes: what the activity is hoped or meant to bring about."""

from kamtibmas_cli.found import Found
from kamtibmas_cli.recognisers.speech import spoken
from kamtibmas_cli.recognisers.voices import Speech
from kamtibmas_cli.text import Text


def find(text: Text) -> tuple[list[Speech], list[Found]]:
    """Find the outcomes: listed, quoted and reported hopes. Returns them in the text's order, and every candidate."""
    found = [speech for speech in spoken(text) if speech.kind in {"outcome", "both"}]
    chosen = [speech for speech in found if speech.who is None or speech.who.kind != "civil"]
    candidates = [
        Found(speech.start, speech.end, speech.form, speech.rule, speech.who.kind if speech.who else None)
        for speech in found
    ]
    return chosen, candidates
