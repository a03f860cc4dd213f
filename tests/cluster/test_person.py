"""No output shows the people named on a form."""

import json
import pickle
from typing import Any

import pytest
from attrs import evolve

from zj415x import Person, Readings
from zj415x.errors import InvalidDocumentError, InvalidTypeError, InvalidValueError
from zj415x.exchange import dump, read_application
from zj415x.wording import say

from ..builders import CLUSTERS, NOTICE, application, judged

NAME, MOBILE = "欧阳某某", "13800000000"
SOMEBODY = Person(name=NAME, position="局长", mobile=MOBILE)


def shown(value: object) -> str:
    return f"{value!r} {value}"


def test_repr_hides_the_person() -> None:
    assert repr(SOMEBODY) == "<Person>"
    text = shown(application(head=SOMEBODY, contact=SOMEBODY))
    assert NAME not in text
    assert MOBILE not in text


def test_report_its_words_and_its_dump_hide_the_person() -> None:
    for changes in ({}, {"position": None}, {"mobile": None}):
        made = application(head=evolve(SOMEBODY, **changes), contact=SOMEBODY)
        report = judged(made)
        said = [shown(report), say(report), json.dumps(dump(report), ensure_ascii=False)]
        said += [shown(finding) + say(finding) for finding in report.findings]
        said += [say(one) + shown(one) for one in made.routes(CLUSTERS)]
        assert not any(NAME in text or MOBILE in text for text in said)


@pytest.mark.parametrize("value", [13800000000, [MOBILE], {"号码": MOBILE}, MOBILE * 1000, "\ud800" + MOBILE])
@pytest.mark.parametrize("field", ["name", "position", "mobile"])
def test_error_hides_the_person(field: str, value: Any) -> None:
    with pytest.raises(InvalidValueError, match=f"Person.{field}") as caught:
        Person(**{field: value})
    assert MOBILE not in shown(caught.value)
    document = dump(application()) | {"contact": {field: value}}
    with pytest.raises(InvalidDocumentError) as read:
        read_application(document, NOTICE)
    assert [path for path, _ in read.value.problems] == [f"$.contact.{field}"]
    assert MOBILE not in shown(read.value)
    assert "不在此显示" in str(read.value)


@pytest.mark.parametrize("key", [NAME, MOBILE, f"{NAME}{MOBILE}"])
def test_error_about_a_key_hides_the_person(key: str) -> None:
    for twice in (f'"{key}": "{MOBILE}"', f'"{key}": 1, "{key}": 2', f'"name": 1, "name": 2, "{key}": null'):
        text = json.dumps(dump(application()) | {"contact": "#"}, ensure_ascii=False).replace('"#"', f"{{{twice}}}")
        with pytest.raises(InvalidDocumentError) as caught:
            read_application(text, NOTICE)
        assert NAME not in shown(caught.value)
        assert MOBILE not in shown(caught.value)
        assert ("$.contact", "有不认识的字段，字段名不在此显示；可填：name、position、mobile") in caught.value.problems


def test_cause_of_an_error_hides_the_person() -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        read_application(json.dumps(dump(application()) | {"contact": {"name": NAME}, "tier": MOBILE}), NOTICE)
    assert caught.value.__context__ is caught.value.__cause__ is None


def test_error_asks_for_an_object_without_showing_the_value() -> None:
    for value in (f"{NAME} {MOBILE}", int(MOBILE), float(MOBILE), [MOBILE]):
        with pytest.raises(InvalidDocumentError) as caught:
            read_application(dump(application()) | {"contact": value}, NOTICE)
        assert MOBILE not in shown(caught.value)
    with pytest.raises(InvalidTypeError) as made:
        application(contact=f"{NAME} {MOBILE}")
    assert MOBILE not in shown(made.value)


def test_application_dump_includes_the_person() -> None:
    made = application(contact=SOMEBODY)
    assert made.contact.mobile == MOBILE
    assert dump(made)["contact"] == {"name": NAME, "position": "局长", "mobile": MOBILE}
    assert read_application(dump(made), NOTICE) == made
    assert pickle.loads(pickle.dumps(made)) == made
    assert judged(made, **dict(Readings().chosen)).verdict.value == "符合"
