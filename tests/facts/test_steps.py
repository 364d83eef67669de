"""Steps that take more than one verb and one name to see: each case a sentence of its own."""

from __future__ import annotations

import pytest

from tests.facts.reading import Case, check, stated

# Words of a review, what they state, what they do not, and why.
CASES: list[Case] = [
    (
        "泽柏面板项目总投资1亿元,选址于滨江产业园,用地30亩,已开工建设。",
        ("泽柏面板项目 started",),
        ("滨江产业园 started",),
        "what is begun is what the site was chosen for, not the park of the site",
    ),
    (
        "云沣智慧园一期顺利交付使用。",
        ("云沣智慧园一期 completed", "云沣智慧园一期 in_operation"),
        ("云沣智慧园 completed",),
        "how it was handed over is no part of the verb",
    ),
    (
        "已完成投资3.2亿元的滨江中转站因资金问题暂缓建设。已完成可研的云栖高速加快推进。",
        ("云栖高速 progressing",),
        ("滨江中转站 completed", "云栖高速 completed"),
        "what is done so far of a thing that is described by it",
    ),
    (
        "云岑医院综合楼项目已完成外墙装修,正进行室内装修。",
        ("云岑医院综合楼项目 progressing",),
        (),
        "what goes on at the site of the thing that the sentence is about",
    ),
    (
        "泽柏科技进展顺利,檀沣集团等骨干企业上市辅导工作顺利推进,滨江新区启动建设,云栖镇争创省级百强镇。",
        ("泽柏科技 progressing", "滨江新区 started", "省级百强镇 applied"),
        ("檀沣集团 progressing", "云栖镇 applied", "滨江新区 completed"),
        "a firm's plant and a new quarter are built, and what goes on of a firm is not the firm",
    ),
    (
        "滨江中转站已完成立项,完成云栖高速公路初步设计和施工图设计,继续谋划打造泽柏旅游专线。",
        ("滨江中转站 approved", "云栖高速公路 designed", "泽柏旅游专线 designed"),
        ("滨江中转站 completed", "云栖高速公路 completed", "泽柏旅游专线 progressing"),
        "what is done or made is the work on paper that the next words name",
    ),
    (
        "云栖公路滨江段改造全长5公里,已开工。",
        ("云栖公路滨江段改造 started",),
        ("云栖公路 started",),
        "what is so long is all that stands before the measure",
    ),
    (
        "泽柏科技、云沣生物等企业已入驻园区,滨江变电站正在规划之中,滨江大桥项目完成立项。",
        ("泽柏科技 settled", "云沣生物 settled", "滨江变电站 designed", "滨江大桥项目 approved"),
        ("滨江大桥项目 completed",),
        "firms come to a zone of no name; leave that is obtained builds nothing",
    ),
    (
        "投资6亿元的云沣重型机械、投资2亿元的泽柏金属制品等项目陆续进区开工建设,云栖灌区续建配套与节水改造工程完工。",
        ("云沣重型机械 started", "泽柏金属制品 started", "云栖灌区续建配套与节水改造工程 completed"),
        ("云栖灌区 completed",),
        "coming to a zone is no part of what is listed, 续建配套 part of what the works are called",
    ),
    (
        "云沣智能化生产基地项目、科一石墨烯合成新材料等一批项目进行主体工程施工。",
        ("云沣智能化生产基地项目 progressing", "科一石墨烯合成新材料 progressing"),
        ("云沣主体工程 progressing",),
        "each of a list has its shell built",
    ),
    (
        "云栖公园一期建设全面完工,滨江幼儿园主体结顶,泽柏医院正式开诊。",
        ("云栖公园一期 completed", "滨江幼儿园 topped_out", "泽柏医院 in_operation"),
        ("云栖公园 completed",),
        "the first phase is built and not the whole park",
    ),
    (
        "加快滨江示范区专项行动方案及相关扶持政策的制定发布。",
        ("滨江示范区专项行动方案 published",),
        ("滨江示范区专项行动方案 progressing",),
        "what is set going is the step that closes the clause as a noun",
    ),
    (
        "推动云栖大桥的建成。",
        ("云栖大桥 completed",),
        ("云栖大桥 progressing",),
        "so with a building",
    ),
    (
        "完成云栖、泽柏等公园和丁瑞大桥建设。",
        ("云栖 completed", "泽柏 completed", "丁瑞大桥 completed"),
        (),
        "a conjunction ties a second list to the verb",
    ),
    (
        "推进云栖、泽柏等公园和丁瑞大桥开工。",
        ("云栖 started", "泽柏 started", "丁瑞大桥 started"),
        ("云栖 progressing",),
        "what a later verb says of both lists is their step",
    ),
    (
        "推进国家全域旅游示范区创建工作,启动国家森林城市创建。",
        ("国家全域旅游示范区 applied", "国家森林城市 applied"),
        ("国家全域旅游示范区 progressing", "国家森林城市 started"),
        "a title whose 创建 goes on is sought",
    ),
    (
        "积极筹备滨江国际龙舟大赛。",
        ("滨江国际龙舟大赛 held planned",),
        ("滨江国际龙舟大赛 held",),
        "what is being prepared is yet to be held, in a review too",
    ),
    (
        "推进“滨江十分钟服务圈”建设,推进“高效办成事”。",
        ("“滨江十分钟服务圈” progressing",),
        ("“高效办成事” progressing",),
        "a quoted name that is being built goes on; a way of working does not",
    ),
    (
        "完成100户居家适老化改造试点,完成25个行业“一业一证”改革试点落地发证。",
        ("居家适老化改造试点 completed", "“一业一证”改革试点 completed"),
        (),
        "how many a pilot reaches is not how many of it there are",
    ),
    (
        "滨江图书馆、云栖大剧院等一批文化地标建成使用,建成泽柏大桥、丁瑞公园等民心工程。",
        ("滨江图书馆 completed", "云栖大剧院 in_operation", "泽柏大桥 completed", "丁瑞公园 completed"),
        (),
        "the noun behind an open list, whatever it is, is not what is built but what the list is",
    ),
    (
        "泽柏科技、檀沣电子等后起之秀成长迅速,云栖大桥竣工。",
        ("云栖大桥 completed",),
        ("泽柏科技 completed",),
        "a list that nothing is built of stays as it is",
    ),
    (
        "完成滨江公路投资18亿元,完成87公里国省道改造,建成云栖供水工程38公里管道。",
        (),
        ("滨江公路 completed", "国省道改造 completed", "云栖供水工程 completed"),
        "a sum, a length of a kind of thing and a part of a thing are not the thing",
    ),
    (
        "新建和改造提升滨江公园、云栖广场。",
        ("滨江公园 completed", "云栖广场 completed"),
        ("滨江公园 progressing", "云栖广场 progressing"),
        "of two verbs of one object the one that is done says how far it is",
    ),
    (
        "引进、开工亿元以上轴承制造项目分别为11个和9个。",
        (),
        ("亿元以上轴承制造项目 started", "亿元以上轴承制造项目 is Project"),
        "a count behind 分别为 counts all the same",
    ),
    (
        "启动滨江化工厂搬迁,完成云栖水泥厂搬迁,完成丁瑞大道征地拆迁。",
        ("滨江化工厂搬迁 started", "云栖水泥厂 relocated", "丁瑞大道 land_acquired"),
        ("滨江化工厂 started", "云栖水泥厂 completed", "丁瑞大道 completed"),
        "a move that is begun is a project, and one that is done a step of what moves",
    ),
    (
        "滨江安置小区8栋楼封顶。",
        ("滨江安置小区 topped_out",),
        (),
        "so many of its buildings have their roofs",
    ),
    (
        "泽柏高速提前一年建成通车,滨江轴承项目、云栖陶瓷项目等9个项目已开工建设完成投资4亿元。",
        ("泽柏高速 in_operation", "滨江轴承项目 started", "云栖陶瓷项目 started"),
        ("滨江轴承项目 completed",),
        "how much earlier it was, and what was spent, stand between the thing and its step",
    ),
    (
        "滨江医院完成门诊楼改造,云栖医院完成改造,泽柏医院完成后勤楼基础结构施工。",
        ("云栖医院 completed", "泽柏医院 progressing"),
        ("滨江医院 completed", "泽柏医院 completed"),
        "the work on a part is not all of it",
    ),
    (
        "挂牌成立泽柏片区,滨江幼儿园主体验收完成。",
        ("泽柏片区 established", "滨江幼儿园 topped_out"),
        ("滨江幼儿园 completed",),
        "a district comes to be too; of a building only the structure is passed",
    ),
    (
        "举办了两项大型体育赛事,分别是滨江龙舟大赛、云栖马拉松赛。签约项目2个,分别为滨江轴承项目、丁瑞陶瓷项目。",
        ("滨江龙舟大赛 held", "云栖马拉松赛 held", "滨江轴承项目 signed", "丁瑞陶瓷项目 signed"),
        (),
        "which they are stands behind how many they are",
    ),
    (
        "新开工项目包括泽柏轴承项目、丁瑞大桥。",
        ("泽柏轴承项目 started", "丁瑞大桥 started"),
        (),
        "so behind 项目包括, without 的",
    ),
    (
        "泽柏路完成施工图评审,滨江水厂工程正在挂网招标,云栖学校项目正在完善前期手续,丁瑞大厦加快建设进度。",
        ("泽柏路 designed", "滨江水厂工程 designed", "云栖学校项目 designed", "丁瑞大厦 progressing"),
        (),
        "work on paper, even of a road, and the pace of the building",
    ),
    (
        "云栖大桥进展有序,确保了整个工程如期通车。",
        ("云栖大桥 in_operation",),
        ("整个工程 in_operation", "云栖大桥 in_operation planned"),
        "all of it is the thing just spoken of, and what was ensured has come",
    ),
    (
        "引进了一家泽柏包装有限公司,引进投资5000万元丁瑞能源科技有限公司。3个教育类项目同期开工,包括滨江小学、云栖中学。",
        (
            "泽柏包装有限公司 settled",
            "丁瑞能源科技有限公司 settled",
            "滨江小学 started",
            "云栖中学 started",
        ),
        (),
        "the one with a name, behind what it cost, and those that 包括 tells of what has begun",
    ),
    (
        "泽柏高铁项目前期工作扎实进行,谋划建设云栖机场。",
        ("泽柏高铁项目 designed", "云栖机场 designed"),
        ("泽柏高铁项目 progressing",),
        "work on paper goes on too",
    ),
    (
        "完成滨江中学等12所学校设施设备购置。",
        (),
        ("滨江中学 completed",),
        "what is bought for a school is not the school",
    ),
    (
        "集中开工的包括滨江轴承项目、云栖大桥等重大项目,泽柏商场正式向市民开放,丁瑞高新区获批国家级绿色园区。",
        ("滨江轴承项目 started", "云栖大桥 started", "泽柏商场 in_operation"),
        ("国家级绿色园区 approved",),
        "what has begun are those behind 的包括; a title that is obtained is not approved",
    ),
    (
        "完成3个“滨江街区”建设。",
        (),
        ("“滨江街区” completed",),
        "what is counted is a kind",
    ),
    (
        "力争完成云栖大桥建设。",
        ("云栖大桥 completed planned",),
        ("云栖大桥 completed",),
        "力争 announces what the verb behind it says",
    ),
    (
        "提速实施云栖机场、滨江铁路等重大交通项目,以及泽柏水电站、丁瑞电站等电源项目。",
        ("云栖机场 progressing", "泽柏水电站 progressing", "丁瑞电站 progressing"),
        (),
        "a list that 以及 ties to the clause before is told by its verb",
    ),
    (
        "成功举办滨江龙舟大赛、云栖马拉松赛两项国家级赛事。",
        ("滨江龙舟大赛 held", "云栖马拉松赛 held"),
        (),
        "两项国家级赛事 says what the two are, it counts no kind",
    ),
    (
        "启动云栖河、泽柏河、滨江河堤防加固工程。",
        ("云栖河堤防加固工程 started", "泽柏河堤防加固工程 started", "滨江河堤防加固工程 started"),
        ("云栖河 is Place",),
        "what is done to the last river of a list is done to each",
    ),
    (
        "争取云栖高速早日联通,争取国家智慧城市试点。",
        ("国家智慧城市试点 applied planned",),
        ("云栖高速 applied planned",),
        "what is wished for a thing is not the thing applied for",
    ),
    (
        "加快滨江高速公路扩容,推进云栖产业园扩容。",
        ("滨江高速公路扩容 progressing", "云栖产业园 progressing"),
        ("滨江高速公路 progressing",),
        "a road that is widened is a project of its own",
    ),
    (
        "争创省级“四好农村路”示范县,滨江医院综合楼主体封闭。",
        ("省级“四好农村路”示范县 applied", "滨江医院综合楼 topped_out"),
        (),
        "a title may hold a quotation",
    ),
    (
        "滨江医院完成顶板结构施工,云栖高铁已完成整体建设进度的近50%,泽柏医院正在进行设备安装调试。",
        ("滨江医院 progressing", "云栖高铁 progressing", "泽柏医院 progressing"),
        ("滨江医院 completed", "云栖高铁 completed"),
        "a part of the work, or how much of it, is under way and not the whole done",
    ),
    (
        "云栖供水二期完成可研批复,滨江新区总体规划通过专家评审。",
        ("云栖供水二期 approved", "滨江新区总体规划 approved"),
        ("云栖供水二期 designed",),
        "leave given to a study is leave, and so is what experts pass",
    ),
    (
        "滨江东站站房正式开工建设,云栖机场、泽柏快线等重大设施提速建设。",
        ("滨江东站站房 started", "云栖机场 progressing", "泽柏快线 progressing"),
        (),
        "正式开工建设 is one verb, and 重大设施 are projects",
    ),
    (
        "云栖水库通水工程竣工,滨江航道全线通航,泽柏水厂通水。",
        ("云栖水库通水工程 completed", "滨江航道 in_operation", "泽柏水厂 in_operation"),
        ("云栖水库 completed", "云栖水库 in_operation"),
        "通水 belongs to the name of works and is said of other things",
    ),
    (
        "云栖加工项目、泽柏养殖项目等8个农业项目已完工并开始种植、养殖。",
        ("云栖加工项目 completed", "泽柏养殖项目 completed"),
        (),
        "what is begun behind 并 is no object of the verb before it",
    ),
    (
        "滨江遗址博物馆正式开放,云栖大道主线通车,泽柏广场项目正常营业。",
        ("滨江遗址博物馆 in_operation", "云栖大道 in_operation", "泽柏广场项目 in_operation"),
        (),
        "people use what is open, what cars drive on, what trades",
    ),
    (
        "编制发布智慧交通“滨江标准”1.0版,打造“云栖标准”。",
        ("智慧交通“滨江标准”1.0版 is PolicyDocument", "智慧交通“滨江标准”1.0版 published"),
        ("“云栖标准” is PolicyDocument",),
        "a standard that has editions is a paper; else it is praise",
    ),
    (
        "泽柏轴承项目加快建设,达产后将新增产值5亿元,云栖大桥竣工通车。",
        ("云栖大桥 completed",),
        ("云栖大桥 completed planned",),
        "what one thing will bring announces nothing of the next",
    ),
    (
        "力争云栖隧道实现全线洞通,确保高世代显示面板项目年底前完成主体厂房建设。",
        ("云栖隧道 completed planned", "高世代显示面板项目 progressing planned"),
        (),
        "a tunnel is through, a stage of the work is reached",
    ),
    (
        "因用地审批未完成,原定3月开工的云栖枢纽项目推迟至四季度。",
        (),
        ("云栖枢纽项目 started",),
        "what had been planned did not come",
    ),
    (
        "滨江大桥进展顺利,力争加快推进云栖枢纽项目前期工作,11月底前开工建设。",
        ("云栖枢纽项目 started planned",),
        (),
        "what the next clause begins is the thing, no more its preparation",
    ),
    (
        "云栖医院推进主体二层施工,滨江商务楼完成外墙装饰工程。",
        ("云栖医院 progressing", "滨江商务楼 progressing"),
        ("滨江商务楼 completed",),
        "a part of the building work is done",
    ),
    (
        "泽柏公司设立了我县首个檀沣院士工作站。",
        ("檀沣院士工作站 established",),
        ("泽柏公司 established",),
        "who sets something up does not come to be by it",
    ),
    (
        "云栖大桥加快建设。新建项目促开工,竣工项目抓投产。",
        ("云栖大桥 progressing",),
        ("云栖大桥 started", "云栖大桥 in_production", "云栖大桥 completed"),
        "projects by their stage are not the one spoken of",
    ),
    (
        "滨江大桥终于通车,云栖隧道历时两年建成,沧河中学悄然开工,市妇幼保健院已投用。",
        ("滨江大桥 in_operation", "云栖隧道 completed", "沧河中学 started", "市妇幼保健院 in_operation"),
        (),
        "words for how and how long stand between a name and its verb, listed or not",
    ),
    (
        "滨江大桥推迟开工,推迟沧河隧道开工,云栖隧道竣工延期,泽柏医院停工,云栖电厂暂不实施。如果沧河中学开工,将带动就业。",
        (),
        (
            "滨江大桥 started",
            "沧河隧道 started",
            "云栖隧道 completed",
            "泽柏医院 started",
            "云栖电厂 progressing",
            "沧河中学 started",
        ),
        "what is put off, has stopped or is only supposed is no step",
    ),
    (
        "原计划3月竣工的滨江大桥于5月建成,原计划年底开工的云栖隧道已开工。滨江医院原计划4月竣工。",
        ("滨江大桥 completed", "云栖隧道 started"),
        ("滨江大桥 completed planned", "云栖隧道 started planned", "滨江医院 completed"),
        "what was once planned makes no plan of what has come to be",
    ),
    (
        "滨江大桥推迟至明年3月开工。",
        ("滨江大桥 started planned",),
        (),
        "but put off to a day it is planned for that day",
    ),
    (
        "原定5月开工的滨江大桥推迟至明年实施。原计划6月竣工的云栖公园延期竣工。原计划于6月竣工的泽柏医院推迟到年底竣工。",
        ("滨江大桥 progressing planned", "泽柏医院 completed planned"),
        ("滨江大桥 started", "滨江大桥 progressing", "云栖公园 completed", "泽柏医院 completed"),
        "the day that had been set is none of the step that is put off",
    ),
    (
        "原定年底竣工的滨江大桥提前竣工。原计划7月开工的云栖公园已于5月开工。因疫情推迟的泽柏医院竣工。",
        ("滨江大桥 completed", "云栖公园 started", "泽柏医院 completed"),
        ("滨江大桥 completed planned", "云栖公园 started planned"),
        "what came before the day that had been set is done",
    ),
    (
        "滨江大桥完成投资2亿元,建设有序推进。云栖天街总投资3亿元,已投入使用。泽柏小镇完成征地拆迁。",
        ("滨江大桥 progressing", "云栖天街 in_operation", "泽柏小镇 land_acquired"),
        ("云栖天街 is Place",),
        "the work alone, and what all of it costs, are of the thing; what costs so much is built",
    ),
    (
        "新建滨江大桥、改造云栖公园。",
        ("滨江大桥 completed", "云栖公园 progressing"),
        ("改造云栖公园 completed", "云栖公园 completed"),
        "a list whose first member has a verb and whose second has its own",
    ),
    (
        "推进云栖水库除险加固工程建设,启动滨江路改扩建工程建设,完成云栖物流园规划设计。",
        ("云栖水库除险加固工程 progressing", "滨江路改扩建工程 started", "云栖物流园 designed"),
        ("滨江路 started", "云栖物流园规划 completed"),
        "工程 in a name may have 建设 behind it, and 规划设计 is no part of the name",
    ),
    (
        "滨江大桥、云栖小学全面完成选址,泽柏大道通过立项审批,滨江公园开放,规划建设沧河中学。",
        ("滨江大桥 designed", "泽柏大道 approved", "滨江公园 in_operation", "沧河中学 designed"),
        ("滨江大桥 completed", "云栖小学 completed"),
        "what is completed is the choice of a site, whatever stands before 完成",
    ),
    (
        "计划投资5亿元的滨江大桥通车,计划投资5亿元建设云栖大桥。",
        ("滨江大桥 in_operation", "云栖大桥 progressing planned"),
        ("滨江大桥 in_operation planned",),
        "what a thing was to cost makes no plan of what it has come to",
    ),
    (
        "滨江大桥、云栖隧道、沧河中学等项目分别建成、开工、加快推进。泽柏电厂、泽柏水厂、泽柏大厦分别竣工、开工。",
        ("滨江大桥 completed", "云栖隧道 started", "沧河中学 progressing"),
        (
            "云栖隧道 completed",
            "滨江大桥 started",
            "沧河中学 started",
            "泽柏电厂 completed",
            "泽柏水厂 started",
        ),
        "分别 gives each its own step, and none where there are more of one than of the other",
    ),
    (
        "滨江大学、云栖医院分别开工、竣工、成立。",
        ("滨江大学 is Organization", "云栖医院 is Organization"),
        ("滨江大学 started", "云栖医院 completed", "云栖医院 established"),
        "nor where one of them has come to be besides",
    ),
    (
        "滨江大桥仅用4个月建成,云栖隧道比计划提前两个月完工,沧河中学紧锣密鼓推进,泽柏公园按时开放。",
        ("滨江大桥 completed", "云栖隧道 completed", "沧河中学 progressing", "泽柏公园 in_operation"),
        ("云栖隧道 completed planned",),
        "how long it took, what it was before and in which manner say nothing of another thing",
    ),
    (
        "滨江大桥的建成通车标志着路网成型。云栖隧道的建成将缩短路程。待沧河中学建成后启用。",
        ("滨江大桥 completed", "滨江大桥 in_operation"),
        ("云栖隧道 completed", "沧河中学 completed"),
        "what a step means is told once it has been taken; what it will bring is not",
    ),
    (
        "滨江大桥初步设计获批复,云栖隧道、泽柏大道初步设计和施工图设计完成,沧河电厂招标工作启动。",
        ("滨江大桥 approved", "云栖隧道 designed", "泽柏大道 designed", "沧河电厂 designed"),
        ("云栖隧道 completed", "沧河电厂 started"),
        "papers behind a name are papers, however many",
    ),
    (
        "滨江大桥年内可建成通车,云栖电厂进入设备基础安装阶段,泽柏水厂建设已近尾声,沧河水厂通过环保验收。",
        ("滨江大桥 completed planned", "云栖电厂 progressing", "泽柏水厂 progressing", "沧河水厂 accepted"),
        ("滨江大桥 completed",),
        "what may be done by the end of the year is not done",
    ),
    (
        "滨江大桥总投资1.4亿元,环评获批,预计9月末开工。云栖电厂计划11月竣工;泽柏水厂开工。",
        (
            "滨江大桥 approved",
            "滨江大桥 started planned",
            "云栖电厂 completed planned",
            "泽柏水厂 started",
        ),
        ("泽柏水厂 started planned",),
        "leave for a paper is leave for the thing; a day that is planned holds for its clause alone",
    ),
    (
        "1.滨江大桥。总投资3亿元,全长2公里。目前已完成桩基施工。云栖隧道近期开工,让沧河中学早日建成。",
        ("滨江大桥 progressing", "云栖隧道 started planned", "沧河中学 completed planned"),
        ("云栖隧道 started", "沧河中学 completed"),
        "a sentence that opens with what it costs goes on about the one thing before it; soon is not yet",
    ),
]
# Words of a plan, what they state, what they do not, and why.
PLANS: list[Case] = [
    (
        "加快已开工的滨江大桥建设,确保2020年签约的云栖电厂开工。",
        ("滨江大桥 progressing planned", "滨江大桥 started", "云栖电厂 started planned"),
        ("滨江大桥 started planned", "云栖电厂 signed planned"),
        "what says which thing is meant is not planned",
    ),
    (
        "已开工的3个项目分别是滨江大桥、云栖电厂、沧河中学。",
        ("滨江大桥 started", "云栖电厂 started", "沧河中学 started"),
        (),
        "but of those that are listed so it is told",
    ),
    (
        "2021年3月,滨江大桥建成通车。9月底前,云栖电厂开工;8月,沧河中学开工。",
        ("滨江大桥 completed", "云栖电厂 started planned", "沧河中学 started planned"),
        ("滨江大桥 completed planned",),
        "what happened before all of the plan has happened",
    ),
    (
        "滨江大桥实现了开工目标,在已建成3个公园的基础上,新建云栖公园。",
        ("云栖公园 completed planned",),
        ("云栖公园 completed",),
        "what a plan rests on is no part of it",
    ),
]


@pytest.mark.parametrize("case", PLANS, ids=[case[0] for case in PLANS])
def test_what_a_plan_says_of_things(case: Case) -> None:
    """Plans tell of deeds too."""
    check(stated(plan=case[0]), case)


@pytest.mark.parametrize(("words", "states", "leaves", "reason"), CASES, ids=[case[3] for case in CASES])
def test_steps_of_a_clause(words: str, states: tuple[str, ...], leaves: tuple[str, ...], reason: str) -> None:
    """A sentence states its steps and no others that a first reading would see."""
    found = stated(words)
    assert set(states) <= found, reason
    assert not set(leaves) & found, reason
