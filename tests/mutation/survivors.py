"""Survivors: the mutants that no test kills, each with its reason, in ``survivors.toml`` beside this module."""

import tomllib
from collections.abc import Collection
from pathlib import Path

from .mutants import Mutant

LISTED = Path(__file__).with_name("survivors.toml")

Key = tuple[str, str, str]
"""Module, line, what became of it: it holds wherever the line goes."""


def read_survivors(path: Path = LISTED) -> dict[Key, str]:
    """Read the reasons.

    Raises:
        ValueError: an entry is given twice, or without a reason.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("survivor", [])
    reasons: dict[Key, str] = {}
    for entry in entries:
        key = entry["module"], entry["line"], entry["became"]
        if key in reasons:
            raise ValueError(f"listed twice: {key}")
        if not entry["reason"].strip():
            raise ValueError(f"no reason: {key}")
        reasons[key] = entry["reason"]
    return reasons


def written(mutant: Mutant) -> str:
    """Write the entry of a survivor, to be listed with its reason."""
    fields = zip(("module", "line", "became"), mutant.key, strict=True)
    lines = [f"{name} = {_quoted(value)}" for name, value in fields]
    return "\n".join(["[[survivor]]", f"# row {mutant.row}", *lines, 'reason = ""'])


def stale(listed: Collection[Key], mutants: Collection[Mutant]) -> list[Key]:
    """List the entries that name no mutant of these modules: the line was edited, or is gone."""
    keys = {mutant.key for mutant in mutants}
    return sorted(key for key in listed if key not in keys)


def unneeded(listed: Collection[Key], mutants: Collection[Mutant], killed: Collection[Mutant]) -> list[Key]:
    """List the entries that a test kills. An entry speaks of every line with that text: each must have been killed."""
    spared = {mutant.key for mutant in mutants if mutant not in killed}
    return sorted({mutant.key for mutant in killed if mutant.key in listed} - spared)


def _quoted(text: str) -> str:
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
