"""Marks at the ends of sentences and clauses, in all scripts that speech recognition writes."""

from __future__ import annotations

SENTENCE_END = tuple(".?!…‽。．？！｡؟۔।॥།༎။។៕።፧։՞՜᠃᙮⸮⁇⁈⁉")
"""Latin and its like, East Asian, Arabic and Urdu, Devanagari, Tibetan, Burmese, Khmer, Ethiopic,
Armenian, Mongolian. https://www.unicode.org/Public/UCD/latest/ucd/PropList.txt, Sentence_Terminal.
The Greek question mark is left out: it looks like a semicolon, and recognizers write both."""

CLAUSE_END = (*SENTENCE_END, *",;:—–，、；：､·؛،፣፤፥፦၊៖՝")
"""The same with the commas of these scripts."""

CLOSING = "\"'”’»›)]}」』）】》〉"
"""Quotes and brackets that may follow such a mark."""


def ends_sentence(text: str) -> bool:
    """Return whether a text ends with a full stop or its like, perhaps inside quotes."""
    return text.rstrip().rstrip(CLOSING).rstrip().endswith(SENTENCE_END)
