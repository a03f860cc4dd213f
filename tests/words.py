"""All Chinese words of the library that have to have others in English, collected from where they stand."""

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import attrs

import zj415x
from zj415x.editions import EDITIONS, edition
from zj415x.rules.outcome import Comparison
from zj415x.values.county import COUNTIES, FORMER_COUNTIES
from zj415x.values.mountain_island import MOUNTAIN_ISLAND_LISTS
from zj415x.wording.values import place_in
from zj415x.wording.voice import voice_of
from zj415x.words import Phrase, Term

MODEL = ("values", "rules", "quota", "printed", "cluster", "jingpin")
"""The rooms whose classes are words of the notice."""
HAN = re.compile(r"[\u4e00-\u9fff]")
_CHINESE = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
PLACEHOLDER = re.compile(r"(?<!{){([a-z_]+)}(?!})")
_SOURCE = Path(zj415x.__file__).parent
# What is never said, or not by a voice: patterns, names as they are matched, units as the wire writes them; what is said
# of how the command line is used, in Chinese only; Word documents and labels of workbooks, which are Chinese forms; data
# that is collected from the objects it makes.
_NOT_SAID = (
    "cli/arguments.py",
    "editions",
    "printed/rows.py",
    "values/answer.py",
    "values/name.py",
    "frames/headings.py",
    "office/excel/labels.py",
    "office/word",
)
_COUNTIES = {one.name for one in COUNTIES}
_UNITS = ("亿元", "万元", "元", "亿", "万", "亿美元", "万美元", "美元", "亩")
# Fields that quote the notice, or are keys, or are loaded apart.
_QUOTED = {"place", "words", "address", "id", "sha256", "test", "_ledger", "_open_questions", "printed_in"}


def messages() -> set[str]:
    """The sentences and labels that stand in the code: every text with Chinese in it, or with a placeholder to fill."""
    found = set()
    for path in sorted(_SOURCE.rglob("*.py")):
        home = path.relative_to(_SOURCE)
        if str(home).startswith(_NOT_SAID):
            continue
        spoken = home.parts[0] in ("cli", "wording", "display")
        shows = str(home) == "values/blank.py"  # examples of what stands on the wire
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for text in _texts(tree, _usage(tree) if home.parts[0] == "cli" else frozenset()):
            if home.name == "outcome.py" or text in _UNITS or _is_pattern(text) or _is_place(text):
                continue
            if shows and _is_amount(text):
                continue
            if HAN.search(text) or (PLACEHOLDER.search(text) and (spoken or _CHINESE.search(text))):
                found.add(text)
    return found


def _is_amount(text: str) -> bool:
    """Is it an amount as the wire writes it?"""
    return text.lstrip("-0123456789.") in _UNITS


def _is_pattern(text: str) -> bool:
    """Is it a pattern to match text with, or a list of names to be split?"""
    listed = " " in text and all(word in _COUNTIES for word in text.split())
    return (
        listed
        or "通用格式" in text
        or set(text) <= set("一二三四五六七八九十")
        or re.search(r"\\d|\?注|\[\^?[0-9元]", text) is not None
    )


def _usage(tree: ast.AST) -> frozenset[int]:
    """The texts of a command that say how it is typed, or that it was typed wrong; and what forms are titled."""
    quiet = ("description", "help", "metavar", "title")
    said = [one.value for one in ast.walk(tree) if isinstance(one, ast.keyword) and one.arg in quiet]
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            said += call.args if name in ("add", "misused", "ArgumentTypeError", "one_of", "printed") else []
    return frozenset(id(part) for one in said for part in ast.walk(one))


def _texts(tree: ast.AST, without: frozenset[int]) -> Iterator[str]:
    """The texts of a module that are neither docstrings nor parts of f-strings, which hold no words to be said."""
    apart = set(without)
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            apart.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            apart |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node.value


def terms() -> set[tuple[str, str]]:
    """Every word that is a value of its own, with its kind, whichever modules are loaded."""
    for module in walk_packages(zj415x.__path__, "zj415x."):
        if module.name.split(".")[1] in MODEL:
            import_module(module.name)
    return {(kind.__name__, one.value) for kind in _kinds(Term) if kind is not Comparison for one in kind}


def _kinds(kind: type[Term]) -> Iterator[type[Term]]:
    for one in kind.__subclasses__():
        yield one
        yield from _kinds(one)


def printed() -> set[str]:
    """Every text of every edition, and the names and lists of counties."""
    found: set[str] = set()
    notices = [edition(name) for name in EDITIONS]
    years = [part for notice in notices for part in (notice, notice.open_questions)]
    data = (*years, COUNTIES, FORMER_COUNTIES, MOUNTAIN_ISLAND_LISTS)
    for one in data:
        _walk(one, found, set())
    return {one for one in found if not _is_place(one)}


def _walk(value: Any, found: set[str], seen: set[int]) -> None:
    if isinstance(value, Phrase):
        found.add(value.message)
    elif isinstance(value, str) and not isinstance(value, Term):
        if HAN.search(value) and "\n" not in value:
            found.add(value)
    elif isinstance(value, Term) or id(value) in seen:
        return
    elif isinstance(value, Mapping):
        for pair in value.items():
            _walk(pair, found, seen)
    elif isinstance(value, tuple | list | set | frozenset):
        for one in value:
            _walk(one, found, seen)
    elif attrs.has(type(value)):
        seen.add(id(value))
        for field in attrs.fields(type(value)):
            if field.name not in _QUOTED:
                _walk(getattr(value, field.name), found, seen)


def _is_place(text: str) -> bool:
    if PLACEHOLDER.search(text) or not re.search(r"\d", text):
        return False
    return not HAN.search(place_in(text, voice_of("en")))
