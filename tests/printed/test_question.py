"""What a notice leaves open, as a value."""

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


def test_whether_it_can_be_chosen_follows_from_the_readings() -> None:
    assert ONE.selectable
    assert not evolve(ONE, id="A11").selectable


def test_as_data_it_says_so_too() -> None:
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
