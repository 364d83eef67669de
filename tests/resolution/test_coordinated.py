"""Two statistics that one phrase names together stay two, whatever else the report calls them."""

from __future__ import annotations

import pytest

from kg.facts.extractor import extract
from kg.resolution.resolver import resolve
from kg.vocabulary import EntityClass
from tests.facts.figures.reading import report

SENTENCES = [
    "城乡居民人均可支配收入分别达到51230元和26010元,分别增长5.4%和6.7%。",
    "城乡居民人均可支配收入分别为51230元、26010元,年均增长5.4%、6.7%。",
    "城乡居民人均可支配收入均增长7%以上。",
    "城镇、农村居民人均可支配收入突破5万元和2.6万元。",
]
TOGETHER = "全体居民人均可支配收入稳步提高,居民人均可支配收入40120元;城乡居民人均可支配收入40120元。"


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("more", ["", TOGETHER])
def test_town_and_country_are_two(sentence: str, more: str) -> None:
    """Neither is the other's name, even where the report also gives the figure of both together."""
    read = report(sentence + more, SENTENCES[0])
    found = resolve(read, extract(read))
    incomes = {
        entity.label: {entity.label, *entity.aliases}
        for entity in found.entities
        if entity.kind is EntityClass.INDICATOR
    }
    town, country = incomes["城镇居民人均可支配收入"], incomes["农村居民人均可支配收入"]
    assert not any(name.startswith(("农村", "城乡")) for name in town)
    assert not any(name.startswith(("城镇", "城乡")) for name in country)
    of = {
        found.entity_of[fact.indicator].label: str(fact.figure.value)
        for fact in found.facts.observations
        if fact.figure.unit == "元" and fact.figure.value > 50000
    }
    assert of == {"城镇居民人均可支配收入": "51230"}
