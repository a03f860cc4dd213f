"""What can be wrong with an input."""

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


def test_each_has_the_parent_that_a_user_would_write() -> None:
    assert issubclass(InvalidValueError, ValueError)
    assert issubclass(InvalidTypeError, TypeError)
    assert issubclass(UnknownNameError, KeyError)
    assert issubclass(FormerCountyError, UnknownNameError)
    assert issubclass(ClosedTrackError, ValueError)
    assert issubclass(MissingExtraError, ImportError)
    assert issubclass(InvalidDocumentError, ValueError)


def test_the_place_of_a_value_stands_before_its_sentence() -> None:
    error = InvalidValueError("{value} 太大", value=3)
    error.field = "Scale.revenue"
    assert str(error) == "Scale.revenue：3 太大"
    assert pickle.loads(pickle.dumps(error)).field == "Scale.revenue"


def test_a_document_names_all_its_problems() -> None:
    error = ERRORS[-1]
    assert isinstance(error, InvalidDocumentError)
    assert error.problems == (("$.tier", "缺少必填字段"), ("$", "没有名为“x”的字段"))
    assert str(error) == "文件有 2 处问题：\n$.tier：缺少必填字段\n$：没有名为“x”的字段"


class TestWhatIsQuoted:
    def test_is_short(self) -> None:
        assert quoted("x" * 100) == "x" * 39 + "…"
        assert quoted("x" * 40) == "x" * 40
        assert len(str(UnknownTrackError("赛道", "甲" * 10_000_000, ()))) < 100

    @pytest.mark.parametrize("text", ["甲\n结论：符合", "\x1b[31m", "\u202e", "\ud800", "a\tb"])
    def test_can_neither_move_nor_hide_the_rest(self, text: str) -> None:
        assert quoted(text).isprintable()
        quoted(text).encode()
        assert str(UnknownNameError("赛道", text, ())).isprintable()

    def test_keeps_what_people_write(self) -> None:
        assert printable("“新星”\u3000产业群🚀é") == "“新星”\u3000产业群🚀é"
        assert printable("甲\u3000\n") == "甲\u3000\\n"

    def test_may_be_a_value_that_cannot_be_shown(self) -> None:
        class Sulking:
            def __repr__(self) -> str:
                raise RuntimeError

        nested: list[object] = []
        for _ in range(100_000):
            nested = [nested]
        assert [shown(one) for one in (10**5000, nested, Sulking())] == ["<int>", "<list>", "<Sulking>"]
