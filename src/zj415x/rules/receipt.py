"""Receipt: what was judged, by what, and what came of it, so that the verdict can be shown and computed again later."""

from .. import hooks
from ..values.blank import Instant
from ..words import Term
from .finding import Verdict
from .outcome import Outcome
from .reading import Readings


class Filing(Term):
    """The kinds of documents that receipts are about."""

    APPLICATION = "集群申报"
    PRODUCT = "精品产品"


_WORDS = {outcome: str(outcome) for outcome in Outcome}


@hooks.frozen(kw_only=True)
class EditionDigests:
    """The digests of an edition's three parts: its tables, its clauses, its open questions with their readings."""

    tables: str
    clauses: str
    readings: str


@hooks.shown
@hooks.listed
@hooks.wired
@hooks.frozen(kw_only=True, repr=False)
class Receipt:
    """A verdict with all that it was computed from; its bytes are canonical JSON (RFC 8785), which can be signed.

    ``notice`` is the notice's number, ``library`` the version of this library. ``document`` is the digest of the
    document as it was read: without its blanks, and of persons only which fields are filled in. ``at`` is the moment of
    submission that it was checked for; None: it states none. ``readings`` has an option for each phrase.
    ``outcomes`` are by the names of the clauses. ``rests_on`` are the ids of the open questions that the deciding
    clauses consult, all of those where the verdict is 符合; ``hinges_on`` the ids that the verdict depends on exactly,
    None where nobody asked.
    """

    notice: str
    edition: EditionDigests
    library: str
    kind: Filing
    document: str
    at: Instant | None
    readings: Readings
    verdict: Verdict
    outcomes: tuple[tuple[str, Outcome], ...]
    rests_on: tuple[str, ...]
    hinges_on: tuple[str, ...] | None

    def __repr__(self) -> str:
        return f"<Receipt {self.verdict.name}, {self.document[:15]}…>"

    @property
    def content(self) -> dict[str, object]:
        """The receipt as JSON-ready data."""
        edition = self.edition
        return {
            "at": None if self.at is None else self.at.isoformat(),
            "document": self.document,
            "edition": {"clauses": edition.clauses, "readings": edition.readings, "tables": edition.tables},
            "hinges_on": None if self.hinges_on is None else list(self.hinges_on),
            "kind": str(self.kind),
            "library": self.library,
            "notice": self.notice,
            "outcomes": {name: _WORDS[outcome] for name, outcome in self.outcomes},
            "readings": dict(self.readings.chosen),
            "rests_on": list(self.rests_on),
            "verdict": str(self.verdict),
        }

    def __bytes__(self) -> bytes:
        """Write the content as canonical JSON: its keys stand in order already."""
        from ..values.canonical import sorted_json  # loads json

        return sorted_json(self.content)

    @property
    def digest(self) -> str:
        """The digest of the receipt itself."""
        from ..values.canonical import digest_of  # loads hashlib

        return digest_of(bytes(self))
