"""Answer: a yes or a no as people write it, and nothing else taken for either."""

from collections.abc import Iterable

from .name import loosely

YES = ("是", "有", "已", "在", "属于", "位于", "对", "√", "✓", "✔", "✅", "☑", "■", "●", "TRUE", "T", "YES", "Y", "1")
NO = (
    *(
        "否",
        "无",
        "未",
        "没",
        "没有",
        "暂无",
        "尚无",
        "不",
        "不是",
        "不在",
        "不属于",
        "非",
        "未在",
        "无此情况",
        "无此项",
    ),
    *("×", "✗", "✘", "❌", "□", "☐", "FALSE", "F", "NO", "N", "NONE", "0"),
)
_KNOWN = {loosely(word): True for word in YES} | {loosely(word): False for word in NO}
_ZONES = ("核心区", "协同区")
# An answer may repeat the question: 不在省级重点产业集群核心区、协同区范围内.
_REPEATED = (*_ZONES, "区", "范围", "内", "、", "/", "或", "和", "及", "任何", "省级", "重点产业集群", "特色产业集群")
# A text with one of these names no zone that the product is made in today.
_DOUBTS = (
    *("不", "没", "暂无", "尚", "未在", "未列", "未纳", "未入", "未被", "未获", "未评", "未申", "非核心", "非协同"),
    *("无核心", "无协同", "?", "拟", "正在", "申报", "申请", "争创", "争取", "创建", "待定", "待批", "待核", "是否"),
    *("曾", "以外", "之外", "外围", "周边"),
)
_ENDS = "。.!！;；,，()"


def is_yes(text: str, about: Iterable[str] = ()) -> bool | None:
    """Tell whether a text is a yes or a no; None where it is neither, or leaves that open.

    ``about`` are words of the question, which an answer may repeat behind its yes or no: 不在核心区.

    >>> from zj415x.values.answer import is_yes
    >>> is_yes("没有"), is_yes("不在核心区", ("核心区",)), is_yes("已申报")
    (False, False, None)
    """
    said = loosely(text).strip(_ENDS)
    about = tuple(map(loosely, about))
    while said not in _KNOWN:
        word = next((word for word in about if said.endswith(word)), None)
        if word is None:
            return None
        said = said.removesuffix(word).strip(_ENDS)
    return _KNOWN[said]


def is_in_zone(text: str) -> bool | None:
    """Tell whether a text names a core or coordinated zone (核心区、协同区) or denies it; None: it does neither."""
    name = loosely(text)
    if any(kind in name for kind in _ZONES) and not any(doubt in name for doubt in _DOUBTS):
        return True
    return is_yes(name, _REPEATED)


def is_mark(text: str) -> bool:
    """Tell whether a text is only marks such as / or ——, which state nothing."""
    return is_yes(text) is None and not any(map(str.isalnum, loosely(text)))
