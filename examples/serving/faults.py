"""Faults: what is wrong with what was sent, each with where it stands and in the language that was asked for."""

from collections.abc import Iterable, Mapping
from typing import Any

from zj415x import InvalidDocumentError, Zj415xError
from zj415x.wording import say

from .language import CHINESE

# In Chinese and in English. The library has sentences for all that is wrong with a document or a name.
_SENTENCES: Mapping[str, tuple[str, str]] = {
    "too-large": ("正文过大，至多 {most} 字节", "the body is too large: at most {most} bytes are read"),
    "query-too-long": (
        "查询参数过长，至多 {most} 字节", "the query string is too long: at most {most} bytes are read",
    ),
    "too-slow": ("正文 {seconds} 秒还没有收完", "the body did not arrive within {seconds} seconds"),
    "no-json": (
        "正文应是 JSON，请求头写 Content-Type: application/json，不压缩",
        "the body has to be JSON, sent as Content-Type: application/json, and not compressed",
    ),
    "no-body": ("没有正文，应是一份 JSON 文件", "there is no body; it has to be a JSON document"),
    "missing": ("缺少这个查询参数", "this query parameter is missing"),
    "unknown": ("没有这个查询参数；可用：{known}", "there is no such query parameter; there are: {known}"),
    "repeated": ("这个查询参数只能写一次", "this query parameter may be given only once"),
    "no-parameters": ("这里没有查询参数", "there are no query parameters here"),
    "no-day": ("“{value}”不是日期；写成 2026-06-20 的样子", "“{value}” is no day; write it as 2026-06-20"),
    "no-moment": (
        "“{value}”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子，带时区",
        "“{value}” is no moment; write it as 2026-06-20T10:00:00+08:00, with its time zone",
    ),
    "no-number": ("“{value}”应为不小于 0 的整数", "“{value}” has to be a whole number, 0 or more"),
    "no-flag": ("“{value}”应为 true 或 false", "“{value}” has to be true or false"),
    "no-option": ("没有“{value}”这一项；可填：{known}", "there is no “{value}” here; there are: {known}"),
    "no-reading": (
        "“{value}”应写成 事项=口径，如 A12=this-year-forecast", "“{value}” has to be written as A12=this-year-forecast",
    ),
    "read-twice": ("{value} 选了两种口径", "two readings are chosen of {value}"),
    "no-row": ("名单没有第 {value} 行，共 {count} 行", "the list has no row {value}; it has {count}"),
    "not-found": ("没有这个地址", "there is nothing at this address"),
    "not-allowed": ("这个地址不用这种方法（{method}）", "this address does not take that method ({method})"),
    "failed": (
        "服务出了错，没有答复；请求的内容没有记下",
        "the service failed and has no answer; nothing of the request was kept",
    ),
    "refused": ("不合要求", "this is not what is asked for"),
}  # fmt: skip


class SaidError(Exception):
    """A sentence of the service, with what stands in it; a list stands there one after the other."""

    def __init__(self, name: str, **values: str | int | list[str]) -> None:
        super().__init__(name)
        self.name = name
        self.values = values

    def in_(self, locale: str) -> str:
        """Say the sentence in a language."""
        sentence, comma = _SENTENCES[self.name][locale != CHINESE], "、" if locale == CHINESE else ", "
        listed = {key: comma.join(value) if isinstance(value, list) else value for key, value in self.values.items()}
        return sentence.format(**listed)


def told(faults: Iterable[tuple[str, Exception]], locale: str) -> dict[str, Any]:
    """Build the answer where something is wrong."""
    return {"problems": [{"path": path, "message": said(error, locale)} for path, error in faults]}


def said(error: Exception, locale: str) -> str:
    """Say what is wrong, in a language."""
    if isinstance(error, SaidError):
        return error.in_(locale)
    return say(error, locale) if isinstance(error, Zj415xError) else SaidError("refused").in_(locale)


def document_faults(error: Zj415xError) -> Iterable[tuple[str, Exception]]:
    """List what is wrong with a document, or with what it says as a whole."""
    return error.faults if isinstance(error, InvalidDocumentError) else [("$", error)]
