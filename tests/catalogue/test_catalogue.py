"""The catalogue: every query compiles, parameters are bound as terms, faults are named with their line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.catalogue import (
    Parameter,
    ParameterType,
    Query,
    bind,
    find_query,
    parse_query,
    read_catalogue,
    read_query,
    resolve_name,
    unknown_terms,
)
from kg.errors import QueryError
from kg.namespaces import PREFIXES, iri
from kg.resources import folder
from kg.store.embedded import EmbeddedStore, in_memory
from tests.rdf.graphs import turtle, whole_graph

BASE = "https://w3id.org/devplan/id/"


def query(*parameters: str, body: str = "SELECT * WHERE { ?s ?p $x }") -> Query:
    """A query of one file, its header made of these parameters."""
    header = "".join(f"# param: {parameter}\n" for parameter in parameters)
    return parse_query(header + body, source="q.rq", name="q")


def bound(parameter: str, value: str) -> str:
    """How a value stands in the query."""
    text = bind(query(parameter), {"x": value}, lambda name, _: f"urn:thing:{name}")
    found = re.search(r"\?s \?p (.*) \}", text)
    assert found is not None
    return found[1].strip()


@pytest.mark.parametrize("path", sorted(folder("queries").glob("*/*.rq")), ids=lambda path: path.stem)
def test_every_query_of_the_catalogue_compiles(path: Path) -> None:
    """With the header its folder asks for, and with its defaults in place."""
    found = read_query(path, path.parent.name)
    missing = {each.name: "urn:x" for each in found.parameters if each.required}

    text = bind(found, missing, lambda name, _: "urn:thing")

    in_memory([]).query(text)


def test_the_catalogue_lists_every_query_once() -> None:
    """By id, sorted, each with both titles."""
    found = read_catalogue()

    assert list(found) == sorted(found)
    assert len(found) == len(list(folder("queries").glob("*/*.rq")))
    assert all(set(each.title) == {"zh", "en"} for each in found.values())


def test_the_competency_questions_are_at_least_forty() -> None:
    """Each is asked in both languages."""
    asked = [each for each in read_catalogue().values() if each.group == "competency"]

    assert len(asked) >= 40
    assert all(set(each.question) == {"zh", "en"} for each in asked)


def test_a_header_is_read() -> None:
    """Titles, questions and parameters with default and description."""
    text = """# id: q
# title-zh: 题
# title-en: title
# question-zh: 问?
# question-en: question?
# param: x industry 汽车 产业 | 产业 | the industry
# param: y decimal - | 最小 | least
# param: z string !
SELECT * WHERE { ?s ?p $x , $y , $z }
"""
    found = parse_query(text, source="q.rq", name="q", group="competency")

    assert found.title == {"zh": "题", "en": "title"}
    assert found.question["en"] == "question?"
    assert found.parameters == (
        Parameter("x", ParameterType.INDUSTRY, "汽车 产业", False, {}),
        Parameter("y", ParameterType.DECIMAL, None, False, {}),
        Parameter("z", ParameterType.STRING, None, True, {}),
    )
    assert found.parameters[0].description == {"zh": "产业", "en": "the industry"}


VALUES = [
    ("x iri", "https://e.org/a", "<https://e.org/a>", "a full IRI"),
    ("x iri", "dp:InProduction", f"<{iri('dp:InProduction')}>", "a CURIE"),
    ("x class", "Project", f"<{iri('dp:Project')}>", "a local name"),
    ("x class", "项目", f"<{iri('dp:Project')}>", "a label"),
    ("x string", 'a "b" \\ c', '"a \\"b\\" \\\\ c"', "quotes and backslashes are escaped"),
    ("x text", "甲", '"甲"@zh', "words in Chinese"),
    ("x integer", " 15 ", "15", "bare, for LIMIT"),
    ("x decimal", "1e11", f'"100000000000"^^<{iri("xsd:decimal")}>', "an exponent written out"),
    ("x boolean", "TRUE", "true", "in any case"),
    ("x date", "2021", f'"2021-01-01T00:00:00"^^<{iri("xsd:dateTime")}>', "a year is its first second"),
    ("x date", "2021-06-30", f'"2021-06-30T00:00:00"^^<{iri("xsd:dateTime")}>', "a day"),
    ("x industry", "汽车", "<urn:thing:汽车>", "a name is looked up"),
]


@pytest.mark.parametrize(("parameter", "value", "term", "reason"), VALUES)
def test_a_value_becomes_a_term(parameter: str, value: str, term: str, reason: str) -> None:
    """By the parameter's type."""
    assert bound(parameter, value) == term, reason


WRONG = [
    ("x iri", "no iri", "is no IRI"),
    ("x iri", "https://e.org/<b>", "is no IRI"),
    ("x class", "Spaceship", "is no IRI"),
    ("x integer", "1.5", "is no integer"),
    ("x decimal", "many", "is no decimal"),
    ("x decimal", "NaN", "is no decimal"),
    ("x decimal", "1e999999999", "is no decimal"),
    ("x boolean", "perhaps", "is no boolean"),
    ("x date", "上半年", "is no date"),
]


@pytest.mark.parametrize(("parameter", "value", "problem"), WRONG)
def test_a_value_of_the_wrong_type_is_refused(parameter: str, value: str, problem: str) -> None:
    """With an example of a right one."""
    with pytest.raises(QueryError, match=problem):
        bound(parameter, value)


def test_only_the_variable_is_replaced() -> None:
    """Not in strings, IRIs and comments, nor in a longer name."""
    text = """# param: x string
# $x stays
SELECT ?xy WHERE { ?xy <urn:$x> "$x" , '$x' , \"\"\"$x "quoted" $x\"\"\" . FILTER(?xy = $x) }"""

    told = bind(parse_query(text, source="q.rq", name="q"), {"x": "v"}, lambda name, _: name)

    assert told.count('"v"') == 1
    assert told.count("$x") == 6


def test_a_parameter_left_out_stays_a_variable() -> None:
    """So that it may be anything."""
    assert "$x" in bind(query("x iri -"), {}, lambda name, _: name)


def test_a_default_is_used() -> None:
    """Unless another value is given."""
    assert '"甲"' in bind(query("x string 甲"), {}, lambda name, _: name)
    assert '"乙"' in bind(query("x string 甲"), {"x": "乙"}, lambda name, _: name)


def test_a_parameter_that_must_be_set_is_asked_for() -> None:
    """With the option that sets it."""
    with pytest.raises(QueryError, match="x is not set; give --set x=…"):
        bind(query("x string !"), {}, lambda name, _: name)


def test_a_parameter_that_is_not_there_is_refused() -> None:
    """With those that are."""
    with pytest.raises(QueryError, match="no parameter 'y'; it has: x"):
        bind(query("x string"), {"y": "1"}, lambda name, _: name)


BROKEN = [
    ("SELECT ?s WHERE {\n  ?s ?p\n}", r"q\.rq:line \d+, column \d+: not SPARQL"),
    ("# param: x spaceship\nSELECT * { ?s ?p $x }", r"q\.rq:line 1: no parameter type spaceship"),
    ("# param: x\nSELECT * { ?s ?p $x }", r"q\.rq:line 1: not a parameter: x"),
    ("SELECT *\n{ ?s ?p $x }", r"q\.rq:line 2: \$x is no parameter"),
    ("# param: x iri\nSELECT *\n{ ?s ?p ?x }", r"q\.rq:line 3: \?x is a parameter; write \$x"),
    ("SELECT * { ?s nope:p ?o }", r"q\.rq:line 1, column \d+: the prefix nope: is not declared"),
    ("", r"q\.rq:line 1, column 1: not SPARQL"),
    ("DELETE WHERE { ?s ?p ?o }", "not SPARQL"),
]


@pytest.mark.parametrize(("text", "problem"), BROKEN)
def test_a_broken_query_is_named_with_its_line(text: str, problem: str) -> None:
    """File, line, and what to do."""
    with pytest.raises(QueryError, match=problem):
        parse_query(text, source="q.rq", name="q")


HEADERS = [
    ("SELECT * {}", "the header lacks title-zh, title-en, question-zh, question-en"),
    (
        "# id: other\n# title-zh: 甲\n# title-en: a\n# question-zh: 甲\n# question-en: a\nSELECT * {}",
        "the id other is not the file's name; write `# id: q`",
    ),
    ("# param: x sentence\nSELECT * {}", "line 1: no parameter type sentence; write sentence-word"),
    ("# param: x date-word\nSELECT * {}", "line 1: no parameter type date-word; write entity-word"),
]


@pytest.mark.parametrize(("text", "problem"), HEADERS)
def test_a_header_that_is_not_complete_is_refused(text: str, problem: str) -> None:
    """In the catalogue; a query from elsewhere needs none."""
    with pytest.raises(QueryError, match=problem):
        parse_query(text, source="q.rq", name="q", group="competency")


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """With the byte where it stops being UTF-8."""
    path = tmp_path / "q.rq"
    path.write_bytes("SELECT * {} # 汽车".encode("gbk"))

    with pytest.raises(QueryError, match=r"q\.rq: not UTF-8 at byte 14; save it as UTF-8"):
        find_query(str(path))


def test_two_queries_of_one_id_are_refused(tmp_path: Path) -> None:
    """Whichever folders they are in."""
    header = "# title-zh: 甲\n# title-en: a\n"
    for group in ("explore", "hygiene"):
        (tmp_path / group).mkdir()
        (tmp_path / group / "q.rq").write_text(f"{header}SELECT * {{}}", encoding="utf-8")

    with pytest.raises(QueryError, match="the id q is taken by"):
        read_catalogue(tmp_path)


def test_a_name_that_is_nearly_one_is_shown() -> None:
    """So that a slip of the pen costs nothing."""
    with pytest.raises(QueryError, match="did you mean projects-of-cluster"):
        find_query("project-of-cluster")


@pytest.fixture(scope="module")
def graph() -> EmbeddedStore:
    """The made-up report, with two things of like names beside."""
    proof = "dp:mentionedIn ex:p"
    more = f"""ex:a a dp:Park ; rdfs:label '科创园一区'@zh ; skos:altLabel '一区'@zh ; {proof} .
      ex:b a dp:Park ; rdfs:label '科创园二区'@zh ; {proof} ."""
    return in_memory([*whole_graph(), *turtle(more)])


FOUND = [
    ("云岭机器人产业园", ParameterType.PARK, f"{BASE}310114/云岭机器人产业园", "by label"),
    ("云岭机器人产业园", ParameterType.PLACE, f"{BASE}310114/云岭机器人产业园", "of a class above"),
    ("一区", ParameterType.ENTITY, "https://example.org/a", "by alias"),
    ("伺服", ParameterType.INDUSTRY, f"{BASE}industry/伺服电机", "by the only name that holds it"),
    ("https://e.org/x", ParameterType.PARK, "https://e.org/x", "an IRI is taken as it is"),
]


@pytest.mark.parametrize(("name", "kind", "thing", "reason"), FOUND)
def test_a_name_is_looked_up(
    graph: EmbeddedStore, name: str, kind: ParameterType, thing: str, reason: str
) -> None:
    """In the graph, among things of the parameter's class."""
    assert resolve_name(graph, name, Parameter("x", kind, None, False, {})) == thing, reason


NOT_FOUND = [
    ("科创园", ParameterType.PARK, "could be several things; give one of 科创园一区、科创园二区, or an IRI"),
    ("云岭机器人产业园", ParameterType.PROJECT, "no Project named"),
    ("项目", ParameterType.ENTITY, "no thing named"),
    ("", ParameterType.ENTITY, "no thing named"),
    ('"} DELETE', ParameterType.ENTITY, "no thing named"),
]


@pytest.mark.parametrize(("name", "kind", "problem"), NOT_FOUND)
def test_a_name_that_fits_none_or_several_is_refused(
    graph: EmbeddedStore, name: str, kind: ParameterType, problem: str
) -> None:
    """A wrong guess is worse than a question; classes of the ontology are not things."""
    with pytest.raises(QueryError, match=problem):
        resolve_name(graph, name, Parameter("x", kind, None, False, {}))


NEAR = [
    ("云岭机器人园", ParameterType.PARK, False, "near it are 云岭机器人产业园", "a slip of the pen"),
    (
        "科创园三区",
        ParameterType.ENTITY,
        False,
        "near it are 科创园一区、科创园二区",
        "the nearest first, in order",
    ),
    (
        "机器人工业",
        ParameterType.INDUSTRY,
        True,
        "with '机器人工业' in its name .* near it are 机器人产业",
        "a word",
    ),
    ("甲乙丙", ParameterType.PARK, False, "give a label, an alias or an IRI", "nothing resembles it"),
    ("伺", ParameterType.PARK, True, "give a label, an alias or an IRI", "one character, in another class"),
]


@pytest.mark.parametrize(("name", "kind", "word", "said", "reason"), NEAR, ids=[each[4] for each in NEAR])
def test_what_is_near_a_name_is_listed(
    graph: EmbeddedStore, name: str, kind: ParameterType, word: bool, said: str, reason: str
) -> None:
    """Of the parameter's class alone."""
    with pytest.raises(QueryError, match=said):
        resolve_name(graph, name, Parameter("x", kind, None, False, {}, word))


def test_a_word_of_a_name_stays_a_word(graph: EmbeddedStore) -> None:
    """Where some name has it; the catalogue's own word is not looked up."""
    asked = query("part industry-word 无此业 | 业 | trade", body="ASK { FILTER($part = 'x') }")

    def resolve(value: str, parameter: Parameter) -> str:
        return resolve_name(graph, value, parameter)

    assert '"伺服"' in bind(asked, {"part": "伺服"}, resolve)
    assert '"无此业"' in bind(asked, {}, resolve)
    with pytest.raises(QueryError, match="no Industry with '无此业' in its name"):
        bind(asked, {"part": "无此业"}, resolve)


def test_a_word_of_the_text_stays_a_word_where_the_text_has_it() -> None:
    """Else it is told what sentences and headings have; a heading that resembles it, or the first ones."""
    said = "[] dp:text '某桥已开工建设。' . [] dp:text '某馆竣工。' ."
    headings = (
        "[] a dp:Section ; rdfs:label '一、上半年工作总结' . [] a dp:Section ; rdfs:label '二、下半年打算' ."
    )
    store = in_memory(turtle(said + headings))

    def given(word: str, kind: ParameterType) -> str:
        return resolve_name(store, word, Parameter("x", kind, None, False, {}, word=True))

    assert given("开工", ParameterType.SENTENCE) == "开工"
    assert given(" 打算 ", ParameterType.SECTION) == "打算"
    with pytest.raises(QueryError, match=r"x: no sentence with '开工竣工' .* sentences have 开工、竣工"):
        given("开工竣工", ParameterType.SENTENCE)
    with pytest.raises(QueryError, match=r"no sentence with '封顶' .* as the reports write it"):
        given("封顶", ParameterType.SENTENCE)
    with pytest.raises(QueryError, match=r"no heading with '下半年计划' .* near it are 二、下半年打算"):
        given("下半年计划", ParameterType.SECTION)
    with pytest.raises(QueryError, match="near it are 二、下半年打算、一、上半年工作总结"):
        given("招商", ParameterType.SECTION)


MISWRITTEN = [
    ("SELECT * { ?x a foo:Bar }", "line 1, column 17: the prefix foo: is not declared; write PREFIX foo:"),
    ("SELECT * { ?x a skoss:Bar }", "did you mean skos:"),
    ("SELECT * {\n ?x a :Bar }", "line 2, column 7: the prefix : is not declared"),
    ("SELECT * { ?x rdfs:label '汽车' ?? }", "line 1, column 31: not SPARQL at '\\?\\? }'"),
    ("SELECT * { ?x a dp:Park ", "not SPARQL where it ends, after "),
    ("", "for it is empty"),
]


@pytest.mark.parametrize(("text", "said"), MISWRITTEN)
def test_a_broken_query_says_where_and_at_which_words(text: str, said: str) -> None:
    """Counted in characters."""
    with pytest.raises(QueryError, match=said):
        query(body=text)


UNKNOWN = [
    ("SELECT * { ?x a dp:Projekt }", ["dp:Projekt is no term .* did you mean dp:Project"], "misspelt"),
    ("SELECT * {\n ?x dp:locatedin dp:Park }", ["line 2, column 5: dp:locatedin .* dp:locatedIn"], "in case"),
    ("SELECT * { ?x a dp:Qqqqq }", ["docs/ontology.md lists them"], "like none"),
    (f"PREFIX d: <{PREFIXES['dp']}> ASK {{ ?x a d:Projekt }}", ["d:Projekt is no term"], "by another prefix"),
    ("SELECT * { ?x a dp:Project ; dp:status dp:InProduction }", [], "classes, properties and concepts"),
    ("SELECT * { ?x rdfs:label 'dp:Projekt' } # dp:Projekt", [], "in words and comments"),
    ("PREFIX dp: <https://e.org/> ASK { ?x a dp:Projekt }", [], "another vocabulary's"),
]


@pytest.mark.parametrize(("text", "said", "reason"), UNKNOWN, ids=[each[2] for each in UNKNOWN])
def test_terms_that_the_vocabulary_lacks_are_told(text: str, said: list[str], reason: str) -> None:
    """They match nothing, in silence."""
    told = list(map(str, unknown_terms(query(body=text))))

    assert len(told) == len(said), reason
    assert all(re.search(each, line) for each, line in zip(said, told, strict=True)), told


def test_the_catalogue_uses_no_unknown_term() -> None:
    """Any of its queries."""
    assert [str(each) for one in read_catalogue().values() for each in unknown_terms(one)] == []


def test_a_value_that_is_no_term_is_refused() -> None:
    """With those that resemble it."""
    asked = query("status iri -", body="ASK { ?x dp:status $status }")

    with pytest.raises(QueryError, match="no term dp:Complete in the vocabulary; did you mean dp:Completed"):
        bind(asked, {"status": "dp:Complete"}, lambda value, _: value)
