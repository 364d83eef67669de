"""What the rows of a table and the heads of bullets give to all that stands inside them."""

from __future__ import annotations

import pytest

from tests.facts.reading import stated

TABLE = """表一 重点产业
重点领域 | 工作情况 |
千亿级机器人产业 | l 重大项目:泽柏科技总部竣工。 l 重点平台:滨江检测平台通过验收。 \
l 伺服电机领域:晟谷电子研发中心投产。 l 园区建设:滨江产业园二期开工。 |"""


def test_a_head_of_a_bullet_names_a_field_or_nothing() -> None:
    """重大项目 and 园区建设 say what kind of thing follows; 伺服电机领域 is the industry 伺服电机."""
    entities = {line for line in stated(TABLE) if " is " in line}
    assert "伺服电机 is Industry" in entities
    assert "机器人产业 is Industry" in entities
    heads = ("重大项目", "重点平台", "园区建设", "伺服电机领域")
    assert {line for line in entities if line.startswith(heads)} == set()


@pytest.mark.parametrize(
    ("thing", "industries"),
    [
        ("泽柏科技总部", {"机器人产业"}),
        ("滨江检测平台", {"机器人产业"}),
        ("晟谷电子研发中心", {"伺服电机", "机器人产业"}),
        ("滨江产业园二期", {"机器人产业"}),
    ],
)
def test_row_and_bullet_give_their_industry(thing: str, industries: set[str]) -> None:
    """What stands in a row serves the row's industry, and the narrower one of its own bullet alone."""
    served = {
        line.split(" servesIndustry ")[1] for line in stated(TABLE) if line.startswith(f"{thing} serves")
    }
    assert served == industries
