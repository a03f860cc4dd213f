"""What can be wrong with an input."""

import pickle

import pytest

from zj415x import Zj415xError
from zj415x.errors import (
    ClosedTrackError,
    InvalidDocumentError,
    InvalidTypeError,
    InvalidValueError,
    UnknownNameError,
    UnknownTrackError,
)

ERRORS = [
    InvalidValueError("{value} 太大", value=3),
    InvalidTypeError("{value} 不是数", value="x"),
    UnknownNameError("设区市", "杭州", ("杭州市",)),
    UnknownTrackError("赛道", "量子", ()),
    ClosedTrackError("集成电路", "核心区"),
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
    assert issubclass(ClosedTrackError, ValueError)
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
