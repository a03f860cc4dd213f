"""The reference: what each public name is for, then each by itself."""

import inspect
import tomllib
from collections import defaultdict
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import Any

from .language import label
from .markdown import table

_NAMES = Path(__file__).parents[1] / "names.toml"
_INTRODUCTION = (
    "全部公开的名字，按用处分组；`from zj415x import …` 即可取用，写明模块的从那里取。每个名字先用一句话说明，"
    "再列出参数、会出什么错和在通知里的出处（代码里的说明是英文）。",
    "All public names, by what they are for; `from zj415x import …`, or from the module that is named. First a "
    "sentence on each, then its parameters, what it raises, and its place in the notice.",
)


def page(language: str) -> str:
    """The groups with a table each, then the names one by one."""
    names: dict[str, dict[str, str]] = tomllib.loads(_NAMES.read_text(encoding="utf-8"))
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for path, row in names.items():
        grouped[row["group"]].append(path)
    texts = [f"# {label('名字索引', language)}", _INTRODUCTION[language == "en"]]
    for group, paths in grouped.items():
        rows = [[_link(path), names[path]["zh"] if language != "en" else _first_line(path)] for path in paths]
        texts += [f"## {label(group, language)}", table([label("名字", language), label("是什么", language)], rows)]
        texts += [_described(path) for path in paths]
    return "\n\n".join(texts) + "\n"


def value_of(path: str) -> Any:
    """What stands under a dotted path."""
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


def _link(path: str) -> str:
    return (
        f"[`{path.removeprefix('zj415x.')}`](#{path})" if _is_described(path) else f"`{path.removeprefix('zj415x.')}`"
    )


def _first_line(path: str) -> str:
    """The first sentence of its docstring, or what kind of constant it is."""
    value = value_of(path)
    if not _is_described(path):
        return f"A constant: `{type(value).__name__}`."
    text = inspect.getdoc(value) or ""
    return reduce(lambda line, part: f"{line} {part.strip()}", text.split("\n\n")[0].split("\n")).replace("``", "`")


def _is_described(path: str) -> bool:
    value = value_of(path)
    return inspect.isclass(value) or inspect.isfunction(value)


def _described(path: str) -> str:
    if not _is_described(path):
        return ""
    kind = "autoclass" if inspect.isclass(value_of(path)) else "autofunction"
    members = "\n   :members:" if kind == "autoclass" else ""
    return f"```{{eval-rst}}\n.. {kind}:: {path}{members}\n```"
