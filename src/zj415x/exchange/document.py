"""Document: the JSON object that was sent, read within bounds."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError
from ..number import shorten

Document = Mapping[str, Any] | bytes | str
Faults = list[tuple[str, Zj415xError]]

LARGEST = 16 * 2**20
"""The largest document that is read, in bytes."""


def parse(data: Document) -> tuple[dict[str, Any], Faults]:
    """The document's object, and what is wrong with its JSON that does not keep it from being read on."""
    faults: Faults = []
    if isinstance(data, bytes | str):
        data = _loads(data, faults)
    if not isinstance(data, Mapping):
        raise fault("文件应是一个 JSON 对象 {{…}}，不是 {value}", value=kind_of(data))
    return dict(data), faults


def _loads(data: bytes | str, faults: Faults) -> Any:
    if len(data) > LARGEST:
        raise fault("文件太大：{size} 字节，至多读 {most} 字节", size=len(data), most=LARGEST)

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            keys = [key for key, _ in pairs]
            for key in made:
                if keys.count(key) > 1:
                    faults.append(("$", InvalidValueError("同一对象里“{key}”写了两次", key=shorten(key))))
        return made

    def no_number(word: str) -> Any:
        raise InvalidValueError("{word} 不是 JSON 里的数", word=word)

    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=unique, parse_constant=no_number)
    except UnicodeDecodeError as error:
        raise fault("文件不是 UTF-8 编码（第 {place} 字节起）；请另存为 UTF-8", place=error.start + 1) from None
    except json.JSONDecodeError as error:
        raise fault(
            "文件不是 JSON：第 {line} 行第 {column} 列读不下去", line=error.lineno, column=error.colno
        ) from None
    except RecursionError:
        raise fault("括号嵌套太深") from None
    except InvalidValueError as error:
        raise InvalidDocumentError((("$", error),)) from None
    except ValueError:  # an integer of more digits than Python will read
        raise fault("文件里有一个太长的数") from None


def fault(message: str, **values: Any) -> InvalidDocumentError:
    """A document of which nothing can be read on."""
    return InvalidDocumentError((("$", InvalidValueError(message, **values)),))


def kind_of(value: Any) -> str:
    """What a JSON value is, in words that say how it stands in the file."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal():
            return shorten(str(value))
        case str():
            return f"文字“{shorten(value)}”"
        case Mapping():
            return "对象 {…}"
        case list() | tuple():
            return "列表 […]"
        case _:
            return type(value).__name__
