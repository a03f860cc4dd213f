"""Errors: the sentences, bases and escaping of the library's exceptions."""

import pickle

import pytest

from zj415x import Zj415xError
from zj415x.errors import (
    ClosedTrackError,
    FormerCountyError,
    InvalidDocumentError,
    InvalidTypeError,
    InvalidValueError,
    MissingExtraError,
    UnknownNameError,
    UnknownTrackError,
    printable,
    quoted,
    shown,
)

ERRORS = [
    InvalidValueError("{value} 太大", value=3),
    InvalidTypeError("{value} 不是数", value="x"),
    UnknownNameError("设区市", "杭州", ("杭州市",)),
    UnknownTrackError("赛道", "量子", ()),
    FormerCountyError("江干区", 2021, "分入", ("上城区", "钱塘区")),
    ClosedTrackError("集成电路", "核心区"),
    MissingExtraError("icalendar", "calendar"),
    InvalidDocumentError((("$.tier", InvalidValueError("缺少必填字段")), ("$", UnknownNameError("字段", "x", ())))),
]


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_survives_pickling_with_its_sentence(error: Zj415xError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again).keys() == vars(error).keys()


def test_errors_have_the_builtin_base_that_users_catch() -> None:
    assert issubclass(InvalidValueError, ValueError)
    assert issubclass(InvalidTypeError, TypeError)
    assert issubclass(UnknownNameError, KeyError)
    assert issubclass(FormerCountyError, UnknownNameError)
    assert issubclass(ClosedTrackError, ValueError)
    assert issubclass(MissingExtraError, ImportError)
    assert issubclass(InvalidDocumentError, ValueError)


def test_the_field_precedes_the_sentence() -> None:
    error = InvalidValueError("{value} 太大", value=3)
    error.field = "Scale.revenue"
    assert str(error) == "Scale.revenue：3 太大"
    assert pickle.loads(pickle.dumps(error)).field == "Scale.revenue"


def test_a_document_error_lists_all_problems() -> None:
    error = ERRORS[-1]
    assert isinstance(error, InvalidDocumentError)
    assert error.problems == (("$.tier", "缺少必填字段"), ("$", "没有名为“x”的字段"))
    assert str(error) == "文件有 2 处问题：\n$.tier：缺少必填字段\n$：没有名为“x”的字段"


class TestQuoting:
    def test_cuts_long_text(self) -> None:
        assert quoted("x" * 100) == "x" * 39 + "…"
        assert quoted("x" * 40) == "x" * 40
        assert len(str(UnknownTrackError("赛道", "甲" * 10_000_000, ()))) < 100

    @pytest.mark.parametrize("text", ["甲\n结论：符合", "\x1b[31m", "\u202e", "\ud800", "a\tb"])
    def test_escapes_control_and_bidi_characters(self, text: str) -> None:
        assert quoted(text).isprintable()
        quoted(text).encode()
        assert str(UnknownNameError("赛道", text, ())).isprintable()

    def test_escapes_the_headings_of_a_file_that_are_nearest(self) -> None:
        assert str(UnknownNameError("列", "产品名称", ("产品\x1b[31m名称", "产\u202e品", "\ud800"))) == (
            "没有名为“产品名称”的列；相近的有：产品\\x1b[31m名称、产\\u202e品、\\ud800"
        )

    def test_keeps_printable_text(self) -> None:
        assert printable("“新星”\u3000产业群🚀é") == "“新星”\u3000产业群🚀é"
        assert printable("甲\u3000\n") == "甲\u3000\\n"

    def test_shows_the_type_of_a_value_without_repr(self) -> None:
        class Sulking:
            def __repr__(self) -> str:
                raise RuntimeError

        nested: list[object] = []
        for _ in range(100_000):
            nested = [nested]
        assert [shown(value) for value in (10**5000, nested, Sulking())] == ["<int>", "<list>", "<Sulking>"]
