"""Hinges: on which open questions the verdict of each row of a frame hinges, over all their joint options."""

from collections.abc import Mapping
from functools import reduce
from itertools import product
from operator import or_
from typing import Any

import narwhals as nw

from ..rules.clause import Clause, Force
from ..rules.finding import Verdict
from ..rules.reading import VOCABULARY
from .conditions import CONDITIONS, SILENT, Facts
from .steps import Workbench

_STEPS = tuple(Verdict)
_DECIDING = {Force.REQUIRED: Verdict.INELIGIBLE, Force.IN_PRINCIPLE: Verdict.NEEDS_EXPLANATION}


def hinges_of(bench: Workbench, met: Mapping[Clause[Any], nw.Expr], facts: Facts) -> nw.Expr:
    """List the readings that change the verdict under some options of the others; no two clauses share a reading.

    The verdict is the worst of the clauses' levels, so that a clause shows where the others are at their best.
    """
    deciding = [clause for clause in met if clause.force in _DECIDING]
    asking = [clause for clause in deciding if clause.readings]
    works = [CONDITIONS[clause.name](facts, clause, options) for clause in asking for options in _choices(clause)]
    found = iter(bench.finish(works))
    levels = {clause: [_level(clause, next(found)) for _ in _choices(clause)] for clause in asking}
    kept = iter(bench.keep([level for several in levels.values() for level in several]))
    levels = {clause: [next(kept) for _ in several] for clause, several in levels.items()}
    fixed = [_level(clause, met[clause]) for clause in deciding if not clause.readings]
    best = [nw.min_horizontal(*levels[clause]) for clause in asking]
    floor, *best = bench.keep([nw.max_horizontal(*fixed), *best])
    ids: dict[str, nw.Expr] = {}
    for clause in asking:
        others = [least for least, asked in zip(best, asking, strict=True) if asked is not clause]
        (bottom,) = bench.keep([nw.max_horizontal(floor, *others)])
        for id in clause.readings:
            ids[id] = reduce(or_, [_differs(bottom, group) for group in _alike(clause, id, levels[clause])])
    named = [nw.when(differs).then(nw.lit(id)) for id, differs in sorted(ids.items())]
    return nw.concat_str(*named, separator="、", ignore_nulls=True).fill_null("")


def _choices(clause: Clause[Any]) -> list[dict[str, str]]:
    """List the joint options of the readings that a clause declares."""
    options = product(*(VOCABULARY[id] for id in clause.readings))
    return [dict(zip(clause.readings, chosen, strict=True)) for chosen in options]


def _level(clause: Clause[Any], met: nw.Expr) -> nw.Expr:
    """Say how far a clause lowers the verdict, in steps."""
    unmet, unknown = _STEPS.index(_DECIDING[clause.force]), _STEPS.index(Verdict.INCOMPLETE)
    blank = nw.lit(0 if clause.name in SILENT else unknown, nw.Int8)
    lowered = nw.when(~met).then(nw.lit(unmet, nw.Int8)).otherwise(blank)
    return nw.when(met).then(nw.lit(0, nw.Int8)).otherwise(lowered)


def _alike(clause: Clause[Any], id: str, levels: list[nw.Expr]) -> list[list[nw.Expr]]:
    """Group the levels under choices that differ in one reading alone."""
    groups: dict[tuple[str, ...], list[nw.Expr]] = {}
    for options, level in zip(_choices(clause), levels, strict=True):
        groups.setdefault(tuple(options[kept] for kept in clause.readings if kept != id), []).append(level)
    return list(groups.values())


def _differs(floor: nw.Expr, levels: list[nw.Expr]) -> nw.Expr:
    return nw.max_horizontal(*levels) > nw.max_horizontal(floor, nw.min_horizontal(*levels))
