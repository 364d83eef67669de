"""kg validate, kg why: is the graph sound, and why does it hold what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from pyoxigraph import Literal, NamedNode, Triple

from kg.catalogue import near_names
from kg.cli.dates import as_of_option
from kg.cli.options import data_option, endpoint_option
from kg.errors import QueryError
from kg.export.dataset import graph_at
from kg.ontology import ontology_triples, shapes_triples
from kg.rdf.account import Account, account_of
from kg.rdf.explanation import Derivation
from kg.rdf.index import Index
from kg.rdf.rules import compile_rules
from kg.rdf.shapes import read_shapes
from kg.rdf.stated import tell_stated
from kg.rdf.terms import shorten, to_ntriples
from kg.rdf.validation import class_axioms, validate_index
from kg.store.builds import GRAPH, INFERRED, ONTOLOGY, built_file
from kg.store.embedded import in_memory, open_embedded
from kg.store.interface import Store
from kg.store.matching import matcher
from kg.store.opening import check_address, open_store

NAMED = "SELECT DISTINCT ?thing {{ ?thing rdfs:label|skos:altLabel {name} ; dp:mentionedIn ?passage }}"


@click.command()
@data_option
@endpoint_option
@as_of_option
@click.option("--owl", is_flag=True, help="Also let HermiT check the data against the ontology (needs Java).")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def validate(data: Path, endpoint: str | None, owl: bool, lang: str) -> None:
    """Check the built graph against the shapes; exit code 1 where it breaks one."""
    graph = _fetched(endpoint) if endpoint else _built(data)
    violations = validate_index(graph.stated, read_shapes(shapes_triples()))
    for fault in violations:
        click.echo(fault.line(lang))
    click.echo(f"{len(violations)} violations")
    sound = not violations
    if owl:
        sound = _consistent(graph.ntriples()) and sound
    if not sound:
        raise SystemExit(1)


@dataclass(frozen=True, slots=True)
class _Checked:
    """A graph to check: what is stated in it, and all of it with the ontology as N-Triples."""

    stated: Index
    ntriples: Callable[[], bytes]


def _built(data: Path) -> _Checked:
    """Looked up in the store, property by property: a large graph need not be held whole."""
    store, is_stated = open_embedded(data), _stated_here(data)
    ontology = list(ontology_triples())
    terms, axioms = {each.subject for each in ontology}, class_axioms(ontology)

    def look_up(predicate: NamedNode) -> Iterator[Triple]:
        for triple in store.match(None, predicate, None):
            # The store has the ontology too, which is no data.
            if triple.subject not in terms and is_stated(triple):
                yield triple
        yield from (each for each in axioms if each.predicate == predicate)

    return _Checked(
        Index.of_properties(look_up), lambda: built_file(data, ONTOLOGY) + built_file(data, GRAPH)
    )


def _fetched(endpoint: str) -> _Checked:
    triples = graph_at(check_address(endpoint)).triples
    ontology = list(ontology_triples())
    is_stated = tell_stated(compile_rules(ontology), matcher(in_memory(triples)))
    stated = [each for each in triples if is_stated(each)]
    checked = Index([*stated, *class_axioms(ontology)])
    return _Checked(checked, lambda: to_ntriples({*triples, *ontology}).encode())


def _consistent(ntriples: bytes) -> bool:
    # Brings owlready2 with it.
    from kg.rdf.owl import check_consistency  # noqa: PLC0415

    report = check_consistency(ntriples)
    click.echo("consistent" if report.consistent else "inconsistent")
    for name in report.unsatisfiable:
        click.echo(f"no thing can be a {shorten(name)}")
    return report.sound


@click.command()
@click.argument("iri")
@data_option
@endpoint_option
@as_of_option
def why(iri: str, data: Path, endpoint: str | None) -> None:
    """Show why the graph says what it says of IRI (an IRI, or a thing's exact name)."""
    store = open_store(data, endpoint)
    match = matcher(store)
    stated = tell_stated(compile_rules(ontology_triples()), match) if endpoint else _stated_here(data)
    account = account_of(_subject(store, iri), match, ontology_triples(), stated)
    if account is None:
        raise QueryError("the graph says nothing of it", source=iri, mend="give an IRI or name of the graph")
    click.echo(_told(account), nl=False)


def _stated_here(data: Path) -> Callable[[Triple], bool]:
    """Tells what a build states from what follows from it, by the list of the latter that it keeps."""
    inferred = frozenset(built_file(data, INFERRED).splitlines())
    return lambda triple: f"{triple} .".encode() not in inferred


def _subject(store: Store, name: str) -> str:
    if "://" in name:
        return name
    rows = store.select(NAMED.format(name=Literal(name, language="zh"))).rows
    if not rows:
        near = near_names(store, name)
        mend = f"near it are {'、'.join(near)}" if near else "give the IRI"
        raise QueryError("no thing of this name", source=name, mend=mend)
    found = sorted(str(row[0]).strip("<>") for row in rows)
    if len(found) > 1:
        mend = f"give the IRI of the one you mean: {' '.join(found)}"
        raise QueryError(f"{len(found)} things of this name", source=name, mend=mend)
    return found[0]


def _told(account: Account) -> str:
    lines = [f"{account.label}\n  <{account.iri}>\n"]
    for proof in account.proofs:
        trust = f" ({proof.rule}, {proof.confidence})" if proof.rule else ""
        lines.append(f"\n{proof.said}{trust}\n")
        lines += [f"  “{' '.join(sentence.split())}”\n    {where}\n" for where, sentence in proof.passages]
    for derivation in account.derived:
        lines.append("\n" + _tree(derivation, account, 0))
    return "".join(lines)


def _tree(derivation: Derivation, account: Account, depth: int) -> str:
    line = f"{'  ' * depth}{account.say(derivation.triple)}  [{derivation.rule}]\n"
    return line + "".join(_tree(premise, account, depth + 1) for premise in derivation.premises)
