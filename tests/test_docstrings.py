"""What docstrings show works, what they say of raising holds, and what they cite stands in the notice."""

import ast
import builtins
import doctest
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

import zj415x
from zj415x import errors
from zj415x.cluster.call import ClusterCall
from zj415x.cluster.city import CityRecommendation
from zj415x.cluster.xsystem import XSystem
from zj415x.errors import MissingExtraError
from zj415x.jingpin.call import JingpinCall
from zj415x.jingpin.recommendation import Recommendation
from zj415x.notice import Channel
from zj415x.printed.form import Cell, Heading, Indicator, Section, Table
from zj415x.quota.quota import Recommender

from .builders import NOTICE

NAMES = [one.name for one in pkgutil.walk_packages(zj415x.__path__, "zj415x.") if one.name != "zj415x.__main__"]


def _there(name: str) -> ModuleType | None:
    """A module, where what it needs is installed."""
    try:
        return importlib.import_module(name)
    except MissingExtraError:
        return None


LOADED = {name: _there(name) for name in NAMES}
MODULES: list[ModuleType] = [zj415x, *(one for one in LOADED.values() if one is not None)]
# Without the globals of its module, so that each says what a reader has to import.
SHOWN = {
    module.__name__: [test for test in doctest.DocTestFinder().find(module, globs={}) if test.examples]
    for module in MODULES
}
# What that needs besides the library.
NEEDED = {
    "zj415x.calendar": ("icalendar", "chinese_calendar"),
    "zj415x.frames.judging": ("pyarrow",),
    "zj415x.frames.results": ("narwhals", "pyarrow"),
    "zj415x.office.excel.form": ("openpyxl",),
    "zj415x.office.excel.recommendations": ("openpyxl",),
    "zj415x.schema": ("msgspec",),
}


def things() -> Iterator[tuple[str, str | None]]:
    """Every module, public class, and public function, method and property, with its docstring."""
    for module in MODULES:
        yield module.__name__, module.__doc__
        for name, one in vars(module).items():
            if not name.startswith("_") and getattr(one, "__module__", None) == module.__name__:
                if isinstance(one, type):
                    yield f"{module.__name__}.{name}", one.__doc__
                    yield from members(one)
                elif inspect.isfunction(inspect.unwrap(one)):
                    yield f"{module.__name__}.{name}", one.__doc__


def members(cls: type) -> Iterator[tuple[str, str | None]]:
    for name, one in vars(cls).items():
        kept = one.fget if isinstance(one, property) else getattr(one, "__func__", one)
        if not name.startswith("_") and callable(kept) and inspect.isfunction(inspect.unwrap(kept)):
            yield f"{cls.__module__}.{cls.__name__}.{name}", kept.__doc__


THINGS = dict(things())
DOCS = {name: inspect.cleandoc(doc) for name, doc in THINGS.items() if doc}


def named_under_raises(doc: str) -> list[str]:
    """The exceptions that a docstring names under Raises:, or in a sentence that begins with Raises."""
    _, _, section = doc.partition("\nRaises:\n")
    entries = re.findall(r"^    (\S.*?): ", section, re.MULTILINE)
    sentences = re.findall(r"\bRaises (\w+Error)\b", doc)
    return [name for entry in (*entries, *sentences) for name in entry.split(", ")]


def exists(name: str) -> bool:
    one = getattr(errors, name, getattr(builtins, name, None))
    return isinstance(one, type) and issubclass(one, Exception)


# What docstrings show -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", [name for name, tests in SHOWN.items() if tests])
def test_what_it_shows_works_wherever_it_is_tried(module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for package in NEEDED.get(module, ()):
        pytest.importorskip(package, reason=f"{package} is not installed, which {module} needs")
    monkeypatch.chdir(tmp_path)
    said: list[str] = []
    runner = doctest.DocTestRunner()
    failed = sum(runner.run(test, out=said.append).failed for test in SHOWN[module])
    assert failed == 0, "".join(said)


def test_what_most_callers_type_is_shown() -> None:
    shown = {test.name for tests in SHOWN.values() for test in tests}
    assert shown >= {
        "zj415x.quota.apportion.apportion",
        "zj415x.calendar.to_ics",
        "zj415x.calendar.working_days_left",
        "zj415x.cluster.application.ClusterApplication",
        "zj415x.values.county.find_county",
        "zj415x.printed.deadline.Deadline.is_open",
        "zj415x.exchange.outgoing.dump",
        "zj415x.exchange.incoming.read_application",
        "zj415x.printed.ledger.Ledger",
        "zj415x.values.money.yi",
        "zj415x.office.excel.form.read_form_workbook",
        "zj415x.office.excel.recommendations.read_recommendations",
        "zj415x.values.mountain_island.mountain_or_island",
        "zj415x.quota.table.QuotaTable.allocate",
        "zj415x.rules.reading.Readings",
        "zj415x.rules.report.Report",
        "zj415x.printed.track.Track.threshold",
        "zj415x.wording.say",
    }


# What has a docstring, and how it begins ----------------------------------------------------------------------------


def test_each_public_thing_has_one() -> None:
    assert {
        "zj415x.values.money.Money.unit",
        "zj415x.values.money.Money.parse",
        "zj415x.rules.examine.Call.check",
    } <= THINGS.keys()
    assert [name for name, doc in THINGS.items() if not doc] == []


@pytest.mark.parametrize(
    ("module", "names"),
    [
        ("quota.apportion", {"Weight"}),
        ("values.county", {"CITIES", "COUNTIES"}),
        ("printed.deadline", {"CHINA"}),
        ("editions.y2026", {"NOTICE"}),
        ("exchange.document", {"LARGEST"}),
        ("wording.voice", {"LOCALES"}),
    ],
)
def test_so_has_each_value_that_is_public(module: str, names: set[str]) -> None:
    body = ast.parse(source(importlib.import_module(f"zj415x.{module}"))).body
    told = {
        one.targets[0].id
        for one, after in pairwise(body)
        if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
    }
    assert names <= told


def test_its_first_line_is_whole() -> None:
    assert [name for name, doc in DOCS.items() if doc.split("\n")[0][-1] not in ".?:"] == []


# What is said of raising --------------------------------------------------------------------------------------------


def test_what_is_named_under_raises_is_an_exception() -> None:
    assert named_under_raises(DOCS["zj415x.printed.track.Track.threshold"]) == ["ClosedTrackError", "InvalidTypeError"]
    assert {name: wrong for name, doc in DOCS.items() if (wrong := unknown(doc))} == {}


def unknown(doc: str) -> list[str]:
    return [name for name in named_under_raises(doc) if not exists(name)]


def test_a_wrong_name_under_raises_is_seen() -> None:
    assert unknown("A thing.\n\nRaises:\n    KeyError, NoSuchError: both\n        : and more.") == ["NoSuchError"]
    assert unknown("A thing. Raises LookupsError.") == ["LookupsError"]


def source(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text(encoding="utf-8")


def functions(tree: ast.Module) -> Iterator[tuple[ast.FunctionDef, ast.ClassDef | None]]:
    for one in tree.body:
        if isinstance(one, ast.FunctionDef):
            yield one, None
        elif isinstance(one, ast.ClassDef) and not one.name.startswith("_"):
            yield from ((method, one) for method in one.body if isinstance(method, ast.FunctionDef))


def raised(function: ast.FunctionDef) -> set[str]:
    """The library's errors that a function raises itself, and those of the checks that it calls."""
    found = set()
    for one in ast.walk(function):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name):
            found |= CHECKS.get(one.func.id, set())
        if isinstance(one, ast.Raise) and isinstance(one.exc, ast.Call) and isinstance(one.exc.func, ast.Name):
            found |= {one.exc.func.id} & vars(errors).keys()
    return found


# The command line and what stands behind the doors of the edges is nobody's to call.
OPEN = [one for one in MODULES if not one.__name__.startswith(("zj415x.cli", "zj415x.exchange.", "zj415x.wording."))]
TREES = {module.__name__: ast.parse(source(module)) for module in OPEN}
CHECKS: dict[str, set[str]] = {}
for tree in TREES.values():
    for function, _ in functions(tree):
        if function.name.lstrip("_").startswith("check_"):
            CHECKS[function.name] = raised(function)
OF_THE_CLASS = ("__init__", "__attrs_post_init__", "_relate")


def unsaid(function: ast.FunctionDef, cls: ast.ClassDef | None) -> set[str]:
    """What a function raises and does not say; what is raised where an object is made, its class has to say."""
    if function.name.startswith("_") and function.name not in (*OF_THE_CLASS, "__getitem__"):
        return set()
    told = cls if cls is not None and function.name in OF_THE_CLASS else function
    return raised(function) - set(re.findall(r"\w+Error", ast.get_docstring(told) or ""))


def test_what_is_raised_is_said() -> None:
    assert CHECKS["check_readings"] == {"InvalidTypeError"}
    assert CHECKS["check_aware"] == {"InvalidTypeError", "InvalidValueError"}
    missing = {
        f"{module}.{function.name}": left
        for module, tree in TREES.items()
        for function, cls in functions(tree)
        if (left := unsaid(function, cls))
    }
    assert missing == {}


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ("def f():\n    '''Raises InvalidTypeError.'''\n    raise InvalidValueError('')", {"InvalidValueError"}),
        ("def f():\n    check_readings(1)", {"InvalidTypeError"}),
        ("class A:\n    '''A.'''\n    def __init__(self):\n        raise InvalidTypeError('')", {"InvalidTypeError"}),
        ("def f():\n    '''Raises InvalidTypeError.'''\n    check_readings(1)", set()),
    ],
)
def test_what_is_raised_and_not_said_is_seen(code: str, left: set[str]) -> None:
    ((function, cls),) = functions(ast.parse(code))
    assert unsaid(function, cls) == left


# What is cited ------------------------------------------------------------------------------------------------------

CITED = re.compile(r"附件|附\d-\d|推荐名额表|正文")
# Names of ours, for what is printed nowhere; all others are told with their place.
OURS = (
    "Apportionment",
    "Blank",
    "Change",
    "ChangeKind",
    "Choice",
    "Clause",
    "Difference",
    "Edit",
    "EditKind",
    "Finding",
    "Force",
    "FormerCountyError",
    "InvalidDocumentError",
    "InvalidTypeError",
    "InvalidValueError",
    "Judgement",
    "MissingExtraError",
    "Money",
    "OpenQuestion",
    "Outcome",
    "Reading",
    "Readings",
    "Receipt",
    "Remedies",
    "Remedy",
    "Replay",
    "Report",
    "Sensitivity",
    "Shift",
    "Topic",
    "Trend",
    "UnknownLocaleError",
    "UnknownNameError",
    "Verdict",
    "Zj415xError",
)
PRINTED = (
    ClusterCall, JingpinCall, CityRecommendation, Recommendation, XSystem, Indicator, Section, Table, Cell, Heading,
    Recommender, Channel,
)  # fmt: skip


def test_what_is_printed_is_told_with_its_place() -> None:
    public = [getattr(zj415x, name) for name in zj415x.__all__]
    classes = {one.__name__: one.__doc__ or "" for one in (*public, *PRINTED) if isinstance(one, type)}
    # What an example prints is no citation.
    assert {name for name, doc in classes.items() if not CITED.search(doc.partition(">>>")[0])} == set(OURS)


PLACE = re.compile(
    r"附(?:件\d|\d-\d)(?: (?:[一二三四五六七八九](?:（[一二三四五六七八九]）)?\d*|注\d))?|推荐名额表(?: 第\d+行)?"
)


def test_each_place_that_is_cited_is_one_of_the_notice() -> None:
    places = {one.place for one in NOTICE.ledger.segments}
    cited = {place: name for name, doc in DOCS.items() for place in PLACE.findall(doc)}
    assert {"附件1 四（一）1", "附1-1 注1", "附件2 三", "推荐名额表 第8行"} <= cited.keys()
    assert {place: name for place, name in cited.items() if not any(one.startswith(place) for one in places)} == {}


def test_every_module_is_looked_at() -> None:
    lacking = [name for name, one in LOADED.items() if one is None]
    if lacking:
        pytest.skip(f"not looked at, as an extra is not installed: {', '.join(lacking)}")
