"""OpenQuestion: a contradiction, an ambiguity or a gap of the notice."""

from ..hooks import frozen
from ..rules.reading import VOCABULARY
from ..words import Term


class Kind(Term):
    """How the notice leaves a question open."""

    CONTRADICTION = "矛盾"
    AMBIGUITY = "歧义"
    GAP = "空白"
    TYPO = "笔误"


class Weight(Term):
    """How much the question matters to applicants, reviewers and recommenders."""

    HIGH = "高"
    MEDIUM = "中"
    LOW = "低"


@frozen(kw_only=True)
class OpenQuestion:
    """A question that the notice leaves open at one place, its consequences, and the library's treatment.

    ``words`` is the phrase in question, empty where the notice says nothing. ``treatment`` is what the code does today.
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
        """Can the caller choose the reading (``Readings(A12=…)``)?"""
        return self.id in VOCABULARY


def open_question(
    id: str, kind: Kind, weight: Weight, place: str, words: str, question: str, follows: str, treatment: str
) -> OpenQuestion:
    """Build an open question of an edition from a row of its table."""
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
