"""Draw: choices out of bytes; JSON, texts and marks that are nearly right."""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


class Draw:
    """Chooses by bytes, one choice after another; beyond their end, always the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def below(self, count: int) -> int:
        """Draw a whole number from 0 to below ``count``."""
        size = 1 if count <= 256 else 2 if count <= 65_536 else 4
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "big") % count

    def of(self, choices: Sequence[T]) -> T:
        """Draw one of the choices."""
        return choices[self.below(len(choices))]

    def once_in(self, count: int) -> bool:
        """Draw true once in ``count`` times."""
        return self.below(count) == count - 1

    def bytes(self, most: int) -> bytes:
        """Draw some bytes as they are."""
        size = self.below(most + 1)
        taken = self._data[self._at : self._at + size]
        self._at += size
        return taken

    def character(self) -> str:
        """Draw a character: any code point, surrogates too, or one that readers treat apart."""
        return chr(self.below(0x11_0000)) if self.once_in(4) else self.of(SIGNS)

    def edited(self, text: str, pieces: Sequence[str]) -> str:
        """Change a text in a place: cut something out, put something in, write a part twice or shift it."""
        start = self.below(len(text) + 1)
        end = min(len(text), start + self.below(9))
        match self.below(5):
            case 0:
                put = ""
            case 1:
                put = self.character()
            case 2:
                put = text[start:end] * 2
            case 3:
                put = text[start:end] + self.character()
            case _:
                put = self.of(pieces)
        return text[:start] + put + text[end:]


SIGNS = [
    "0", "1", "9", "-", "+", ".", ",", ";", ":", "_", "%", "％", "e", "E", "x", "é", "一", "亿", "万", "元", "年", "，", "。", "；", "：",
    "、", "（", "）", "(", ")", "“", '"', "'", "\\", "/", "<", ">", "&", "{", "}", "[", "]", "#", "|", "*", "`", "~", "$", "@", "=",
    " ", "\t", "\n", "\r", "\r\n", "\x00", "\x0b", "\x1b", "\x1c", "\x7f", "\x85", "\xa0", "\xad", "\u2028", "\u3000", "\u200b",
    "\u200e", "\u202e", "\ufeff", "\ufffd", "\uffff", "\ud800", "\udc00", "１", "٣", "²", "½", "①", "㈠", "〇", "Ⅳ", "İ", "ß", "ﬁ",
    "\u0301", "㎡", "𝟏", "😀", "\U000e0001",
]  # fmt: skip

WORDS = [
    "", " ", "x", "无", "是", "否", "核心区", "协同区", "“新星”产业群", "先进制造类", "台州市", "开化县", "台州 市", "温岭市", "余杭区", "江干区",
    "下城区", "人工智能", "低空经济与商业航天", "工业母机", "工业母机与机器人", "文体用品", "高端装备", "创新型产业集群", "未来产业先导区", "scale.revenue",
    "41.9亿元", "1亿元", "800万元", "-1亿元", "１亿元", "1_0亿元", "1e3亿元", ".5亿元", "1.亿元", "0.001元", "1亿美元", "1,000万元", "1.234亩",
    "5亩", "-5亩", "3%", "101%", "3％", "NaN%", "1/3", "3.5", "97.50", "9" * 30 + "%", "9" * 45 + "亿元", "NaN", "Infinity", "-0",
    "1e400", "1e-400", "2023", "2026", "2026-06-20", "2026-6-20", "2026年6月", "2026年6月20日", "20260620", "2026-02-30",
    "2026-06-20T10:00:00", "2026-06-20T10:00:00Z", "2026-06-20T24:00:00+08:00", "2026-06-20T10:00:00+23:59", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00", "2026-06-20 10:00:00+08:00", "字" * 10_001, "a:b", "13800138000", "=1+1", "_x000D_", "true",
]  # fmt: skip

VALUES: list[Any] = [
    None, True, False, 0, 1, -1, 3, 2023, 2**31, 2**70, 10**99, 3.5, 1e300, 97.5, [], {}, [[]], [{}], {"x": 1}, {"$comment": 1},
    {"name": "无人机", "highland": "高端装备"}, {"year": 2024, "amount": "1万元"}, {"scheme": "未来产业先导区"}, ["x"], [1, 2],
]  # fmt: skip


def copied(value: Any) -> Any:
    """Copy a JSON value, in which nothing is shared then."""
    return json.loads(json.dumps(value))


def _value(draw: Draw, names: Sequence[str]) -> Any:
    match draw.below(4):
        case 0:
            return copied(draw.of(VALUES))
        case 1 if names:
            return draw.of(names)
        case _:
            return draw.of(WORDS)


def changed(draw: Draw, document: Any, names: Sequence[str], keys: Sequence[str]) -> Any:
    """Change a JSON value in some places; the value itself is changed, too."""
    whole = [document]
    for _ in range(draw.of([1, 1, 1, 0, 2, 1, 3, 5])):
        holder, key = _place(draw, whole)
        match draw.below(6):
            case 0 if len(holder) > 1:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[draw.of(keys)] = _value(draw, names)
            case 2 if isinstance(holder, list) and holder is not whole:
                holder.append(copied(holder[key]))
            case 3 if isinstance(holder[key], str):
                holder[key] = draw.edited(holder[key], WORDS)
            case 4:
                source, at = _place(draw, whole)
                holder[key] = copied(source[at])
            case _:
                holder[key] = _value(draw, names)
    return whole[0]


def _place(draw: Draw, whole: list[Any]) -> tuple[Any, Any]:
    """Draw a place within: what holds it, and its key there."""
    holder: Any = whole
    key: Any = 0
    while isinstance(holder[key], dict | list) and holder[key] and not draw.once_in(6):
        holder = holder[key]
        key = draw.of(list(holder)) if isinstance(holder, dict) else draw.below(len(holder))
    return holder, key


_MARKS = [
    '"tier":null,', '"track":"x:y",', '"$comment":{"a":1},', "null", "NaN", "-Infinity", "1e400", "1.0", "-0", "0.10", "9" * 5000,
    "[" * 3000, '{"a":' * 3000, "]", "}", '"', "\\ud83d", "\\u0000", "\\", ",", ":", "\ufeff", "//", "true",
]  # fmt: skip


def written(draw: Draw, document: Any) -> bytes:
    """Write a document as JSON, now and then as no JSON any more."""
    text = json.dumps(document, ensure_ascii=draw.once_in(8), indent=1 if draw.once_in(8) else None)
    for _ in range(draw.below(3) if draw.once_in(4) else 0):
        text = draw.edited(text, _MARKS)
    raw = text.encode("utf-8", "surrogatepass")
    if draw.once_in(32):
        at = draw.below(len(raw) + 1)
        raw = raw[:at] + draw.bytes(8) + raw[at + draw.below(4) :]
    return raw


Check = Callable[[bytes], None]
