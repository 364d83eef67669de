"""Three engines, one graph: the same queries, questions and pages give the same answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode

from kg.answering import NoteKind, answerer, to_json
from kg.catalogue import Parameter, Query, bind, read_catalogue
from kg.cli.commands import cli
from kg.errors import StoreError
from kg.export.dataset import read_triples
from kg.export.doubts import compared_at
from kg.export.pledges import coverage_at, ledger_at
from kg.namespaces import iri
from kg.resolution.compared import to_judge
from kg.store.builds import GRAPH as GRAPH_FILE
from kg.store.builds import ONTOLOGY, current_build, staged_build
from kg.store.embedded import open_embedded
from kg.store.engines import find_server
from kg.store.interface import Store
from kg.store.publishing import publish
from kg.store.remote import RemoteStore
from kg.store.results import Answer, Graph, Term, graph
from kg.store.transport import Login
from kg.web.settings import Settings
from tests.web.serving import serving

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("engines")]

GRAPH = "https://example.org/published"
DBA = Login(user="dba", password="dba")
QUERIES = [
    query for query in read_catalogue().values() if not any(each.required for each in query.parameters)
]
DECIMAL_PLACES = 9


@pytest.fixture(scope="module")
def addresses(main_report: Path, oxigraph: str, virtuoso: str) -> Mapping[str, str]:
    """Where the published graph is read, engine by engine."""
    in_oxigraph = publish(main_report, find_server(oxigraph, "oxigraph"), batch=4000)
    in_virtuoso = publish(
        main_report, find_server(virtuoso, "virtuoso"), graph=GRAPH, login=DBA, batch=10_000
    )
    assert in_oxigraph.triples == in_virtuoso.triples > 10_000
    return {"oxigraph": in_oxigraph.endpoint, "virtuoso": in_virtuoso.endpoint}


@pytest.fixture(scope="module")
def stores(main_report: Path, addresses: Mapping[str, str]) -> Mapping[str, Store]:
    """The same graph three times."""
    remote = {name: RemoteStore(address) for name, address in addresses.items()}
    return {"embedded": open_embedded(main_report), **remote}


def _no_names(name: str, parameter: Parameter) -> str:
    raise AssertionError(f"{parameter.name} is set to the name {name}")


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: str(query.id))
def test_every_query_has_one_answer(query: Query, stores: Mapping[str, Store]) -> None:
    """All queries of the catalogue, with their defaults: the same rows, numbers compared by value."""
    text = bind(query, {}, _no_names)

    found = {name: _comparable(store.query(text)) for name, store in stores.items()}

    assert found["oxigraph"] == found["embedded"]
    assert found["virtuoso"] == found["embedded"]


def test_the_competency_queries_find_something(stores: Mapping[str, Store]) -> None:
    """Agreement on nothing would prove nothing: forty queries or more have rows."""
    competency = [query for query in QUERIES if query.group == "competency"]

    full = [
        query.id for query in competency if _comparable(stores["virtuoso"].query(bind(query, {}, _no_names)))
    ]

    assert len(full) >= 40


QUESTIONS = [
    "哪些项目服务于千亿级汽车产业集群?",
    "哪些项目已经开工?",
    "上半年一般公共预算收入是多少?",
    "which parks are there?",
    "禾赛科技有哪些项目",
]


def test_every_question_has_one_answer(stores: Mapping[str, Store]) -> None:
    """Word for word, with the same proofs and the same notes."""
    answers, kinds = {}, set()
    for name, store in stores.items():
        warm = answerer(store)
        told = [warm.ask(question) for question in QUESTIONS]
        answers[name] = [to_json(each) for each in told]
        kinds |= {note.kind for each in told for note in each.notes}

    assert NoteKind.MAY_BE_ONE in kinds
    assert answers["oxigraph"] == answers["embedded"]
    assert answers["virtuoso"] == answers["embedded"]


def test_every_engine_has_one_ledger(addresses: Mapping[str, str], main_report: Path) -> None:
    """`kg ledger`, `kg coverage` and `kg review` tell the same of any server."""
    here = open_embedded(main_report)
    for address in addresses.values():
        there = RemoteStore(address)
        assert ledger_at(there) == ledger_at(here) != []
        assert coverage_at(there) == coverage_at(here) != []
        assert to_judge(compared_at(there)) == to_judge(compared_at(here)) != []
    for command in ("ledger", "coverage", "review"):
        printed = CliRunner().invoke(cli, [command, "--endpoint", addresses["oxigraph"]])
        assert (printed.exit_code, len(printed.output.splitlines()) > 15) == (0, True), printed.output


PAGES = [
    "/list/Project",
    "/list/Commitment",
    "/list/Enterprise.csv",
    "/industries",
    "/parks",
    f"/search?q={quote('嘉定')}",
    f"/api/ask?q={quote('哪些项目已经开工?')}",
    "/api/graph/overview",
    "/disagreements",
    "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D",
]


@pytest.fixture(scope="module")
def explorer(main_report: Path) -> Iterator[httpx.Client]:
    """The explorer over the build itself."""
    with serving(Settings(main_report)) as client:
        yield client


@pytest.mark.parametrize("engine", ["oxigraph", "virtuoso"])
def test_the_explorer_shows_one_graph(
    engine: str, explorer: httpx.Client, addresses: Mapping[str, str], tmp_path: Path
) -> None:
    """`kg serve --endpoint` gives the pages that `kg serve` gives over the build."""
    with serving(Settings(tmp_path, endpoint=addresses[engine])) as remote:
        for page in PAGES:
            here, there = explorer.get(page), remote.get(page)
            assert there.status_code == here.status_code == 200, (page, there.text[:300])
            assert _portless(there) == _portless(here), page


@pytest.mark.parametrize("engine", ["oxigraph", "virtuoso"])
def test_targets_are_told_without_the_ledger(
    engine: str, explorer: httpx.Client, addresses: Mapping[str, str], tmp_path: Path
) -> None:
    """An endpoint has no ledger: what its pages compare they judge as the build's do."""
    with serving(Settings(tmp_path, endpoint=addresses[engine])) as remote:
        for page in ("/", "/indicators"):
            here, there = explorer.get(page), remote.get(page)
            assert there.status_code == 200, page
            assert _compared(there) == _compared(here) != set(), page
            assert _judged(there) == _judged(here) != [], page


def _judged(response: httpx.Response) -> list[str]:
    """The shares and states that a page tells, without their links."""
    told = re.findall(r"(?:<b>\d+ %</b> )?<small class=\"(?:good|short)?\">.*?</small>", response.text)
    return [re.sub(r"</?a[^>]*>", "", each) for each in told]


def _compared(response: httpx.Response) -> set[str]:
    """What the bullet charts of a page say: an indicator, its figure and its target."""
    return set(re.findall(r'<svg class="bullet"[^>]* aria-label="([^"]+)"', response.text))


@pytest.mark.parametrize("engine", ["oxigraph", "virtuoso"])
def test_a_graph_is_published_over_the_one_before(
    engine: str, main_report: Path, addresses: Mapping[str, str], tmp_path: Path
) -> None:
    """A reader who asks all the while sees the old graph or the new one, and no graph is left aside."""
    store = RemoteStore(addresses[engine])
    half = _half(main_report, tmp_path)
    before, between = _named_in(main_report), _named_in(half)
    server = find_server(re.sub(r"/(query|sparql)\b.*", "", addresses[engine]), engine)
    graph = GRAPH if engine == "virtuoso" else ""

    def both() -> tuple[int, frozenset[str], int]:
        first = publish(half, server, graph=graph, login=DBA)
        middle = _named(store)
        return first.triples, middle, publish(main_report, server, graph=graph, login=DBA).triples

    with ThreadPoolExecutor(1) as threads:
        done = threads.submit(both)
        seen = []
        while not done.done():
            seen.append(_named(store))
        seen.append(_named(store))

    part, middle, whole = done.result()
    assert whole == _size(store) > part
    assert set(seen) <= {before, between}
    assert seen[0] == seen[-1] == before > between == middle
    everywhere = RemoteStore(addresses[engine].partition("?")[0])
    names = everywhere.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s a dp:Report } }").rows
    assert names == (((NamedNode(GRAPH),),) if engine == "virtuoso" else ())


def _half(data: Path, folder: Path) -> Path:
    """Every second statement of a build."""
    build = current_build(data)
    with staged_build(folder) as staging:
        lines = (build / GRAPH_FILE).read_text(encoding="utf-8").splitlines(keepends=True)
        (staging / GRAPH_FILE).write_text("".join(lines[::2]), encoding="utf-8")
        (staging / ONTOLOGY).write_bytes((build / ONTOLOGY).read_bytes())
    return folder


def _size(store: Store) -> int:
    found = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0][0]
    return int(found.value) if isinstance(found, Literal) else 0


def _named(store: Store) -> frozenset[str]:
    """Everything that has a label, with it."""
    rows = store.select("SELECT ?s ?label WHERE { ?s rdfs:label ?label }").rows
    return frozenset(f"{thing} {label}" for thing, label in rows)


def _named_in(data: Path) -> frozenset[str]:
    """The same out of a build's files."""
    build = current_build(data)
    label = f" <{iri('rdfs:label')}> "
    lines = "".join((build / name).read_text(encoding="utf-8") for name in (GRAPH_FILE, ONTOLOGY))
    return frozenset(line[:-2].replace(label, " ") for line in lines.splitlines() if label in line)


@pytest.fixture(scope="module")
def endpoints(explorer: httpx.Client, addresses: Mapping[str, str]) -> Mapping[str, str]:
    """Where the three engines are asked."""
    return {"kg": f"{explorer.base_url}/sparql", **addresses}


def _said(*arguments: str) -> str:
    """What a command prints; it must not fail."""
    done = CliRunner().invoke(cli, arguments, prog_name="kg")
    assert done.exit_code == 0, (arguments, done.output, done.exception)
    return done.output


@pytest.mark.parametrize("engine", ["kg", "oxigraph", "virtuoso"])
def test_a_graph_comes_back_whole(
    engine: str, main_report: Path, endpoints: Mapping[str, str], tmp_path: Path
) -> None:
    """`kg export` gives the build's own statements; byte for byte where numbers keep their spelling."""
    file = tmp_path / "graph.nt"

    _said("export", "ntriples", "-o", str(file), "--endpoint", endpoints[engine])

    mine = current_build(main_report) / GRAPH_FILE
    if engine != "virtuoso":
        assert file.read_bytes() == mine.read_bytes()
    assert _comparable(graph(read_triples(file))) == _comparable(graph(read_triples(mine)))


@pytest.mark.parametrize("engine", ["kg", "oxigraph", "virtuoso"])
def test_commands_read_any_server(
    engine: str, main_report: Path, endpoints: Mapping[str, str], tmp_path: Path
) -> None:
    """`validate`, `why`, `package`, `verify` and `diff` over an endpoint do what they do over the build."""
    url = endpoints[engine]
    here = ["-o", str(main_report)]

    assert _said("validate", "--endpoint", url) == _said("validate", *here)
    assert _said("why", "联影医疗二期", "--endpoint", url) == _said("why", "联影医疗二期", *here)
    _said("package", "statistics", "-o", str(tmp_path / "parcel"), "--endpoint", url)
    assert _said("verify", str(tmp_path / "parcel")).endswith("sound\n")
    if engine != "virtuoso":
        delta = str(tmp_path / "delta.rdfp")
        assert "0 facts differ; 0 added, 0 removed" in _said("diff", str(main_report), url, "-o", delta)


def test_a_wrong_password_is_told(main_report: Path, virtuoso: str) -> None:
    """Virtuoso's Digest as our own server's token: one line, and the live graph as it was."""
    server = find_server(virtuoso, "virtuoso")

    with pytest.raises(StoreError, match=r"sparql-auth.*the server answered 401.*give --token, or --user"):
        publish(main_report, server, graph=GRAPH, login=Login(user="dba", password="wrong"))


def _portless(response: httpx.Response) -> str:
    return re.sub(r"127\.0\.0\.1:\d+", "", response.text)


def _comparable(answer: Answer) -> object:
    if isinstance(answer, bool):
        return answer
    if isinstance(answer, Graph):
        return {tuple(map(_value, (t.subject, t.predicate, t.object))) for t in answer.triples}
    return {tuple(map(_value, row)) for row in answer.rows}


NUMBERS = {iri(f"xsd:{name}") for name in ("decimal", "integer", "double", "float", "int", "long")}


def _value(term: Term | None) -> object:
    """What a term means: 1.50 is 1.5, "1"^^xsd:boolean is true."""
    if not isinstance(term, Literal):
        return term
    if term.datatype.value in NUMBERS:
        return round(Decimal(term.value), DECIMAL_PLACES).normalize()
    if term.datatype.value == iri("xsd:boolean"):
        return term.value in ("true", "1")
    return term
