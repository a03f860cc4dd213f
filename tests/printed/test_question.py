"""Open questions as values."""

from attrs import evolve

from zj415x.exchange import dump
from zj415x.printed.question import Kind, OpenQuestion, Weight

ONE = OpenQuestion(
    id="A12",
    kind=Kind.GAP,
    weight=Weight.HIGH,
    place="附1-1",
    words="门槛",
    question="哪一年？",
    follows="结论不同。",
    treatment="去年。",
)


def test_question_is_selectable_if_it_is_a_reading() -> None:
    assert ONE.selectable
    assert not evolve(ONE, id="A11").selectable


def test_dumped_question_says_whether_it_is_selectable() -> None:
    assert dump(ONE) == {
        "id": "A12",
        "kind": "空白",
        "weight": "高",
        "place": "附1-1",
        "words": "门槛",
        "question": "哪一年？",
        "follows": "结论不同。",
        "treatment": "去年。",
        "selectable": True,
    }
    assert dump((ONE,)) == [dump(ONE)]
