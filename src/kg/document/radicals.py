"""Signs for radicals, which some programs write into PDFs for the letters they look like: ⻘ for 青."""

from __future__ import annotations

import unicodedata
from types import MappingProxyType

# Unicode's Kangxi radicals have equivalents of their own (NFKC); of the supplement those that are letters by
# themselves (Unicode's EquivalentUnifiedIdeograph.txt), in the order of their code points.
KANGXI = range(0x2F00, 0x2FD6)
SUPPLEMENT = (
    "⺁厂 ⺆冂 ⺇几 ⺈刀 ⺊卜 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺗心 ⺜日 ⺝月 ⺞歺 ⺟母 "
    "⺠民 ⺥爫 ⺦丬 ⺧牛 ⺩王 ⺪疋 ⺫目 ⺬示 ⺮竹 ⺱罓 ⺲罒 ⺳网 ⺶羊 ⺷羊 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽臼 "
    "⻁虎 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇角 ⻉贝 ⻊足 ⻋车 ⻏阝 ⻑長 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 "
    "⻜飞 ⻝食 ⻞食 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 "
    "⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟"
)
LETTERS = MappingProxyType(
    {code: unicodedata.normalize("NFKC", chr(code)) for code in KANGXI}
    | {ord(pair[0]): pair[1] for pair in SUPPLEMENT.split()}
)


def as_letters(text: str) -> str:
    """A text with each such sign as the letter it stands for; its length stays.

    >>> as_letters("⻘岚区国⺠经济计划执⾏情况")
    '青岚区国民经济计划执行情况'
    """
    return text.translate(LETTERS)
