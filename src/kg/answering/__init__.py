"""A question in Chinese or English to SPARQL, and to an answer with its evidence and limits."""

import gc

from kg.answering.answer import Answer, Item, Proof, to_dict, to_json
from kg.answering.asking import Answerer
from kg.answering.in_doubt import InDoubt
from kg.answering.index import Index, build_index
from kg.answering.lexicon import Lexicon, load_lexicon
from kg.answering.notes import Note, NoteKind
from kg.answering.present import (
    headline,
    in_chinese,
    in_language,
    item_marks,
    notes_of,
    to_text,
)
from kg.answering.suggest import suggest
from kg.answering.terms_shown import bound_words, term_label
from kg.rdf.uncollected import no_cycle_search
from kg.store.interface import Store

__all__ = [
    "Answer",
    "Answerer",
    "Index",
    "Item",
    "Lexicon",
    "Note",
    "NoteKind",
    "Proof",
    "answerer",
    "ask",
    "bound_words",
    "build_index",
    "headline",
    "in_chinese",
    "in_language",
    "item_marks",
    "load_lexicon",
    "notes_of",
    "suggest",
    "term_label",
    "to_dict",
    "to_json",
    "to_text",
]


def answerer(store: Store, *, once: bool = False) -> Answerer:
    """What a warm process keeps to answer questions on one graph; `once`: only what the first one needs.

    The index lives as long as the process: left out of garbage collection, it holds up no question.
    """
    with no_cycle_search():
        index = build_index(store)
        ready = Answerer(store, index, load_lexicon(), InDoubt(index))
        if not once:
            ready.warm()
    gc.freeze()
    return ready


def ask(question: str, store: Store, index: Index | None = None, lexicon: Lexicon | None = None) -> Answer:
    """The answer to one question; give `index` again when asking more than once."""
    return Answerer(store, index or build_index(store), lexicon or load_lexicon()).ask(question)
