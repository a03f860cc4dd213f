"""Replacing a value at a path of a subject."""

import pytest

from zj415x import InvalidValueError, XTitle, wan, yi
from zj415x.rules.change import put

from ..builders import application, product, sales


def test_put_replaces_the_value_at_a_path() -> None:
    assert put(application(), "$.scale.revenue", yi(7)).scale.revenue == yi(7)
    titles = (XTitle("未来产业先导区"), XTitle("创新型产业集群"))
    changed = put(application(titles=titles), "$.titles[1].same_industry", True)
    assert changed.titles == (titles[0], XTitle("创新型产业集群", same_industry=True))
    assert put(product(), "$.sales[2].amount", wan(1)).sales == sales(wan(600), wan(900), wan(1))


def test_put_validates_every_class_on_the_path() -> None:
    with pytest.raises(InvalidValueError):
        put(application(), "$.scale.revenue", 7)


def test_put_ignores_a_missing_row() -> None:
    assert put(product(), "$.sales[9].amount", wan(1)) == product()
