"""Places of the notice in words: 附件1 四（一）1 is Annex 1, IV(i)1, so that it is found in the Chinese text."""

import re
from functools import lru_cache

from .voice import Voice

_NUMERALS = "一二三四五六七八九十"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_PARTS = (
    "附件目录",
    "附件清单",
    "推荐名额表",
    "推荐汇总表",
    "正文",
    "文头",
    "文末",
    "标题",
    "落款",
    "抄送",
    "备注",
    "注",
    "附",
)
_STEP = re.compile(
    rf"附件(?P<annex>\d)|附(?P<attachment>\d-\d)|第(?P<row>[\d、至]+)行|第(?P<item>\d+)项|(?P<part>{'|'.join(_PARTS)})"
    rf"|（(?P<small>[{_NUMERALS}])）|(?P<large>[{_NUMERALS}])|(?P<mark>[；、至 ])"
)
_NAMED = {
    "annex": "附件{number}",
    "attachment": "附{number}",
    "row": "第{number}行",
    "item": "第{number}项",
}
_MARKS = {"；": "; ", "、": ", ", "至": "–", " ": ", "}


@lru_cache(maxsize=1024)
def place_in(place: str, voice: Voice) -> str:
    """A place of the notice, as it is cited."""
    if voice.catalog is None:
        return place

    def said(step: re.Match[str]) -> str:
        kind = step.lastgroup or ""
        text = step[kind]
        numbered = step.string[step.end() : step.end() + 1].isdigit()
        if kind in _NAMED:
            return voice.fill(_NAMED[kind], number=_STEP.sub(said, text))
        if kind == "part":
            return voice.word(text) + (" " if numbered else "")
        if kind == "mark":
            return _MARKS[text]
        roman = _ROMAN[_NUMERALS.index(text)]
        if kind == "small":
            return f"({roman.lower()})"
        return roman + ("." if numbered else "")

    return _STEP.sub(said, place)
