"""Inputs to records: what the readers give, with what the input says beside its text."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kamtibmas_cli.readers import Document, How, documents
from kamtibmas_cli.record import record


def records(
    data: bytes,
    name: str,
    how: How,
    *,
    base_date: date | None = None,
    with_text: bool = False,
    lang: str = "id",
) -> Iterator[dict[str, Any]]:
    """Give the records of all releases of an input.

    Takes its bytes, its name, how to read it, and what ``release.parse`` takes. A date without a year in a message of
    a chat is taken from when it was sent, unless ``base_date`` says otherwise. Raises ``readers.UnreadableError``.
    """
    for index, document in enumerate(documents(data, name, how)):
        value = record(
            document.text,
            name,
            base_date=base_date or document.base_date,
            with_text=with_text,
            lang=lang,
            encoding=document.encoding,
        )
        value["source"]["index"] = index
        yield _with_origin(value, document)


def _with_origin(value: dict[str, Any], document: Document) -> dict[str, Any]:
    """Add where the text comes from; what a page says of itself fills only what its text leaves open."""
    source = value["source"]
    if document.span is not None:
        source["span"] = list(document.span)
    if document.chat is not None:
        source["chat"] = document.chat
    if document.row is not None:
        source["row"] = document.row
    for key, words in (("headline", document.title), ("outlet", document.outlet)):
        if value[key] is None and words:
            value[key] = {"text": " ".join(words.split()), "span": None, "inferred": True}
    if value["published"] is None and document.published:
        # The mark stands behind the value that it is about, as the schema has it.
        after = list(value)[list(value).index("published") + 1 :]
        value.update(published=document.published, published_inferred=True)
        value.update({key: value.pop(key) for key in after})
    return value
