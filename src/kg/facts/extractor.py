"""The ordered steps from a document to everything it states."""

from __future__ import annotations

from collections.abc import Iterable, Set

from kg.document.model import Document
from kg.facts.commitments import commitments
from kg.facts.concerns import concerns
from kg.facts.described import with_described
from kg.facts.fields import spoken_of
from kg.facts.figures import observations
from kg.facts.governed import with_governed
from kg.facts.home import settled_here
from kg.facts.hosting import hostings
from kg.facts.industries import heads, industries, plan_topics
from kg.facts.itemised import with_itemised
from kg.facts.locations import locations
from kg.facts.measured import measured_industries
from kg.facts.mergers import mergers
from kg.facts.milestones import milestones
from kg.facts.model import Facts, RelationFact
from kg.facts.partners import own_region, partners
from kg.facts.parts import parts, within
from kg.facts.phases import phases
from kg.facts.recognitions import recognitions
from kg.facts.references import referring
from kg.facts.scenes import Scene, scenes_of
from kg.facts.sectors import closing_industries
from kg.facts.subjects import with_subjects
from kg.facts.undertakings import done_outright, is_guess, namesakes, owned, undertakings
from kg.mentions.field_words import names_field
from kg.mentions.goods import trails_goods
from kg.mentions.lexicon import load
from kg.mentions.model import Mention
from kg.mentions.name_words import name_words
from kg.mentions.names import Name
from kg.mentions.places import surroundings_of
from kg.mentions.specificity import Specificity
from kg.text import Span
from kg.vocabulary import EntityClass


def extract(document: Document) -> Facts:
    """Everything one report states; a pure function of the document."""
    described = with_described(referring(document, scenes_of(document)))
    scenes = with_itemised(document, with_governed(document, with_subjects(document, described)))
    around = surroundings_of(document)
    own = own_region(document, around)
    steps = milestones(document, scenes)
    awards = tuple(recognitions(document, scenes, own))
    relations: tuple[RelationFact, ...] = (
        *locations(document, scenes),
        *settled_here(scenes, own),
        *hostings(document, scenes),
        *parts(document, scenes),
        *partners(document, scenes, around),
        *phases(scenes),
        *mergers(document, scenes),
        *undertakings(scenes, around),
        *concerns(scenes, around, heads(document).values()),
        *plan_topics(document),
    )
    spoken = {fact.subject for fact in steps} | {fact.subject for fact in awards if fact.subject}
    spoken |= {mention for fact in relations for mention in (fact.subject, fact.object)}
    kept = _kept(scenes, spoken, around.named.others)
    in_order = sorted(kept, key=_order)
    inside = {each for scene in scenes for each in scene.inner if each.rule in SERVING_INSIDE}
    relations += tuple(fact for fact in industries(document, scenes) if fact.subject in kept | inside)
    relations += tuple(within(in_order, around))
    figures = observations(document, in_order)
    named = {*kept, *heads(document).values(), *(fact.indicator for fact in figures)}
    named |= {mention for fact in relations for mention in (fact.subject, fact.object)}
    named |= {
        *measured_industries(document, figures),
        *closing_industries(document, scenes),
        *spoken_of(scenes),
    }
    outright = done_outright(relations)
    owners = {
        owner
        for scene in scenes
        for thing, owner in owned(scene, around)
        if not is_guess(owner) or thing.label not in outright
    }
    inner = {mention for scene in scenes for mention in scene.inner}
    named |= {own} if own is not None else set()
    whole = owners | {firm for scene in scenes for firm in namesakes(scene, around)}
    named |= owners | {each for each in inner if not _is_cut(each, whole)}
    pledges = commitments(document, figures, steps, in_order)
    return Facts(tuple(sorted(named, key=_order)), relations, steps, awards, figures, pledges)


# Things inside longer words that may serve an industry: 某开发区食品加工和生物医药两大主导产业.
SERVING_INSIDE = frozenset({"name.opening-firm", "name.inside-park"})


def _is_cut(inner: Mention, owners: Iterable[Mention]) -> bool:
    """Whether a firm inside a name is cut out of its owner: 同仁堂 out of 北京同仁堂."""
    if inner.kind is not EntityClass.ENTERPRISE:
        return False
    guessed = inner.rule == "name.inside-firm"
    for owner in owners:
        if guessed and owner.span.start == inner.span.start:
            return True
        if (
            owner.span != inner.span
            and owner.span.start <= inner.span.start < inner.span.end <= owner.span.end
        ):
            return owner.kind is EntityClass.ENTERPRISE
    return False


def _order(mention: Mention) -> tuple[int, int, tuple[Span, ...], str, str, str, tuple[str, ...]]:
    """By place, all of it: labels sort otherwise where brackets are full-width; no two share one."""
    span = mention.span
    return span.start, span.end, mention.spans, mention.label, mention.kind, mention.rule, mention.aliases


# Last words that make a thing of its own of even a descriptive name, given this many characters before them.
SELF_EVIDENT = frozenset(
    {
        EntityClass.PLATFORM,
        EntityClass.EVENT,
        EntityClass.POLICY_DOCUMENT,
        EntityClass.POLICY_MEASURE,
        EntityClass.ENTERPRISE,
        EntityClass.PARK,
    }
)
ENOUGH = 4
LONG_PLATFORM = 8
ENOUGH_FOR_FIRM = 2
# What is longer is a clause that the word list took for a name.
LONGEST_INDUSTRY = 10


def _kept(scenes: Iterable[Scene], spoken: set[Mention], towns: Set[str]) -> set[Mention]:
    """What something is said of, and names that name by themselves: not kinds of things that are counted."""
    kept = set(spoken)
    for scene in scenes:
        if not scene.mentions:
            continue
        passed_over = scene.counted | scene.titles
        kept |= {
            mention
            for name, mention in scene.mentions.items()
            if name not in passed_over and (mention.label in towns or _names_itself(name, mention))
        }
    return kept


# Rules that make a name of words which do not look like one.
NAMING = frozenset(
    {"name.composed", "reference.host", "name.inherited", "name.listed-firm", "name.listed", "name.way"}
)


def _names_itself(name: Name, mention: Mention) -> bool:
    if mention.kind is EntityClass.INDUSTRY:
        told = mention.label.removesuffix("集群")
        return len(told) <= LONGEST_INDUSTRY or mention.rule == "industry.head"
    if name.suffix is not None and name.suffix.rule == "policy-title":
        return False
    if name.specificity is Specificity.PROPER:
        return True
    if _says_what_is_made(name, mention):
        return True
    evident = mention.kind in SELF_EVIDENT or _is_body_of_field(name, mention)
    if name.specificity is Specificity.GENERIC or not evident or name.suffix is None:
        return mention.rule in NAMING
    drive = name.suffix.word in name_words().drives | name_words().telling  # 技改三年行动, 育儿补贴
    if mention.kind is EntityClass.PLATFORM and len(name.label) >= LONG_PLATFORM:
        return True  # 政务|服务一体化平台
    short = drive or mention.kind in (EntityClass.ENTERPRISE, EntityClass.ORGANIZATION)
    enough = ENOUGH_FOR_FIRM if short else ENOUGH
    return len(name.label) - len(name.suffix.word) >= enough


def _is_body_of_field(name: Name, mention: Mention) -> bool:
    """中药材研究院, 茶叶协会: a body told by the field or the goods that it is for."""
    if mention.kind is not EntityClass.ORGANIZATION or name.suffix is None:
        return False
    front = name.label[: -len(name.suffix.word)]
    return name.suffix.word in name_words().of_fields and names_field(front)


def _says_what_is_made(name: Name, mention: Mention) -> bool:
    """高性能工程塑料制品项目: a project told by its product and more, though nothing is said of it."""
    if mention.kind is not EntityClass.PROJECT or name.suffix is None or name.suffix.word != "项目":
        return False
    before = name.tokens[:-1]
    told = len(name.label) - len(name.suffix.word) >= ENOUGH_FOR_PRODUCT and len(before) > 1
    return told and any(trails_goods(token) or token.text in load().products for token in before)


ENOUGH_FOR_PRODUCT = 5
