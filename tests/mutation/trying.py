"""Trying: every mutant against its tests, in two rounds.

First where pytest has collected the tests once: a child gives the function that stands there the changed code, which
takes hundredths of a second. What so survives, and what shows only while a module is imported, then has a child of a
process that has imported nothing of the library: there the module is imported as changed.
"""

import gc
import importlib
import os
import pickle
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest
from attrs import define, field

from .children import End, Job, Pool, Quicker, Teller, Tried, items_by_name, silence
from .mutants import Mutant
from .reach import KEPT, ROOT, SOURCE, Reach
from .timing import caches

PRELOADED = ("attrs", "cattrs", "babel.numbers", "hypothesis.strategies", "msgspec", "openpyxl", "docx", "pyarrow")
"""What the tests import that knows nothing of the library."""

WORDS = ("-p", "no:cacheprovider", "-p", "no:xdist")


@define
class Trial:
    """Mutants to try, and what is known of them so far."""

    reach: Reach
    sources: dict[str, bytes]
    processes: int
    begun: float
    most: float
    """Seconds that the whole may take."""
    unsound: set[str] = field(factory=set)
    """Tests that fail without any mutant, in a child."""
    new: list[str] = field(factory=list)
    """Tests that the first round collected and the run of the suite did not know."""

    def first_round(self, mutants: list[Mutant]) -> list[Tried]:
        """Try mutants of functions where everything is collected. What is left out there was not tried for time."""
        kept = KEPT / f"round-{os.getpid()}"
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                silence(KEPT / "round.log")
                wanted = _files(self.reach, mutants)
                loop = _Loop(self, mutants, kept)
                code = int(pytest.main([*wanted, *WORDS], plugins=[Quicker(), loop]))
            finally:
                os._exit(code)
        _, status = os.waitpid(pid, 0)
        if status != 0 or not kept.exists():
            raise SystemExit((KEPT / "round.log").read_text(encoding="utf-8", errors="replace")[-3000:])
        tried, self.unsound, self.new = pickle.loads(kept.read_bytes())
        kept.unlink()
        return list(tried)

    def second_round(self, mutants: list[Mutant]) -> Iterator[Tried]:
        """Try mutants where their module is imported as changed."""
        for name in PRELOADED:
            with suppress(ImportError):
                importlib.import_module(name)
        pool = Pool(self.processes, self.begun + self.most, self.reach.seconds)
        try:
            yield from self.sound(
                pool, [Job(mutant, self.reach.tests(mutant, self.new)) for mutant in mutants], self._import
            )
        finally:
            pool.close()

    def sound(self, pool: Pool, jobs: list[Job], work: Callable[[Job, Teller], None]) -> Iterator[Tried]:
        """Do jobs; a test that kills for the first time also runs without a mutant, and counts only if it passes there."""
        queue, trusted, waiting = deque(jobs), {""}, defaultdict[str, list[Tried]](list)
        again = {job.mutant: job for job in jobs}
        for tried in pool.each(queue, work):
            if tried.mutant is None:
                held = waiting.pop(tried.check)
                if tried.end is End.SURVIVED:
                    trusted.add(tried.check)
                    yield from held
                else:
                    self.unsound.add(tried.check)
                    queue.extendleft(again[late.mutant] for late in held)
            elif tried.end is not End.KILLED or tried.killer in trusted:
                yield tried
            elif tried.killer in self.unsound:
                queue.appendleft(again[tried.mutant])
            else:
                if tried.killer not in waiting:
                    queue.appendleft(Job(None, [tried.killer]))
                waiting[tried.killer].append(tried)

    def _import(self, job: Job, teller: Teller) -> None:
        """Import the library as changed, in a child that knows nothing of it, and run the tests."""
        silence(Path(os.devnull))
        if job.mutant is not None:
            import_as_changed(job.mutant, self.sources[job.mutant.module])
        teller.bound(30.0)
        tests = [test for test in job.tests if test not in self.unsound]
        files = list(dict.fromkeys(test.split("::")[0] for test in tests))
        code = pytest.main([*files, *WORDS], plugins=[Quicker(), _Chosen(tests), teller]) if files else 0
        fine = code in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
        teller.tell(*(_survived(job) if fine else (End.KILLED, "")))


@define
class _Chosen:
    """A plugin of pytest that keeps the tests of a mutant, in their order."""

    tests: list[str]

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        places = {test: place for place, test in enumerate(self.tests)}
        items[:] = sorted((item for item in items if item.nodeid in places), key=lambda item: places[item.nodeid])


@define
class _Loop:
    """A plugin of pytest that tries mutants where it would run the tests."""

    trial: Trial
    mutants: list[Mutant]
    kept: Path
    items: dict[str, Any] = field(factory=dict)
    functions: dict[tuple[str, str, int], list[FunctionType]] = field(factory=lambda: defaultdict(list))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.items = items_by_name(session)
        gc.unfreeze()  # conftest.py freezes what collecting made
        for found in gc.get_objects():
            if isinstance(found, FunctionType):
                code = found.__code__
                self.functions[code.co_filename, code.co_qualname, code.co_firstlineno].append(found)
        gc.freeze()
        trial = self.trial
        trial.new = [test for test in self.items if test not in trial.reach.seconds]
        jobs = [
            Job(mutant, [test for test in trial.reach.tests(mutant, trial.new) if test in self.items])
            for mutant in self.mutants
        ]
        pool = Pool(trial.processes, trial.begun + trial.most, trial.reach.seconds)
        tried = list(trial.sound(pool, jobs, self._swap))
        pool.close()
        print(*sorted(trial.unsound), sep="\n")
        self.kept.write_bytes(pickle.dumps((tried, trial.unsound, trial.new)))
        return True

    def _swap(self, job: Job, teller: Teller) -> None:
        """Give the live function the changed code, and run the tests."""
        if job.mutant is not None and not self._give(job.mutant):
            teller.tell(End.ELSEWHERE)
        for cached in caches():
            cached.cache_clear()  # what was computed while the tests were collected hides the change
        manager = next(iter(self.items.values())).config.pluginmanager
        manager.register(teller)
        items = [self.items[test] for test in job.tests if test not in self.trial.unsound]
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        teller.tell(*_survived(job))

    def _give(self, mutant: Mutant) -> bool:
        path = str(SOURCE / mutant.module)
        code = compile(mutant.source(self.trial.sources[mutant.module]), path, "exec", dont_inherit=True)
        if mutant.function is None:
            return False
        changed = find_code(code, mutant.function, mutant.first_row)
        live = self.functions.get((path, mutant.function, mutant.first_row))
        if changed is None or not live:
            return False
        try:
            for function in live:
                function.__code__ = changed
        except ValueError:  # it closes over other names
            return False
        return True


def _survived(job: Job) -> tuple[End, str]:
    """Say that nothing failed; without a mutant, which test it was."""
    return End.SURVIVED, "" if job.mutant is not None else job.tests[0]


def find_code(code: CodeType, name: str, row: int) -> CodeType | None:
    """Find the code of a function in that of its module."""
    if (code.co_qualname, code.co_firstlineno) == (name, row):
        return code
    inner = (find_code(const, name, row) for const in code.co_consts if isinstance(const, CodeType))
    return next((found for found in inner if found is not None), None)


def import_as_changed(mutant: Mutant, source: bytes) -> None:
    """Have the next import of the module read the mutant."""
    path = str(SOURCE / mutant.module)
    as_it_is = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
        if loader.path == path:
            return compile(mutant.source(source), path, "exec", dont_inherit=True)
        return as_it_is(loader, fullname)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign, assignment]


def _files(reach: Reach, mutants: list[Mutant]) -> list[str]:
    """List the files of all tests to ask, and those in the rooms of the modules, where new tests stand."""
    asked = {test.split("::")[0] for mutant in mutants for test in reach.tests(mutant)}
    rooms = {Path("tests", mutant.module).parent for mutant in mutants}
    near = {str(path.relative_to(ROOT)) for room in rooms for path in (ROOT / room).glob("test_*.py")}
    known = {test.split("::")[0] for test in reach.seconds}
    return sorted((asked | near) - {file for file in known if not (ROOT / file).exists()})
