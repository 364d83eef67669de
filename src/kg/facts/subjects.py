"""The subject that a clause takes from the clauses before it: 推进甲项目,力争年内开工."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.document.model import Document
from kg.facts.acts import Act
from kg.facts.scenes import Scene
from kg.facts.sides import governs
from kg.facts.stages import is_part
from kg.facts.word_lists import word_lists
from kg.frozen import dataclass
from kg.mentions.clauses import Chunk, ChunkKind
from kg.mentions.model import Mention
from kg.mentions.names import Group, Name
from kg.vocabulary import EntityClass

# What is begun, built and run; who builds it is not.
BUILT = frozenset({EntityClass.PROJECT, EntityClass.PARK, EntityClass.PLATFORM})
# The rules of names found at the front of other words.
OPENING = frozenset({"name.opening", "name.opening-firm"})
# What is obtained or only described (打通某段, 为某干道) is not what the clauses to come are about.
NOT_MAKING = frozenset({"recognised", "doing"})


def with_subjects(document: Document, scenes: Sequence[Scene]) -> tuple[Scene, ...]:
    """The scenes, each without a subject of its own given that of the clauses before it in its sentence."""
    return tuple(_shared(document, scenes))


def _shared(document: Document, scenes: Sequence[Scene]) -> Iterator[Scene]:
    before: Scene | None = None
    subject: Group | None = None
    spoken: dict[Name, Mention] = {}
    things = Things(())
    for scene in scenes:
        things = things.up_to(scene, before)
        if before is None or not goes_on(document, before, scene):
            subject, spoken = things.taken_up(scene)
        if subject is not None:
            scene = _given(scene, subject, spoken)
        spoken |= _opened(scene) | dict(scene.mentions)
        subject = _subject(scene, subject, spoken)
        before = scene
        things = things.seen(scene, subject, spoken)
        yield scene


@dataclass(frozen=True, slots=True)
class Things:
    """The built things that the sentence at hand, and the one before it in its paragraph, are about."""

    now: tuple[tuple[Group, Mapping[Name, Mention]], ...]
    earlier: tuple[tuple[Group, Mapping[Name, Mention]], ...] = ()

    def up_to(self, scene: Scene, before: Scene | None) -> Things:
        """The same as seen from a clause, which may open another sentence or paragraph."""
        if before is None or before.passage.paragraph != scene.passage.paragraph:
            return Things(())
        return self if before.passage is scene.passage else Things((), self.now)

    def seen(self, scene: Scene, subject: Group | None, spoken: Mapping[Name, Mention]) -> Things:
        """With what a clause is about."""
        now = list(self.now)
        for group in (*scene.groups, subject):
            if group is None or is_part(group) or any(group is known for known, _ in now):
                continue
            named = {name: spoken[name] for name in group.names if name in spoken}
            if any(mention.kind in BUILT for mention in named.values()):
                now.append((group, named))
        return replace(self, now=tuple(now))

    def taken_up(self, scene: Scene) -> tuple[Group | None, dict[Name, Mention]]:
        """某桥全长三公里。预计年底通车: the one thing of the sentence before, for a clause that opens so."""
        named = any(scene.cast(group) and not is_part(group) for group in scene.groups)
        opens = not self.now and not named and scene.acts
        first = scene.clause.chunks[0]
        words = word_lists()
        led = first.text in words.going_on | words.outlays | words.sizes or first.kind is ChunkKind.TIME
        if not opens or not led or len(self.earlier) != 1:
            return None, {}
        group, mentions = self.earlier[0]
        return (group, dict(mentions)) if len(group.names) == 1 else (None, {})


def _opened(scene: Scene) -> dict[Name, Mention]:
    """The thing with which words begin that name nothing as a whole: 某某生物产销两旺 tells of 某某生物."""
    opening = {each.span.start: each for each in scene.inner if each.rule in OPENING}
    groups = [item for item in scene.items if isinstance(item, Group)] if opening else []
    names = [name for group in groups for name in group.names if name not in scene.mentions]
    return {name: opening[name.span.start] for name in names if name.span.start in opening}


def goes_on(document: Document, before: Scene, scene: Scene) -> bool:
    """Whether only a comma stands between two clauses of one sentence."""
    if before.passage is not scene.passage:
        return False
    between = document.source.folded[before.clause.span.end : scene.clause.span.start]
    return STOPS.isdisjoint(between)


STOPS = frozenset(";。!?")


def _given(scene: Scene, subject: Group, spoken: dict[Name, Mention]) -> Scene:
    """The scene with a subject for its acts if it has no names: 编制完成以…为核心的 has an object."""
    named = not all(map(_is_work, scene.groups)) or any(
        governs(scene.items, at) for at in range(len(scene.items))
    )
    alone = 0 if named else sum(not act.counted for act in scene.acts)
    lent = tuple(Act(act.verb, subject, None, act.counted) for act in scene.acts[:alone])
    borrowed = {name: spoken[name] for name in subject.names if name in spoken}
    return scene.given((*lent, *scene.acts[alone:]), borrowed, subject)


def _is_work(group: Group) -> bool:
    """某桥总投资三亿元,建设有序推进: words for the work on what is spoken of."""
    work = word_lists().work
    words = [token.text for name in group.names for token in name.tokens]
    return bool(words) and work.issuperset(words)


def _subject(scene: Scene, before: Group | None, spoken: Mapping[Name, Mention]) -> Group | None:
    """What the clauses to come are about: what this one makes, else who does it, else as before."""
    own = _own(scene)
    if own is not None and before is not None and is_part(own):
        return before
    last = scene.acts[-1] if scene.acts else None
    makes = last is not None and not last.counted and bool(last.verb.groups - NOT_MAKING)
    sited = last is not None and last.left is None and last.verb.text in word_lists().arriving
    makes = makes and not sited  # 选址于某园
    made = last.right if last is not None and makes and last.right is not own else None
    if own is None:
        return made if made is not None and (before is None or scene.cast(made)) else before
    if made is not None and _is_built(scene, made) and not _is_built(scene, own):
        return made
    told = any(name in spoken for name in own.names) or bool(scene.cast(own))
    return own if told or before is None else before


def _own(scene: Scene) -> Group | None:
    """The subject the clause itself names."""
    lead = scene.items[0] if scene.items else None
    tie = next((item for item in scene.items[1:] if isinstance(item, Group) or not _is_how(item)), None)
    if isinstance(lead, Group) and isinstance(tie, Chunk) and tie.text in LED_BY and scene.cast(lead):
        return lead  # 某园区以县域资源为依托,…
    if scene.acts:
        left = scene.acts[0].left
        return None if _is_partner(scene, left) else _before_cause(scene, left)
    for item in scene.items:  # 由某集团投资五亿元的某厂,…
        if isinstance(item, Group) and any(name in scene.owners for name in item.names):
            return item
    first = scene.items[0] if scene.items else None
    return first if isinstance(first, Group) else None


# 某园区作为某集团建设的平台, 某园区已与甲、乙签约: who is spoken of stands before these, and others behind.
LED_BY = frozenset({"以", "作为", "与", "同"})


def _is_how(item: Chunk) -> bool:
    return item.kind in (ChunkKind.ADVERB, ChunkKind.TIME)


def _before_cause(scene: Scene, left: Group | None) -> Group | None:
    """某桥因资金不到位,4月起停工: the clause is about the bridge, and not about why it came so."""
    at = next((number for number, item in enumerate(scene.items) if item is left), 0)
    led = scene.items[at - 1] if at else None
    if not isinstance(led, Chunk) or led.text not in word_lists().because:
        return left
    before = (item for item in reversed(scene.items[: at - 1]) if isinstance(item, Group))
    return next(before, left)


def _is_partner(scene: Scene, group: Group | None) -> bool:
    """与某开发区签约,已引进甲: with whom it is done, which is not who goes on to do something."""
    with_whom, other = (*scene.items[:2], None, None)[:2]
    return other is group is not None and isinstance(with_whom, Chunk) and with_whom.text in WITH


WITH = frozenset({"与", "同", "跟", "和"})


def _is_built(scene: Scene, group: Group) -> bool:
    return any(mention.kind in BUILT for mention in scene.cast(group))
