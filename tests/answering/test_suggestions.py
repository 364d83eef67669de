"""What is offered while someone types, and how an answer looks in a terminal."""

from __future__ import annotations

from kg.answering import Answerer, suggest, to_text


def test_names_become_questions(world: Answerer) -> None:
    """A name typed in part offers questions about the things of that name."""
    assert "星河总部二期" in " ".join(suggest("星河", world.index))
    assert suggest("智造", world.index)[0].startswith("云溪智造园")


def test_pinyin_offers_names(world: Answerer) -> None:
    """Pinyin finds the names it spells."""
    assert any("云溪" in question for question in suggest("yunxi", world.index))


def test_nothing_typed_offers_nothing(world: Answerer) -> None:
    """No letters, no names, no patterns: no suggestions."""
    assert suggest("", world.index) == suggest("   ", world.index) == suggest("}{?", world.index) == ()


def test_text_of_answers(world: Answerer) -> None:
    """A list shows class and status, a value its unit, yes and no in two languages, nothing its reason."""
    assert "氢动膜电极产线  (项目, 投产)" in to_text(world.ask("哪些项目投产了?"))
    english = to_text(world.ask("which projects are in production?"))
    assert "氢动膜电极产线  (Project, InProduction)" in english
    assert to_text(world.ask("一般公共预算收入是多少?")).startswith("20.5 亿元")
    assert to_text(world.ask("氢动膜电极产线投产了吗?")).startswith("是 · yes")
    assert "特斯拉" in to_text(world.ask("特斯拉有哪些项目?"))


def test_the_query_is_shown_on_request(world: Answerer) -> None:
    """The SPARQL comes only when it is asked for."""
    answer = world.ask("哪些项目投产了?")
    assert "SELECT" not in to_text(answer)
    assert "SELECT" in to_text(answer, sparql=True)
