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
    *("×", "✗", "✘", "☒", "❌", "□", "☐", "FALSE", "F", "NO", "N", "NONE", "0"),
)
_KNOWN = {loosely(word): True for word in YES} | {loosely(word): False for word in NO}
_ENDS = "。.!！;；,，()"


def answer(text: str, about: Iterable[str] = ()) -> bool | None:
    """Tell whether a text is a yes or a no; None where it is neither, or leaves that open.

    ``about`` are words of the question, which an answer may repeat behind its yes or no: 不在核心区.

    >>> from zj415x.values.answer import answer
    >>> answer("没有"), answer("不在核心区", ("核心区",)), answer("已申报")
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


def is_mark(text: str) -> bool:
    """Tell whether a text is only marks such as / or ——, which state nothing."""
    return answer(text) is None and not any(map(str.isalnum, loosely(text)))
