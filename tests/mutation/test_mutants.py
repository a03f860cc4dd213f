"""Mutants: what is changed, how survivors are told apart, and which tests are asked."""

from pathlib import Path

import pytest

from .__main__ import changed_rows
from .mutants import Mutant, mutants_of
from .reach import DECIDING, SOURCE, Reach, digest, modules_that_decide
from .survivors import read_survivors, stale, unneeded, written
from .trying import find_code


def became(source: str) -> set[str]:
    return {mutant.became for mutant in mutants_of("a.py", source.encode())}


@pytest.mark.parametrize(
    ("source", "mutants"),
    [
        ("a < b", {"(a <= b)"}),
        ("a >= b", {"(a > b)"}),
        ("a is None", {"(a is not None)"}),
        ("a and b", {"(a or b)"}),
        ("not a", {"a"}),
        ("a + b", {"(a - b)"}),
        ("x = 7", {"x = 8", "x = 6"}),
        ("x = True", {"x = False"}),
        ("x = None", {"x = ()"}),
        ("min(a, b)", {"max(a, b)"}),
        ("x = a[:b]", {"x = a[:]"}),
        ("f(a, notes=b)", {"f(a)"}),
        ("f(strict=True)", set()),
        ("x = a if b else c", {"x = a if (not b) else c"}),
        ("raise E", set()),
        ("def f(a: int | None) -> None:\n    return a", {"return None"}),
        ('"""1 + 1"""', set()),
        ("f'{1 + 1}'", set()),
    ],
)
def test_a_spot_is_changed_in_each_way_that_matters(source: str, mutants: set[str]) -> None:
    assert became(source) - {"pass"} == mutants


def test_a_statement_is_dropped() -> None:
    assert "pass" in became("f(a)") & became("raise E") & became("while a:\n    break")


def test_a_mutant_knows_its_line_and_the_function_that_holds_it() -> None:
    source = (
        "class 甲:\n    @p\n    def f(self):\n        def g():\n            return '宁波', a < b\n        return g\n"
    )
    (mutant,) = [found for found in mutants_of("a.py", source.encode()) if "<=" in found.text]
    assert mutant.key == ("a.py", "return '宁波', a < b", "return '宁波', (a <= b)")
    assert (mutant.function, mutant.first_row, mutant.row) == ("甲.f", 2, 5)
    code = compile(mutant.source(source.encode()), "a.py", "exec")
    assert find_code(code, "甲.f", 2) is not None
    assert find_code(code, "甲.g", 2) is None


def test_what_is_evaluated_on_import_is_no_functions() -> None:
    assert {found.function for found in mutants_of("a.py", b"x = 1\ndef f(a=1): ...\nclass A:\n    y = 1\n")} == {None}


def test_every_mutant_of_the_library_compiles() -> None:
    for module, source in modules_that_decide().items():
        mutants = mutants_of(module, source)
        for mutant in mutants[:: max(len(mutants) // 10, 1)]:
            compile(mutant.source(source), module, "exec")


def test_every_module_that_decides_is_there() -> None:
    assert [pattern for pattern in DECIDING if not any(SOURCE.glob(pattern))] == []


def test_a_listed_survivor_holds_wherever_its_line_goes_and_is_stale_once_edited(tmp_path: Path) -> None:
    (mutant,) = mutants_of("a.py", b"x = a < b\n")
    path = tmp_path / "survivors.toml"
    path.write_text(written(mutant).replace('reason = ""', 'reason = "equal"'), encoding="utf-8")
    listed = read_survivors(path)
    assert listed == {mutant.key: "equal"}
    assert stale(listed, mutants_of("a.py", b"y = c\n\nx = a < b\n")) == []
    assert stale(listed, mutants_of("a.py", b"x = a < c\n")) == [mutant.key]


def test_an_entry_is_needed_until_every_line_with_its_text_was_tried_and_killed() -> None:
    first, second = mutants_of("a.py", b"x = a < b\nx = a < b\n")
    assert first.key == second.key
    assert unneeded([first.key], [first, second], {first}) == []
    assert unneeded([first.key], [first, second], {first, second}) == [first.key]
    assert unneeded([], [first, second], {first, second}) == []


def test_an_entry_without_a_reason_or_given_twice_is_refused(tmp_path: Path) -> None:
    (mutant,) = mutants_of("a.py", b"x = a < '\\''\n")
    path = tmp_path / "survivors.toml"
    path.write_text(written(mutant), encoding="utf-8")
    with pytest.raises(ValueError, match="no reason"):
        read_survivors(path)
    path.write_text(written(mutant).replace('reason = ""', 'reason = "equal"\n') * 2, encoding="utf-8")
    with pytest.raises(ValueError, match="listed twice"):
        read_survivors(path)


def test_every_entry_of_the_list_names_a_mutant_of_the_library() -> None:
    mutants: list[Mutant] = []
    for module, source in modules_that_decide().items():
        mutants += mutants_of(module, source)
    assert stale(read_survivors(), mutants) == []


def test_the_nearest_tests_are_asked_first_and_long_ones_never() -> None:
    own, room, far, long = (f"tests/{name}.py::test_x" for name in ("rules/test_a", "rules/test_b", "test_c", "test_d"))
    seconds = {far: 0.1, room: 0.2, own: 0.3, long: 100.0}
    reach = Reach(seconds, {"rules/a.py": {"2": [0, 1, 2, 3], "9": [0]}}, {"rules/a.py": digest(b"")})
    (mutant, *_) = mutants_of("rules/a.py", b"def f():\n    return (a <\n        b)\n")
    assert reach.tests(mutant) == [own, room, far]
    assert reach.tests(mutant, ["new"]) == ["new", own, room, far]
    assert reach.fits({"rules/a.py": b""})
    assert not reach.fits({"rules/a.py": b"x"})


def test_a_function_that_works_on_import_alone_is_asked_of_every_test_of_its_module() -> None:
    reach = Reach({"tests/test_c.py::test_x": 0.1}, {"rules/a.py": {"9": [0]}}, {})
    (mutant, *_) = mutants_of("rules/a.py", b"def f():\n    return a < b\n")
    assert reach.tests(mutant) == ["tests/test_c.py::test_x"]


def test_what_is_evaluated_on_import_is_asked_of_the_tests_beside_its_module_as_well() -> None:
    reach = Reach({"tests/rules/test_b.py::test_x": 0.1, "tests/test_c.py::test_x": 0.1}, {"rules/a.py": {}}, {})
    (mutant, *_) = mutants_of("rules/a.py", b"x = 1\n")
    assert reach.tests(mutant) == ["tests/rules/test_b.py::test_x"]


def test_every_case_of_the_modules_own_tests_is_asked_whatever_others_take() -> None:
    own = [f"tests/rules/test_a.py::test_x[{case}]" for case in range(9)]
    far = [f"tests/test_c.py::test_{name}" for name in range(99)]
    seconds = dict.fromkeys(own, 0.3) | dict.fromkeys(far, 0.3)
    reach = Reach(seconds, {"rules/a.py": {"2": list(range(len(seconds)))}}, {})
    (mutant, *_) = mutants_of("rules/a.py", b"def f():\n    return a < b\n")
    tests = reach.tests(mutant)
    assert set(own) <= set(tests)
    assert len(tests) == len(set(tests)) < len(seconds)


def test_rows_of_a_diff_are_those_that_it_adds() -> None:
    diff = "--- a/src/zj415x/a.py\n+++ b/src/zj415x/a.py\n@@ -1 +1,2 @@\n-x\n+y\n+z\n@@ -9,2 +10,0 @@\n-u\n-v\n@@ -20 +19 @@\n-w\n+w2\n"
    assert changed_rows(diff) == {"a.py": {1, 2, 19}}
