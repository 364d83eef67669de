"""The way from a text back to the file it was read from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import OffsetMap, Origin, Span

WORDS = st.text(alphabet="甲乙丙1", min_size=1, max_size=6)


@st.composite
def assembled(draw: st.DrawFn) -> tuple[str, dict[str, str], OffsetMap]:
    """A text put together from parts of three files with words of the reader's own between them."""
    text, files, origins = "", {"a": "", "b": "", "c": ""}, []
    for words in draw(st.lists(WORDS, max_size=12)):
        text += draw(st.sampled_from(["", " ", "\n"]))
        place = draw(st.sampled_from(sorted(files)))
        files[place] += draw(st.sampled_from(["", "<p>"]))
        origins.append(Origin(Span(len(text), len(text) + len(words)), place, len(files[place]), 0))
        text += words
        files[place] += words
        last = origins.pop()
        origins.append(Origin(last.span, place, last.start, len(files[place])))
    return text, files, OffsetMap.joined(origins)


@given(assembled(), st.data())
def test_every_located_part_holds_the_same_words(
    made: tuple[str, dict[str, str], OffsetMap], data: st.DataObject
) -> None:
    """What a span's origins point at in the files is what the text says there, in order."""
    text, files, origins = made
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))

    found = origins.locate(span)

    for origin in found:
        assert files[origin.place][origin.start : origin.end] == text[origin.span.start : origin.span.end]
        assert origin.span in span
    assert "".join(text[o.span.start : o.span.end] for o in found) == "".join(text[start : span.end].split())


def test_a_stretch_of_another_length_is_found_as_a_whole() -> None:
    """One character written as a reference of eight leads back to all eight."""
    origins = OffsetMap((Origin(Span(3, 4), "char", 10, 18),))

    assert origins.at(3) == Origin(Span(3, 4), "char", 10, 18)
    assert origins.at(2) is None


def test_stretches_that_overlap_are_no_map() -> None:
    """Each character has one origin at most."""
    with pytest.raises(ValueError, match="overlap"):
        OffsetMap((Origin(Span(0, 3), "a", 0, 3), Origin(Span(2, 4), "a", 3, 5)))
