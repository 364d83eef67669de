"""What holds for any names: order says nothing, nothing is lost, what people say is kept."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.facts.model import Facts
from kg.mentions.model import Mention
from kg.resolution.comparison import compare, similarity
from kg.resolution.model import Judgement, Verdict
from kg.resolution.names import folded, phase_of, stem
from kg.resolution.referents import family, referents
from kg.resolution.resolver import resolve
from kg.text import Span
from kg.vocabulary import EntityClass
from tests.factories import document
from tests.resolution.naming import judged

OWN = frozenset({"嘉定"})
FRONT = st.sampled_from(["", "上海", "嘉定", "北湖", "“两横一纵”", "(北湖)", "晟谷", "晟谷科技"])
MIDDLE = st.sampled_from(["医学", "智能传感器", "国际医疗", "云岭", "科技", "研发核心", "核心研发"])
END = st.sampled_from(
    ["产业园", "科技园", "总部", "基地", "中心", "二期", "三期", "第三期工程", "项目", "拓宽", "拓宽改建"]
)
LABELS = st.builds(lambda front, middle, end: front + middle + end, FRONT, MIDDLE, END)
KINDS = st.sampled_from([EntityClass.PARK, EntityClass.PROJECT, EntityClass.ENTERPRISE, EntityClass.INDUSTRY])
RULES = st.sampled_from(["name.park", "name.argument", "name.whole"])
SETTINGS = settings(max_examples=150, deadline=None)


@st.composite
def mentions(draw: st.DrawFn) -> list[Mention]:
    """Mentions at places of their own, some with an alias, some of one name."""
    found = []
    for at in range(draw(st.integers(0, 8))):
        label = draw(LABELS)
        aliases = tuple(draw(st.lists(LABELS, max_size=1)))
        span = Span(at * 20, at * 20 + len(label))
        found.append(Mention(label, draw(KINDS), (span,), draw(RULES), aliases))
    return found


@SETTINGS
@given(mentions(), st.randoms(use_true_random=False))
def test_the_order_of_mentions_says_nothing(found: list[Mention], chance: random.Random) -> None:
    """Shuffled mentions come to the same entities, keys, labels and judgements."""
    shuffled = list(found)
    chance.shuffle(shuffled)
    one = resolve(document(), Facts(mentions=tuple(found)))
    other = resolve(document(), Facts(mentions=tuple(shuffled)))
    assert one.entities == other.entities
    assert one.judgements == other.judgements
    assert dict(one.entity_of) == dict(other.entity_of)


@SETTINGS
@given(mentions())
def test_every_mention_has_one_entity(found: list[Mention]) -> None:
    """None is lost, none is in two; names of one family that fold alike are one; keys are unique."""
    resolved = resolve(document(), Facts(mentions=tuple(found)))
    assert sorted(m.span for e in resolved.entities for m in e.mentions) == sorted(m.span for m in set(found))
    assert len({entity.key for entity in resolved.entities}) == len(resolved.entities)
    by_name: dict[tuple[str, str], set[str]] = {}
    for mention, entity in resolved.entity_of.items():
        by_name.setdefault((folded(mention.label), family(mention.kind)), set()).add(entity.key)
        assert mention.label in (entity.label, *entity.aliases)
    assert all(len(keys) == 1 for keys in by_name.values())


@SETTINGS
@given(mentions(), st.data())
def test_what_people_say_holds(found: list[Mention], data: st.DataObject) -> None:
    """Whatever the rules think: no two names that a person parted are ever one entity."""
    names = sorted({mention.label for mention in found})
    if len(names) < 2:
        return
    left, right = data.draw(st.permutations(names))[:2]
    if folded(left) == folded(right):
        return
    said: list[Judgement] = [judged(left, right, Verdict.DIFFERENT)]
    resolved = resolve(document(), Facts(mentions=tuple(found)), said)
    for entity in resolved.entities:
        assert not {left, right} <= {mention.label for mention in entity.mentions}
    assert said[0] in resolved.judgements


@SETTINGS
@given(LABELS, KINDS, LABELS, KINDS)
def test_comparison_is_the_same_from_either_side(
    left: str, left_kind: EntityClass, right: str, right_kind: EntityClass
) -> None:
    """Who is compared with whom does not change the verdict or the score."""
    one, other = (
        referents([Mention(label, kind, (Span(0, 1),), "name.park")])[0]
        for label, kind in ((left, left_kind), (right, right_kind))
    )
    forth, back = compare(one, other, OWN), compare(other, one, OWN)
    assert (forth and (forth.verdict, forth.score)) == (back and (back.verdict, back.score))


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded name is folded."""
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=30), st.text(max_size=30))
def test_similarity_is_a_share(left: str, right: str) -> None:
    """Between 0 and 1, the same either way, 1 for one name of two characters or more."""
    assert 0 <= similarity(left, right) == similarity(right, left) <= 1
    assert similarity(left, left) == (1 if len(left) > 1 else 0)


@given(LABELS)
def test_a_stem_keeps_the_phase(label: str) -> None:
    """What is cut from a name to compare it never makes another phase of it."""
    assert phase_of(stem(label, OWN | {"上海"})) == phase_of(label)
