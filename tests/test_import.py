"""What importing the library loads, and what it shows."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import zj415x


@cache
def loaded_by(statement: str) -> set[str]:
    """Top-level modules that a new interpreter has loaded after one statement."""
    script = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return set(done.stdout.split())


OTHERS = {
    "cattrs", "babel", "json", "argparse", "pydantic", "pydantic_core", "msgspec", "numpy", "narwhals", "icalendar",
}  # fmt: skip


@pytest.mark.parametrize(
    "statement", ["import zj415x", "from zj415x import *", "from zj415x.editions.y2026 import NOTICE"]
)
def test_the_model_loads_neither_edge_nor_extra(statement: str) -> None:
    ours = loaded_by(statement) - loaded_by("import attrs, decimal")
    assert ours & OTHERS == set()
    assert "zj415x" in ours


def test_the_ledger_is_loaded_when_it_is_asked_for() -> None:
    script = (
        "import sys\nfrom zj415x.editions.y2026 import NOTICE\nbefore = set(sys.modules)\n"
        "NOTICE.ledger\nprint(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert {"zj415x.editions.y2026.ledger", "zj415x.printed.ledger", "zj415x.printed.transcript"} <= set(
        done.stdout.split()
    )


def test_a_verdict_needs_no_edge() -> None:
    statement = (
        "from zj415x import *\nfrom zj415x.editions.y2026 import NOTICE\n"
        "a = Applicant(name='甲', kind=ApplicantKind.PARK)\n"
        "track = NOTICE.clusters.track('人工智能')\n"
        "ClusterApplication(applicant=a, tier=Tier.CORE_ZONE, track=track).validate(NOTICE.clusters).verdict"
    )
    assert loaded_by(statement) & {"cattrs", "babel"} == set()


def modules_after(statement: str) -> set[str]:
    """All modules that a new interpreter has loaded after one statement."""
    script = f"{statement}\nimport sys\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True, encoding="utf-8")
    return set(done.stderr.split())


def test_the_notice_loads_nothing_that_splits_places_or_places_the_province() -> None:
    loaded = modules_after("from zj415x.editions.y2026 import NOTICE")
    assert loaded & {f"zj415x.quota.{name}" for name in ("apportion", "apportionment", "placing", "province")} == set()
    assert "fractions" not in loaded


def test_a_command_loads_only_itself() -> None:
    example = Path(__file__).parents[1] / "examples" / "application.json"
    loaded = modules_after(f"from zj415x.cli import main\nmain(['check', {str(example)!r}])")
    commands = {
        f"zj415x.cli.{name}"
        for name in (
            "allocate",
            "check",
            "clauses",
            "completion",
            "county",
            "deadlines",
            "form",
            "readings",
            "receipts",
            "replay",
            "schema",
            "tracks",
        )
    }
    assert loaded & commands == {"zj415x.cli.check"}
    assert loaded & {"cattrs", "babel", "multiprocessing", "zipfile", "zj415x.rules.remediation"} == set()


def test_every_public_name_is_there_and_listed_once() -> None:
    assert zj415x.__all__ == sorted(zj415x.__all__, key=lambda name: (name.upper() != name, name[0].islower(), name))
    assert len(set(zj415x.__all__)) == len(zj415x.__all__)
    assert dir(zj415x) == sorted(zj415x.__all__)
    for name in zj415x.__all__:
        assert getattr(zj415x, name) is not None


def test_every_public_name_has_one_home() -> None:
    homes = [name for names in zj415x._HOMES.values() for name in names.split()]
    assert sorted(homes) == sorted(zj415x.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Moneys"):
        zj415x.Moneys  # noqa: B018
