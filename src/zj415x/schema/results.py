"""Result: what an object that is written is called, and each of its keys, with a remark where that does not say all."""

from collections.abc import Mapping

from ..cluster.application import Alternative
from ..jingpin.recommendation import Appearance, Duplicate
from ..printed.deadline import Deadline
from ..printed.question import OpenQuestion
from ..printed.track import Threshold
from ..quota.allocation import Allocation, Step
from ..quota.apportionment import Apportionment, ApportionmentStep, Round
from ..quota.province import OpenTie, Placement, Places, PlacingStep, ProvincialAllocation
from ..rules.blank import Blank
from ..rules.change import Change
from ..rules.difference import Difference, Edit, Shift
from ..rules.finding import Finding
from ..rules.outcome import Entry
from ..rules.reading import Reading
from ..rules.receipt import EditionDigests, Receipt
from ..rules.remedy import Choice, Remedies, Remedy
from ..rules.replay import Changed, Differing, Replay
from ..rules.report import Report
from ..rules.sensitivity import Sensitivity
from ..wording.fields import Label

# Of each class what it is called, and its keys in their order.
RESULTS: Mapping[type, tuple[Label, Mapping[str, Label]]] = {
    Report: (
        ("核对报告", "按通知的顺序，逐条写明结果。"),
        {"verdict": "结论", "findings": "逐条的结果", "readings": "所按口径"},
    ),
    Finding: (
        "一条的结果",
        {
            "clause": "条款的名称",
            "place": "出处",
            "section": ("申报表的章节", "不在申报表里的为空。"),
            "topic": "结果的类别",
            "force": "约束力",
            "outcome": "结果",
            "subject": ("核对的事项", "几项条件合在一起的是列表，下面的值与之对应。"),
            "word": ("通知的用词", "没有的为空。"),
            "comparison": ("怎样比较", "条款不适用的为 null。"),
            "observed": ("所填的值", "没有填的为 null。"),
            "required": "要求的值",
            "gap": ("差多少", "只有数不够时才有。"),
            "basis": "结果还凭什么",
            "notes": "须知",
            "entries": "所涉的栏目",
            "readings": "所涉待明确事项",
        },
    ),
    Entry: (
        "申报表的一处",
        {
            "path": ("在文件里的位置", "如 $.scale.revenue。"),
            "label": "名称",
            "number": "第几项",
            "row": "第几行",
            "year": "年份",
        },
    ),
    Threshold: (
        "规模门槛",
        {
            "floor": "印出的门槛",
            "relief": "山区海岛县下调",
            "mountain_or_island": "是否山区海岛县",
            "negotiable": ("可否适当下调", "达到世界级水平的可以，幅度通知没有写。"),
            "discretionary": "下调是否按须由省里决定来读",
            "granted": "省里下调后的规模门槛",
            "relieved": "山区海岛县的门槛",
            "amount": "适用的门槛",
        },
    ),
    Alternative: (
        "还可以申报的赛道和类型",
        {
            "track": "赛道",
            "tier": "申报类型",
            "note": ("附注", "同一产业高地的“新星”赛道才有，其余为 null。"),
            "report": "核对报告",
        },
    ),
    Deadline: (
        "时限",
        {
            "name": "时限的名称",
            "place": "出处",
            "who": ("谁", "照通知的写法。"),
            "due_from": "由谁办理",
            "what": "事项",
            "printed": "通知的写法",
            "last_day": ("最后一天", "到这一天结束为止，北京时间。"),
            "first_day": ("第一天", "通知没有写的为 null。"),
            "before": "是否写作“某日前”",
        },
    ),
    Allocation: (
        "名单的截取",
        {
            "recommender": "推荐单位",
            "place": "出处",
            "limit": "名额的数目",
            "recommended": "推荐",
            "left_out": "名额外",
            "tied": ("同分待定的", "推荐其中哪几个由人决定。"),
            "open_places": "待定的名额",
            "in_zone": ("推荐的里面在核心区协同区的", "null 表示没有问。"),
            "zone_unknown": "推荐的里面没有写明的",
            "steps": "步骤",
            "unused": "空余名额",
        },
    ),
    Step: (
        "截取的一步",
        {
            "kind": "做什么",
            "place": "出处",
            "count": "个数",
            "candidates": "所涉的候选",
            "displaced": "因倾斜落到名额外的",
            "score": "同分的分数",
            "tilt": "倾斜的方式",
            "readings": "所涉待明确事项",
        },
    ),
    Apportionment: (
        "名额的分配",
        {
            "method": "分配的方法",
            "total": "名额的数目",
            "tied": ("同等待定的", "名额给其中哪几个由人决定。"),
            "open_places": "待定的名额",
            "rounds": ("各轮", "最大余额法有上下限时才有。"),
            "steps": "逐个的结果",
        },
    ),
    Round: (
        "有上下限的一轮",
        {
            "places": "所分的名额",
            "count": "参加的家数",
            "weight": "参加的权重合计",
            "excess": "超出上限的合计",
            "lack": "不足下限的合计",
            "at_cap": "按上限确定的",
            "at_floor": "按下限确定的",
        },
    ),
    ApportionmentStep: (
        "分给一个的名额",
        {
            "key": "分给",
            "weight": "权重",
            "share": "按比例",
            "quotas": ("参加的各轮按比例", "没有各轮的为空。"),
            "fixed": "是否在某一轮按上限或下限确定",
            "places": "所得名额",
            "tied": "是否同等待定",
            "floor": "下限",
            "cap": ("上限", "没有的为 null。"),
            "last": "得最后一个名额的商或余额",
            "next": "再得一个的商或余额",
        },
    ),
    ProvincialAllocation: (
        "全省名额的安排",
        {
            "recommended": "推荐",
            "left_out": "名额外",
            "ties": "同分的各组",
            "placements": "各由谁推荐",
            "places": "各家的名额",
            "steps": "步骤",
        },
    ),
    OpenTie: ("同分的一组", {"tied": "同分待定的", "open_places": "待定的名额"}),
    Placement: ("一个产品由谁推荐", {"candidate": "候选", "kind": "推荐单位的类别", "recommender": "推荐单位"}),
    Places: (
        "一家的名额",
        {
            "kind": "推荐单位的类别",
            "name": "推荐单位",
            "limit": "名额的数目",
            "used": "已用名额",
            "within": "计入",
            "unused": "空余名额",
        },
    ),
    PlacingStep: (
        "安排的一步",
        {
            "candidate": "候选",
            "recommender": "推荐单位",
            "why": "为什么在那里",
            "moved": ("为此改动的", "每个写明候选，由谁改到谁。"),
        },
    ),
    Sensitivity: (
        "结论取决于哪些口径",
        {
            "robust": "结论是否与口径无关",
            "hinges_on": "结论所取决的待明确事项",
            "verdicts": "各结论在哪些口径下出现",
        },
    ),
    Remedies: (
        "最小的改动",
        {
            "goal": "目标",
            "reached": "是否已经达到",
            "choices": ("各处的选择", "每处任选其一，互不影响；合起来就是下面各组。没有办法的，有一处无可选。"),
            "remedies": ("各组改动", "任选一组，最少的在前。"),
            "blocked": "妨碍达到目标的条款",
            "elsewhere": "可否看还能申报什么",
        },
    ),
    Choice: ("一处选择", {"alternatives": ("可选的", "任选一项，每项是要一起作的几个改动；只有一项的，都要改。")}),
    Remedy: ("一组改动", {"changes": "改动", "verdict": "结论"}),
    Change: (
        "一项改动",
        {
            "clause": "条款的名称",
            "place": "出处",
            "field": ("在文件里的位置", "如 $.scale.revenue。"),
            "label": "名称",
            "kind": "属于哪一种改动",
            "to": "须改到",
            "gap": "差多少",
            "most": ("须改到的是否为至多", "不是的为至少。"),
            "among": "可以改到的名称",
            "total": "各行合计须为",
            "entries": "所涉的栏目",
            "from": ("现在所填", "没有填的为 null。"),
        },
    ),
    Difference: (
        "两份核对报告的不同",
        {
            "before": "原来的结论",
            "after": "现在的结论",
            "by_section": ("结论的变化是否按部分比较", "所涉改动多于 12 处的按部分，其余的逐处。"),
            "explanations": ("结论为什么改变", "每组是几处改动的序号，合在一起足以引起；任何一组都可以。"),
            "edits": "改动",
            "shifts": ("有变化的各条", "转差的在前。"),
        },
    ),
    Shift: (
        "有变化的一条",
        {
            "clause": "条款的名称",
            "place": "出处",
            "trend": "转差还是转好",
            "by_section": ("是否按部分比较", "所涉改动多于 12 处的按部分，其余的逐处。"),
            "explanations": ("为什么改变", "每组是几处改动的序号，合在一起足以引起；任何一组都可以。"),
            "before": ("原来的结果", "原来没有这一条的为 null。"),
            "after": ("现在的结果", "现在没有这一条的为 null。"),
        },
    ),
    Edit: (
        "一处改动",
        {
            "number": "序号",
            "kind": "改的是什么",
            "section": "栏目",
            "field": ("在文件里的位置", "如 $.scale.revenue；口径为编号，通知的版本为 edition。"),
            "row": ("所在一行的名称或年份", "没有的为空。"),
            "to": ("现在的值", "没有填的、删去的为 null。"),
            "from": ("原来的值", "没有填的、新增的为 null。"),
        },
    ),
    Blank: (
        "一处空白",
        {
            "entry": ("哪一处", "条款没有说是哪一格的，位置为空。"),
            "effect": ("对结论的影响", "填写以后不满足条件的，这一条的结论；只须补全的为待补正。"),
            "section": ("栏目", "不在申报表上的为空。"),
        },
    ),
    Receipt: (
        ("回执", "RFC 8785 的规范写法，可以签名；没有负责人和联系人。"),
        {
            "at": ("提交时间", "按哪一时刻提交核对；没有填的为 null。"),
            "document": ("材料摘要", "读入的材料的 SHA-256；空白不计，负责人和联系人只计填了哪几项。"),
            "edition": "通知各部分的摘要",
            "hinges_on": ("口径改变时结论可能随之改变的事项", "没有问的为 null。"),
            "kind": "材料的种类",
            "library": "程序版本",
            "notice": "通知的文号",
            "outcomes": ("各条的结果", "按条款的名称。"),
            "readings": "所按口径",
            "rests_on": ("结论所依据的待明确事项", "决定结论的条款所涉的；结论为“符合”的，是全部条款所涉的。"),
            "verdict": "结论",
        },
    ),
    EditionDigests: ("通知各部分的摘要", {"tables": "通知的表格", "clauses": "条款", "readings": "待明确事项"}),
    Replay: (
        ("复核", "同一份材料的两份回执，以及不同之处。"),
        {
            "before": "原来的回执",
            "now": "现在的回执",
            "same": "是否全都相同",
            "holds": ("结论是否仍然成立", "材料、结论和各条结果都相同；版本和口径可以不同。"),
            "unexplained": ("是否无从解释", "依据都相同而结果不同，回执可能被改动过。"),
            "causes": "依据的不同之处",
            "changed": "结果不同的条款",
        },
    ),
    Differing: (
        "依据的一处不同",
        {"cause": "什么不同", "before": "原来的值", "now": "现在的值", "id": ("编号", "只有口径才有，其余为空。")},
    ),
    Changed: ("结果不同的一条", {"clause": "条款的名称", "before": "原来的结果", "now": "现在的结果"}),
    Duplicate: ("两次出现的产品", {"first": "先在哪里", "again": "又在哪里"}),
    Appearance: (
        "产品在名单上的位置",
        {"recommender": "推荐单位", "row": "第几行", "enterprise": "企业名称", "product": "产品名称及型号"},
    ),
    Reading: (
        "可选口径",
        {
            "id": "编号",
            "place": "出处",
            "words": "所涉的字句",
            "question": "问的是什么",
            "options": "选项",
            "meanings": "各选项的意思",
            "default": "默认的选项",
            "reason": "默认的理由",
            "settled_by": "可以问谁",
        },
    ),
    OpenQuestion: (
        "未予明确的一处",
        {
            "id": "编号",
            "kind": "未予明确的情形",
            "weight": "影响",
            "place": "出处",
            "words": "所涉的字句",
            "question": "未予明确的是什么",
            "follows": "会怎样",
            "treatment": "怎样处理",
            "selectable": "可否选口径",
        },
    ),
}

READINGS: Label = ("所按口径", "没有写的按默认。")
