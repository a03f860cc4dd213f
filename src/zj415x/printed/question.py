"""OpenQuestion: a place where the notice contradicts itself, can be read in several ways, or says nothing."""

from attrs import frozen

from ..rules.reading import VOCABULARY
from ..words import Term


class Kind(Term):
    """In what way the notice leaves something open."""

    CONTRADICTION = "矛盾"
    AMBIGUITY = "歧义"
    GAP = "空白"
    TYPO = "笔误"


class Weight(Term):
    """How much hangs on it for those who apply, review or recommend."""

    HIGH = "高"
    MEDIUM = "中"
    LOW = "低"


@frozen(kw_only=True)
class OpenQuestion:
    """What the notice leaves open at one place, what follows from that, and how the library treats it.

    ``words`` is the phrase it hangs on, empty where there is none. ``treatment`` is what the code does today.
    """

    id: str
    kind: Kind
    weight: Weight
    place: str
    words: str
    question: str
    follows: str
    treatment: str

    @property
    def selectable(self) -> bool:
        """Can the caller choose how it is read (``Readings(A12=…)``)?"""
        return self.id in VOCABULARY


def open_question(
    id: str, kind: Kind, weight: Weight, place: str, words: str, question: str, follows: str, treatment: str
) -> OpenQuestion:
    """What an edition leaves open, as a row of its table."""
    return OpenQuestion(
        id=id,
        kind=kind,
        weight=weight,
        place=place,
        words=words,
        question=question,
        follows=follows,
        treatment=treatment,
    )
