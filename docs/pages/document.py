"""The page on what stands in a document: every field with its path, what it is, and how it is written."""

import json
from collections.abc import Iterator
from typing import Any

from zj415x import ClusterApplication, JingpinProduct, ListedProduct
from zj415x.schema import json_schema

from .language import label, locale_of
from .markdown import table

_SUBJECTS = {"申报（附件1）": ClusterApplication, "精品（附件2）": JingpinProduct, "推荐名单的一行": ListedProduct}
_MOST_WORDS = 8
_KINDS = {"string": "文字", "integer": "整数", "boolean": "是非"}
_INTRODUCTION = (
    "一份文件里可以填的每一个字段：在文件里的位置，是什么，怎样写。没有填的写 `null` 或不写，整节没有填的不写那一节；"
    "任何对象都可以有 `$comment`，读取时忽略。标有“必填”的不能省略（写在对象里的，有这个对象才必填）；标有“列表”的写成"
    " `[…]`，位置里的 `[…]` 是其中一项。下面的表从 `json_schema(…)` 生成；机器用的 JSON Schema（2020-12）在仓库的"
    " `docs/schema/` 里，英文的在 `docs/schema/en/` 里。",
    "Every field that a document can have: where it stands, what it is, and how it is written. What is not filled in "
    "is `null` or left out, and a whole section that is blank is left out; any object may have a `$comment`, which is "
    "not read. What is marked “Required” has to be there (within an object: if the object is); what is marked “List” "
    "is written as `[…]`, which stands for each of its items in the first column. The tables are made from "
    "`json_schema(…)`; the JSON Schemas for machines (2020-12) are in "
    "`docs/schema/` of the repository, those in English in `docs/schema/en/`. Words and units are written in Chinese.",
)


def page(language: str) -> str:
    """A table for each kind of document."""
    texts = [f"# {label('文件里的字段', language)}", _INTRODUCTION[language == "en"]]
    head = [label(word, language) for word in ("位置", "是什么", "怎样写")]
    for title, cls in _SUBJECTS.items():
        schema = json_schema(cls, locale_of(language))
        rows = [[f"`{path}`", name, how] for path, name, how in fields(schema, schema["$defs"], "$", language)]
        texts += [f"## {label(title, language)}", table(head, rows, "fields")]
    return "\n\n".join(texts) + "\n"


def fields(schema: Any, known: Any, path: str, language: str) -> Iterator[tuple[str, str, str]]:
    """The fields of an object and of the objects in it, in the order of the form."""
    for name, field in schema["properties"].items():
        here, whole = f"{path}.{name}", _whole(field, known)
        marks = [f"**{label('必填', language)}**"] if name in schema.get("required", ()) else []
        if whole.get("type") == "array":
            here, whole = f"{here}[…]", _whole(whole["items"], known)
            marks.append(label("列表", language))
        said = field.get("title") or whole.get("title", "")
        nested = "properties" in whole
        how = field.get("description", "") if nested else _how(field, whole, language)
        yield here, said, " · ".join(part for part in (*marks, how) if part)
        if nested:
            yield from fields(whole, known, here, language)


def _whole(field: Any, known: Any) -> Any:
    """What a field is when it is filled in."""
    filled = next((way for way in field.get("anyOf", ()) if way.get("type") != "null"), field)
    return known[filled["$ref"].rpartition("/")[2]] if "$ref" in filled else filled


def _how(field: Any, whole: Any, language: str) -> str:
    """How its value is written: its words, an example, or what kind it is; then what else is to be known."""
    words = whole.get("enum", ())
    examples = whole.get("examples", ())
    if words:
        shown = [f"`{word}`" for word in words[:_MOST_WORDS]]
        how = (", " if language == "en" else "、").join(shown) + ("…" if len(words) > _MOST_WORDS else "")
    elif "anyOf" in whole and examples:  # a track: a printed name, or an object
        printed, unlisted = examples
        example = json.dumps(unlisted, ensure_ascii=False)
        how = f"`{printed}` · {label('附1-1没有列明的“新星”赛道：', language)}`{example}`"
    elif examples:
        how = f"`{examples[0]}`"
    else:
        how = label(_KINDS.get(whole.get("type", ""), "文字"), language)
    return " · ".join(part for part in (how, field.get("description", "")) if part)
