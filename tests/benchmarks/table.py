"""Table: which work is measured against which peer, the ratio that is wanted, and what a measurement says of it.

A ratio is the work's figure by the peer's, so that less is better in every row.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

TOLERANCE = 1.05
"""How many times the recorded ratio a ratio may be. Counts differ by half a hundredth from one environment to another."""


@frozen
class Row:
    """A work, the peer it is measured against, and the largest ratio that is wanted."""

    work: str
    peer: str
    goal: float | None = None
    short: bool = False
    """Whether ``--short`` counts it."""

    @property
    def name(self) -> str:
        """The row's key in the recorded figures."""
        return f"{self.work} / {self.peer}"


ROWS = (
    Row("validate a product, with findings", "booleans on whole numbers", 6, short=True),
    Row("validate a product, with findings", "findings by hand", 3, short=True),
    Row("validate a product", "booleans on whole numbers"),
    Row("validate an application", "read an application", 0.8, short=True),
    Row("validate an application, with findings", "read an application", 0.8),
    Row("read an application, orjson", "pydantic, read", 0.7, short=True),
    Row("read an application", "pydantic, read"),
    Row("read an application", "pydantic, read, no key twice"),
    Row("read a mapping", "pydantic, read a mapping"),
    Row("read a mapping, as a field of pydantic's", "pydantic, read a mapping"),
    Row("dump", "model_dump", 0.8, short=True),
    Row("dump to text, orjson", "model_dump_json", 1.0, short=True),
    Row("dump to text", "model_dump_json"),
    Row("sensitivity", "validate an application", 5, short=True),
    Row("remedies", "validate an application"),
    Row("write a receipt", "validate an application", 0.5, short=True),
    Row("write a product's receipt", "validate a product"),
    Row("replay a receipt", "read and validate", 1 / 0.8, short=True),
    Row("say a report", "format_decimal, as often", short=True),
    Row("say an amount", "format_decimal, kept locale", short=True),
    Row("apportion", "bare whole numbers", 2, short=True),
    Row("apportion, with steps", "bare whole numbers", short=True),
    Row("apportion by remainders", "bare remainders"),
    Row("apportion, floors", "bare whole numbers"),
    Row("apportion, caps", "bare whole numbers"),
    Row("apportion", "votelib", 1 / 40),
    Row("apportion, with steps", "votelib", 1 / 20),
    Row("2 000, all scores equal", "2 000, scores apart", short=True),
    Row("20 000, all scores equal", "20 000, scores apart", 3),
    Row("20 000, all scores equal, with bodies", "20 000, scores apart, with bodies", 3),
    Row("20 000, all scores equal, per body", "20 000, scores apart, per body", 3),
    Row("cut 60 of 100 000", "one pass over 100 000", 4),
    Row("read a sheet", "openpyxl"),
    Row("read a sheet", "python-calamine"),
    Row("import a model class", "import attrs", 1.8, short=True),
    Row("import NOTICE", "import attrs", 2.6, short=True),
    Row("check a file", "import NOTICE", 1.35, short=True),
    Row("say a first sentence", "a report and Babel"),
    Row("the service, a request", "pydantic, an echo", 1 / 0.7),
)


@frozen
class Figure:
    """What was measured of a row; None: not countable here."""

    row: Row
    instructions: float | None
    """Of the work done once."""
    ratio: float | None
    """Of instructions."""
    seconds: float | None
    """Of seconds."""


def figure(row: Row, counts: Mapping[str, float], seconds: Mapping[str, Sequence[float]]) -> Figure:
    """Compare a row's work with its peer; each round's seconds with those of the same round."""
    mine, theirs = counts.get(row.work), counts.get(row.peer)
    ratio = mine / theirs if mine is not None and theirs else None
    rounds = sorted(ours / its for ours, its in zip(seconds.get(row.work, ()), seconds.get(row.peer, ()), strict=False))
    median = rounds[len(rounds) // 2] if rounds else None
    return Figure(row, mine, ratio, median)


def worse(figures: Sequence[Figure], recorded: Mapping[str, float]) -> list[str]:
    """Name the rows whose ratio is more than the tolerance over the recorded figure."""
    return [
        made.row.name
        for made in figures
        if made.ratio is not None and made.row.name in recorded and made.ratio > recorded[made.row.name] * TOLERANCE
    ]


def printed(figures: Sequence[Figure], recorded: Mapping[str, float]) -> list[str]:
    """Write the table: a heading, and a line for each row that was measured at all."""
    head = f"{'work':40} {'peer':34} {'instructions':>13} {'ratio':>7} {'recorded':>8} {'goal':>6} {'seconds':>7}"
    return [
        head,
        *(
            f"{made.row.work:40} {made.row.peer:34} "
            f"{'' if made.instructions is None else format(round(made.instructions), ',d'):>13} "
            f"{_shown(made.ratio):>7} {_shown(recorded.get(made.row.name)):>8} {_shown(made.row.goal):>6} "
            f"{_shown(made.seconds):>7}{_mark(made)}"
            for made in figures
            if made.ratio is not None or made.seconds is not None
        ),
    ]


def as_json(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """Return the table as data."""
    return [
        {
            "work": made.row.work,
            "peer": made.row.peer,
            "instructions": None if made.instructions is None else round(made.instructions),
            "ratio": made.ratio,
            "goal": made.row.goal,
            "seconds": made.seconds,
        }
        for made in figures
    ]


def recorded_again(kept: Mapping[str, Mapping[str, float]], minor: str, figures: Sequence[Figure]) -> str:
    """Write the recorded ratios anew: those of one CPython as measured, all others as they are."""
    made = {row.row.name: round(row.ratio, 4) for row in figures if row.ratio is not None}
    versions = {**kept, minor: {**kept.get(minor, {}), **made}}
    names = {row.name for row in ROWS}
    lines = ["# The ratio of instructions of each work to its peer's, by CPython: python tests/benchmarks --write"]
    for version, ratios in sorted(versions.items()):
        lines += ["", f'["{version}"]', *(f'"{name}" = {ratio}' for name, ratio in ratios.items() if name in names)]
    return "\n".join(lines) + "\n"


def _shown(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.3g}" if ratio < 0.1 else f"{ratio:.2f}"


def _mark(made: Figure) -> str:
    """Mark a row that misses its goal; where instructions are not counted, by its seconds."""
    reached = made.seconds if made.ratio is None else made.ratio
    return "  over its goal" if made.row.goal and reached is not None and reached > made.row.goal else ""
