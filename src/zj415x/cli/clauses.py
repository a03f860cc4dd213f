"""`zj415x clauses [NAME]`: list the clauses, or show one with the open questions that it depends on."""

import argparse
from collections.abc import Mapping
from typing import Any

from ..errors import UnknownNameError
from ..exchange import dump
from ..notice import Notice
from ..rules.clause import Clause, Force
from ..values.name import loosely, nearest
from .arguments import Parser, finish, meant, one_of
from .console import PASSED, Console, as_json

_FIELDS = ("name", "place", "force", "topic", "section", "subject", "word", "readings")


def complete(clauses: Parser) -> None:
    """Add the arguments of the command."""
    clauses.given.add_argument(
        "name", nargs="?", metavar="条款", type=meant, help="如 scale、city/sealed；写出处、所看的事项的一部分也认"
    )
    clauses.options.add_argument(
        "--force",
        metavar="约束力",
        type=lambda text: one_of(Force, text, "这种约束力"),
        help="只要这种约束力的，如 原则上",
    )
    clauses.options.add_argument("--json", action="store_true", help="输出 JSON")
    finish(clauses, _run)


def clauses_of(notice: Notice) -> Mapping[str, Clause[Any]]:
    """Name every clause with its call, as the ledger does: ``clusters/scale``."""
    clusters, jingpin = notice.clusters, notice.jingpin
    calls: Mapping[str, tuple[Clause[Any], ...]] = {
        "clusters": clusters.clauses,
        "city": clusters.city_clauses,
        "jingpin": jingpin.clauses,
        "recommenders": jingpin.recommendation_clauses,
    }
    return {f"{call}/{clause.name}": clause for call, clauses in calls.items() for clause in clauses}


def _run(chosen: argparse.Namespace, console: Console) -> int:
    every = clauses_of(chosen.notice)
    try:
        found = every if chosen.name is None else _called(chosen.name, every)
    except UnknownNameError as error:
        chosen.misused(f"argument 条款: {error}" if error.nearest else f"argument 条款: {error}；不写条款就列出有哪些")
    wanted = {name: clause for name, clause in found.items() if chosen.force in (None, clause.force)}
    if chosen.json:
        console.show(as_json([{"id": name} | _row(clause) for name, clause in wanted.items()]))
        return PASSED
    for name, clause in wanted.items():
        console.show(f"{name}  {console.voice.say(clause)}")
        for id in clause.readings if chosen.name is not None else ():
            console.show(f"  {id} {console.voice.word(chosen.notice.reading(id).question)}")
    return PASSED


def _row(clause: Clause[Any]) -> dict[str, Any]:
    return {name: dump(getattr(clause, name)) for name in _FIELDS}


def _called(typed: str, every: Mapping[str, Clause[Any]]) -> Mapping[str, Clause[Any]]:
    """Find the clauses of a name, with or without their call; otherwise those whose words contain it.

    Raises:
        UnknownNameError: no clause has that name or these words; the message offers the nearest names.
    """
    key = loosely(typed)
    found = {name: clause for name, clause in every.items() if key in (name, clause.name)}
    if not found and key:
        found = {name: clause for name, clause in every.items() if key in loosely(_words(clause))}
    if not found:
        raise UnknownNameError("条款", typed, nearest(typed, dict.fromkeys(clause.name for clause in every.values())))
    return found


def _words(clause: Clause[Any]) -> str:
    return f"{clause.place}，{clause.subject}，{clause.word}"
