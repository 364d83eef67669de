"""What a figure is called: without the time, the occasion, 了 and what the things counted go on to do."""

from __future__ import annotations

import pytest

from tests.facts.figures.reading import figures, report

TIME_AND_OCCASION = [
    ("连续5年地区生产总值增速保持在7%以上。", ["地区生产总值"], "for how long is no part of a name"),
    ("连续12个月空气质量优良率保持在95%以上。", ["空气质量优良率"], "for months as for years"),
    ("连续三个季度工业用电量增长8%。", ["工业用电量"], "and for quarters"),
    ("覆盖率自去年的30%提高到50%。", ["覆盖率"], "自 opens what it was, as 从 does"),
    ("财政收入5亿元,自去年增长10%。", ["财政收入", "财政收入"], "a time is no name: the statistic before"),
    ("自去年10月以来,共检查企业356家。", ["检查企业"], "a time in front"),
    ("此次共有7个项目入选省重点名单。", ["入选省重点名单项目"], "the occasion is no kind of project"),
    ("近日,18家企业签订了合作协议。", ["签订合作协议企业"], "nor is a day"),
    ("日前,全区共确定了今年43项重点项目。", ["重点项目"], "nor a year before the count"),
    ("今年全区计划实施的30个重点项目目前已开工24个。", ["实施重点项目", "开工实施重点项目"], "目前 opens"),
    ("空气优良天数比例比上年同期提高3.2个百分点。", ["空气优良天数比例"], "比例 compares nothing"),
    ("自来水普及率98%,自主品牌企业12家。", ["自来水普及率", "自主品牌企业"], "自 within a word"),
    ("新建项目前期用地35亩。", ["新建项目前期用地"], "目前 across two words"),
    ("本次活动共吸引了120余家企业参加。", ["吸引企业"], "the event is no firm"),
    ("活动场所120处。", ["活动场所"], "活动 as part of a noun"),
]
DONE = [
    ("共排查整治了各类安全隐患1280处。", ["排查整治各类安全隐患"], "了 is no part of a name"),
    (
        "共有156家餐饮店接入了监管平台。",
        ["接入监管平台餐饮店"],
        "了 makes a verb of a word that is often a noun",
    ),
    ("上门走访了85家企业。", ["走访企业"], "within the words before the figure too"),
    ("全区共拔除了43项违规标识。", ["拔除违规标识"], "and of a word that no list knows"),
    ("带动2300余户农户户均增收了5000元。", ["带动农户", "户均增收"], "each its own name"),
    ("设立了解忧服务站32个。", ["设立解忧服务站"], "了 once the verb's, once not read again"),
    ("开展了“为了明天”主题活动28场。", ["开展“为了明天”主题活动"], "为了 stays whole"),
]
ON_THEIR_WAY = [
    ("吸引云栖科技等74家企业常态化到我区开展测试。", ["吸引企业"], "where they go is not what is counted"),
    ("组织1200余名党员干部下沉到社区。", ["组织党员干部"], "nor that they go"),
    ("协调12家银行主动到园区对接企业需求。", ["协调银行"], "nor how"),
    ("吸引3万余名市民前来参观。", ["吸引市民"], "nor what for"),
    ("动员86家企业参与结对帮扶。", ["动员企业"], "nor what they take part in: 与 in 参与 joins nothing"),
    ("资金到位率达到95%,到期债务12亿元。", ["资金到位率", "到期债务"], "到 within a noun"),
    ("建成主动脉手术中心2个。", ["建成主动脉手术中心"], "主动 within a noun"),
]
TOLD_BY_A_DEED = [
    ("全力推进实施的56项重点工程全部开工。", ["重点工程开工"], "what they did is counted, not what was done"),
    ("列入年度计划的35个项目中,已有28个开工建设。", ["列入年度计划项目", "开工建设"], "nor lent to others"),
    ("重点推进项目28项。", ["重点推进项目"], "projects to be pushed are a kind of project"),
    ("重点推进28个项目。", ["推进项目"], "重点 before a verb is how it is done"),
]


@pytest.mark.parametrize(
    ("text", "names", "reason"), [*TIME_AND_OCCASION, *DONE, *ON_THEIR_WAY, *TOLD_BY_A_DEED]
)
def test_name_is_of_what_is_counted_alone(text: str, names: list[str], reason: str) -> None:
    """Figures are called by the statistic or by the deed and the things counted."""
    assert [name for name, *_ in figures(report(text))] == names, reason
