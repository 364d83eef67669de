"""Whether a verb says that a title was obtained, and whether the words behind it are one."""

from __future__ import annotations

import re

from kg.facts.acts import Act
from kg.facts.recognition_words import honour, recognition_words
from kg.facts.titles import bare_title

# Of leave and of results only these are obtained; what one has applied for is not.
OBTAINING = re.compile(r"^(?:成功)?(?:获批|通过|取得|获)")
# 进入西部百强县行列: what such words end in is a list one is placed on.
PLACES = re.compile(
    r"(?:[十百千]强|[0-9]{2,4}强|百佳|第一方阵|先进行列|名单|榜单)(?:[省市县区镇乡村]|城市|企业|园区|开发区|高新区)*(?:”)?(?:行列|榜单|名单|之列)?$"
)
# Behind verbs that speak of nothing but titles, one is what is quoted (入选“某某之旅”).
CALLED = re.compile(r"“[^”]{3,20}”(?:等?(?:荣誉)?称号|名单|榜单?)?$")
# 列入省市重点项目清单73个: how many were, not who.
COUNTED = re.compile(r"(?:清单|名单|计划|项目|名录)共?计?[0-9]+(?:余|多)?[个家所条项座处名人户件]$")


def obtains(act: Act) -> bool:
    """Whether a verb says that a title, an award or an approval was obtained."""
    if act.verb.text in recognition_words().honoured:
        return True
    if "recognised" in act.verb.groups:
        return act.verb.text not in recognition_words().seeking
    if act.verb.text in recognition_words().placed:
        return True
    approving = "approved" in act.verb.groups or act.verb.text == "取得"
    return approving and OBTAINING.match(act.verb.text) is not None


def is_title(verb: str, title: str) -> bool:
    """Whether the words behind a verb are a title: a list behind 进入, a word of titles, or a quotation."""
    words = recognition_words()
    if verb in words.placed and not PLACES.search(title):
        return False
    if verb in words.honoured:
        return honour().search(title) is not None
    quoted = CALLED.search(title) is not None and words.awarding.search(verb) is not None
    return words.titles.search(title) is not None or quoted


def is_no_title(verb: str, title: str) -> bool:
    """Whether words behind a verb are no title: 通过审议, 成为主力."""
    words = recognition_words()
    if COUNTED.search(title):
        return True
    if honour().search(title):
        return False
    if verb.endswith("通过") and not bare_title(title).endswith(words.passed):
        return True  # 通过直播走向全国
    if verb.endswith("成为") and (
        not title.removeprefix("“").startswith(words.high) or words.described.search(title)
    ):
        return True
    strong = bare_title(title).endswith(words.strong)
    return words.no_titles.search(title) is not None and (verb.endswith("通过") or not strong)
