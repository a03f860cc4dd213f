"""Labels: the cell texts that the workbooks print or the readers look for (not translated)."""

import re

# How people mark that there is nothing to say.
MARKS = frozenset("/\\|-‐–—―_…⋯.·。*~()")

# Notations of a day: 2026-06-20, 2026/6/20, 2026.6.20, 2026年6月20日.
DAY = re.compile(r"(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]?|([-/.])(\d{1,2})\4(\d{1,2}))")
TIME = re.compile(r"(\d{1,2})(?:[时点]整?|[:时点](\d{1,2})(?:[:分](\d{1,2})(\.\d{1,9})?秒?|分)?)")
DATE_FORMAT = re.compile("[ymdhs年月日]")  # in the number format of a cell
YUAN = ("¥", "￥", "CNY", "RMB")  # behind or before an amount they say no more than the column does
# Typed units of money, longest first, and their written form.
UNITS = {"亿元": "亿元", "万元": "万元", "元": "元", "亿": "亿元", "万": "万元"}
# In a header: a unit behind the name, and what says the same as 年.
UNIT_BEHIND = re.compile("/(亿元|万元|元|分)$")
YEARLY = ("年度", "年")

# Rows of a list without an item: who fills it in, and the notes below.
_SIGNING = (
    "填报人|填表人|经办人|制表人|联系人|审核人|审批人|负责人|单位负责人|分管领导|联系电话|联系方式|手机|电话|"
    "签字|盖章|单位盖章|填报日期|填报时间|日期"
)
SIGNATURE = re.compile(rf"({_SIGNING})(\([^)]*\))?(:|$)")
NOTE = re.compile(r"(注|备注|说明|填表说明|填报说明)(:|\d|$)")
TOTAL = re.compile(r"(本页|本表|以上|全市|全部)?(合计|小计|总计|共计|累计)(\(.*\))?:?")
# Headings of what is listed below the table and not recommended with it.
SET_APART = re.compile("备选|备用|候补|候选|后备|储备|淘汰|落选|未推荐|不推荐|暂不推荐|未通过|另附")
SAME = ("同上", "〃", "″", "''")
FILLED_IN_BY = re.compile(r"填报单位(?:[(（][^)）]*[)）])?[:：]?(.*)")

# The recommendation sheet: what people call the columns that the notice prints, in its order, and two more that a
# ranking needs.
RECOMMENDATION_COLUMNS: dict[str, tuple[str, ...]] = {
    "number": ("编号", "排序", "排名"),
    "enterprise": ("企业", "单位名称", "申报企业", "申报单位", "企业全称"),
    "product": ("产品名称和型号", "产品名称型号", "产品名称、型号", "产品名称", "产品", "精品名称"),
    "category": ("类别", "申报类别", "产品类型"),
    "track": (
        "415X先进制造业集群赛道",
        "先进制造业集群赛道",
        "所在集群赛道",
        "集群赛道",
        "所在赛道",
        "所属赛道",
        "赛道",
    ),
}
RANKING_COLUMNS = {
    "score": ("分数", "得分", "评分", "总分", "评审得分"),
    "in_zone": ("在核心区协同区", "是否在核心区协同区", "是否核心区协同区", "是否位于核心区协同区", "核心区协同区"),
}
SCORE, ZONE = (names[0] for names in RANKING_COLUMNS.values())
RECOMMENDATIONS = "{year}年浙江制造精品推荐汇总表"
FILLED_IN_BY_LABEL = "填报单位（盖章）："
SIGNED_BY, PHONE = "填报人：", "联系电话（手机）："
TRACKS_NOTE = "注：“415X”先进制造业集群赛道：{tracks}。"

# Parts of a category's or track's name that comparing ignores.
ENDINGS = ("集群赛道", "赛道", "产业集群", "集群", "类")
NUMBERED = re.compile(r"^\(?\d{1,2}[.、)]")

TITLE, HEADING, BODY = "方正小标宋简体", "黑体", "仿宋_GB2312"
"""The fonts of official forms: of titles, of headings, of what is filled in."""
FALLBACKS: dict[str, tuple[str, ...]] = {
    TITLE: ("华文中宋", "宋体"),
    HEADING: ("微软雅黑", "思源黑体"),
    BODY: ("仿宋", "华文仿宋", "思源宋体"),
}
"""Substitutes for fonts that a computer lacks, the nearest first."""

# Names in one cell.
NAMES_APART = re.compile("[、；;，,]")
NONE = "无"

# The form, 附1-2 and 附1-3.
FORM_SHEET, TARGETS_SHEET, FACTS_SHEET = "申报信息表", "发展目标表", "附加信息"
PROJECTS_SHEET, OPTIONS_SHEET = "项目明细清单", "选项"
FORM_TITLE = "浙江省先进制造业集群申报信息表"
GIVEN, SEALED, ARRANGED = ("已出具", "未出具"), ("已盖章", "未盖章"), ("有", "无")
TICK, NO_TICK = "☑", "□"
OUTPUT_UNIT = "亿元"
# Fields without a cell in the printed form -> their labels.
FACTS = {
    "applicant.kind": "申报单位类别",
    "applicant.city": "设区市",
    "applicant.county": "县（市、区）",
    "applicant.mountain_or_island": "是否山区海岛县",
    "standing": "现有身份（在所申报的赛道）",
    "world_class": "细分领域竞争力是否达到世界级",
    "granted_floor": "省里已定的规模门槛（亿元）",
    "plan.uploaded": "建设实施方案是否已上传",
    "plan.tier_chapter": "方案是否有与核心区或协同区协作的任务",
    "plan.restates_figures": "申报表指标是否在方案重点任务目标中体现",
    "submitted": "提交时间（北京时间）",
}
BASICS, CONDITIONS = "一、集群基本信息", "二、集群基础条件"
FIELDS = {
    "applicant.name": "县（市、区）/园区名称",
    "tier": "申报类型\n（限选1个）",
    "x_types": "当前所属“X”体系类型",
    "segment": "细分赛道\n（限选1个）",
    "advantages": "细分赛道优势\n（字数{limit}字以内）",
}
PEOPLE = {"head": "集群负责人", "contact": "集群联系人"}
POSITION, MOBILE = "职务", "移动电话"
OPINIONS = {
    "county_opinion": "集群所在县（市、区）人民政府（或园区管委会）审核意见",
    "city_opinion": "设区市经信局审核意见",
}
OPINION, SEAL, DAY_OF = "审核意见", "盖章", "日期"
LINE_HEADS = ("序号", "指标名称", "单位", "数值")
NUMERALS = "一二三四五六七八九十"
SECTION = "（{numeral}）{section}"
SCOPE = "口径：产业集群发展目录"
ITEMISED = "第{numbers}项须附明细清单"
NOT_ASKED = "第{numbers}项人工智能、高端软件集群无需填报"
ONLY_ASKED = "第{numbers}项仅人工智能、高端软件集群填报"
SUBSTITUTE = "{label}（高端软件、人工智能集群填报{substitute}）"
ASKED, AT_MOST, WITHIN = "{title}（列举{count}家）", "{title}（不超过{count}个）", "{label}\n（{limit}字以内）"
LANDMARKS = "标志性项目：{number}.{title}"
NUMBER = "序号"
ORGANISATION = "组织保障"
ORGANISATION_FIELDS = {"mechanism": "工作机制", "policy": "专项政策", "promoter": "集群发展促进组织"}
SUMMARY_HEADS = ("项目", "有无", "有的，简要介绍（{limit}字以内）")
CLASSIFIED_NOTE = "注：涉密的指标不附明细清单。"
YEAR = "{year}年"
YEAR_OF = re.compile(r"(\d{4})年?")
TARGETS_NOTES = (
    "注：第{numbers}项为当年新增数，其余为累计数。{scope}。",
    "　　人工智能、高端软件集群第{numbers}项无需填报。",
)
TARGETS_TITLE, TARGET_LABEL = "{first}-{last}年集群发展目标表", "主要目标"
FACTS_TITLE, PROJECTS_TITLE = "附加信息（申报信息表上没有格子的）", "项目明细清单"
TRACK, HIGHLAND = "集群赛道（必填）", "产业高地（附1-1没有列出的“新星”赛道才填）"
SOFTWARE = "是否属软件类产业（附1-1没有列出的“新星”赛道才填）"
TITLES, TITLE_HEADS = "现有“X”体系称号", ("称号", "产业", "是否本产业", "有效期至")
EVIDENCE, CLASSIFIED = "附有明细清单的指标", "涉密的指标"
LIST_COUNTS = "以下一般不填：哪张表确实没有内容，写 0"
LIST_NAMES = {
    "titles": TITLES,
    "evidence": EVIDENCE,
    "classified": CLASSIFIED,
    "x_types": "当前所属“X”体系类型",
    "targets": "集群发展目标表（年）",
}
ORDER_LABEL = "“X”体系类型的先后（与表上不同时）"
DESIGNATED, ANNUAL_OUTPUT = "是否纳入所列计划", "年度签约产值（亿元）"
GROWTH = "成长潜力 "
FONT_NOTE = "字体：{font}；没有装的电脑依次用：{others}。"

# The roster, 附件3.
ROSTER_TITLE, CITY_LABEL = "工作人员信息汇总表", "设区市："
CITY_ABOVE = re.compile(r"设区市(?:[(（][^)）]*[)）])?[:：]?(.*)")
ROSTER_COLUMNS: dict[str, tuple[str, ...]] = {
    "place": ("市县", "县", "地区", "单位"),
    "office": ("处室", "科室", "部门"),
    "name": (),
    "position": ("职务/职称",),
    "mobile": ("手机号", "手机", "联系电话", "电话", "浙政钉号码"),
    "remark": (),
}

# A table of products, and what was found of it.
PRODUCTS, CONCLUSIONS, OVERVIEW = "产品清单", "结论", "汇总"
OVERVIEW_HEADS = ("设区市", "类别", "合计")
ALL, NOT_STATED, UNREAD = "全部", "未填", "无法读取"
