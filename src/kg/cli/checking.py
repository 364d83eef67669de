"""kg validate, kg why: is the graph sound, and why does it hold what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from pyoxigraph import Literal, RdfFormat, Triple, parse

from kg.cli.options import data_option
from kg.errors import QueryError
from kg.ontology import ontology_triples, shapes_triples
from kg.rdf.account import Account, account_of
from kg.rdf.explanation import Derivation
from kg.rdf.shapes import read_shapes
from kg.rdf.terms import shorten
from kg.rdf.validation import class_axioms
from kg.rdf.validation import validate as find_violations
from kg.store.builds import GRAPH, INFERRED, ONTOLOGY, built_file
from kg.store.embedded import EmbeddedStore, open_embedded

NAMED = "SELECT DISTINCT ?thing {{ ?thing rdfs:label|skos:altLabel {name} ; dp:mentionedIn ?passage }}"


@click.command()
@data_option
@click.option("--owl", is_flag=True, help="Also let HermiT check the data against the ontology (needs Java).")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
def validate(data: Path, owl: bool, lang: str) -> None:
    """Check the built graph against the shapes; exit code 1 where it breaks one."""
    violations = find_violations(
        [*_stated(data), *class_axioms(ontology_triples())], read_shapes(shapes_triples())
    )
    for fault in violations:
        click.echo(fault.line(lang))
    click.echo(f"{len(violations)} violations")
    sound = not violations
    if owl:
        sound = _consistent(data) and sound
    if not sound:
        raise SystemExit(1)


def _stated(data: Path) -> Iterator[Triple]:
    """The graph without what follows from it."""
    follows = set(built_file(data, INFERRED).splitlines())
    lines = (line for line in built_file(data, GRAPH).splitlines() if line not in follows)
    return (quad.triple for quad in parse(b"\n".join(lines), RdfFormat.N_TRIPLES))


def _consistent(data: Path) -> bool:
    # Brings owlready2 with it.
    from kg.rdf.owl import check_consistency  # noqa: PLC0415

    report = check_consistency(built_file(data, ONTOLOGY) + built_file(data, GRAPH))
    click.echo("consistent" if report.consistent else "inconsistent")
    for name in report.unsatisfiable:
        click.echo(f"no thing can be a {shorten(name)}")
    return report.sound


@click.command()
@click.argument("iri")
@data_option
def why(iri: str, data: Path) -> None:
    """Show why the graph says what it says of IRI (an IRI, or a thing's exact name)."""
    store = open_embedded(data)
    subject = _subject(store, iri)
    inferred = set(built_file(data, INFERRED).decode().splitlines())
    account = account_of(
        subject, store.match, ontology_triples(), lambda triple: f"{triple} ." not in inferred
    )
    if account is None:
        raise QueryError("the graph says nothing of it", source=iri, mend="give an IRI or name of the graph")
    click.echo(_told(account), nl=False)


def _subject(store: EmbeddedStore, name: str) -> str:
    if "://" in name:
        return name
    rows = store.select(NAMED.format(name=Literal(name, language="zh"))).rows
    if len(rows) != 1:
        problem = "no thing of this name" if not rows else f"{len(rows)} things of this name"
        raise QueryError(problem, source=name, mend="give the IRI")
    return str(rows[0][0]).strip("<>")


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
