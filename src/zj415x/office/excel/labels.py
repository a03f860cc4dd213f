"""Labels: words that are printed in a sheet, or looked for in one; the voices of the library say none of them."""

import re

# What people put for a yes and a no.
YES = ("是", "有", "已", "√", "✓", "✔", "☑", "■", "●", "TRUE")
NO = ("否", "无", "未", "×", "✗", "✘", "□", "☐", "○", "FALSE")

# A day as it is typed: 2026-06-20, 2026/6/20, 2026.6.20, 2026年6月20日.
DAY = re.compile(r"(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]?|([-/.])(\d{1,2})\4(\d{1,2}))")
TIME = re.compile(r"(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(\.\d{1,6})?秒?|分)?")
DATE_FORMAT = re.compile("[ymdhs年月日]")  # of a cell
# Units of money as they are typed, the longer first, by how they are written.
UNITS = {"亿元": "亿元", "万元": "万元", "元": "元", "亿": "亿元", "万": "万元"}

# Rows of a list that are no entries: who fills it in, and notes below it.
_SIGNING = (
    "填报人|填表人|经办人|制表人|联系人|审核人|审批人|负责人|单位负责人|分管领导|联系电话|联系方式|手机|电话|"
    "签字|盖章|单位盖章|填报日期|填报时间|日期"
)
SIGNATURE = re.compile(rf"({_SIGNING})(\([^)]*\))?(:|$)")
NOTE = re.compile(r"(注|备注|说明|填表说明|填报说明)(:|\d|$)")
SAME = ("同上", "〃", "″", "''")
FILLED_IN_BY = re.compile(r"填报单位(?:[(（][^)）]*[)）])?[:：]?(.*)")

# The recommendation sheet: the columns that the notice prints, by what people call them, then two that a ranking needs.
RECOMMENDATION_COLUMNS = {
    "number": ("序号", "编号", "排序", "排名"),
    "enterprise": ("企业名称", "企业", "单位名称", "申报企业", "申报单位", "企业全称"),
    "product": (
        "产品名称及型号",
        "产品名称和型号",
        "产品名称、型号",
        "产品名称型号",
        "产品名称",
        "产品",
        "精品名称",
    ),
    "category": ("产品类别", "类别", "申报类别", "产品类型"),
    "track": (
        "所在“415X”先进制造业集群赛道",
        "415X先进制造业集群赛道",
        "先进制造业集群赛道",
        "所在集群赛道",
        "集群赛道",
        "所在赛道",
        "所属赛道",
        "赛道",
    ),
    "score": ("分数", "得分", "评分", "总分", "评审得分"),
    "in_zone": ("在核心区协同区", "是否在核心区协同区", "是否核心区协同区", "是否位于核心区协同区", "核心区协同区"),
}
SCORE, ZONE = "分数", "在核心区协同区"
RECOMMENDATIONS = "{year}年浙江制造精品推荐汇总表"
FILLED_IN_BY_LABEL = "填报单位（盖章）："
SIGNED_BY, PHONE = "填报人：", "联系电话（手机）："
TRACKS_NOTE = "注：“415X”先进制造业集群赛道：{tracks}。"
YES_WORD, NO_WORD = YES[0], NO[0]

# What makes no difference to the name of a category or a track.
ENDINGS = ("集群赛道", "赛道", "产业集群", "集群", "类")
NUMBERED = re.compile(r"^\(?\d{1,2}[.、)]")

TITLE, HEADING, BODY = "方正小标宋简体", "黑体", "仿宋_GB2312"
"""The fonts of official forms: of titles, of headings, of what is filled in."""
FALLBACKS = {
    TITLE: ("华文中宋", "宋体"),
    HEADING: ("微软雅黑", "思源黑体"),
    BODY: ("仿宋", "华文仿宋", "思源宋体"),
}
"""What to put in their place where a computer lacks them, the nearest first."""
