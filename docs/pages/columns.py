"""The columns of a table of products: a table in the page on whole tables, from the library's layout."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from zj415x import JingpinProduct
from zj415x.editions.y2026 import NOTICE
from zj415x.frames import Column, product_layout
from zj415x.schema import json_schema

from .document import fields
from .language import label, locale_of
from .markdown import table

_MOST_WORDS = 3
# An example of each way of typing a cell; what is one of a few words shows some of them.
_EXAMPLES = {"yes-no": ("是", "否"), "amount": ("800万元",), "day": ("2024-03-01",), "moment": ("2026-06-20 10:00",)}


def columns(language: str) -> str:
    """A row for each column, the years of a yearly figure in one: its name, its headings, how its cells are written."""
    heads = ("列名", "空白表的表头", "也认得的表头", "怎样写")
    return table([label(head, language) for head in heads], list(_rows(language)))


def _rows(language: str) -> Iterator[list[str]]:
    schema = json_schema(JingpinProduct, locale_of(language))
    titles = {path.replace("[…]", ""): title for path, title, _ in fields(schema, schema["$defs"], "$", language)}
    for path, group in groupby(product_layout(NOTICE).columns, key=lambda column: column.path):
        years = list(group)
        first, last = years[0], years[-1]
        names = _span((f"`{first.name}`", f"`{last.name}`"), language)
        headings = _span((first.heading, last.heading), language)
        if language == "en":
            headings += f" · {titles['.'.join(('$', *path))]}"
        others = _listed(first.headings[1:], language) + ("…" if first is not last else "")
        yield [names + label("（须有）", language) * first.needed, headings, others, _how(first, language)]


def _span(ends: tuple[str, str], language: str) -> str:
    """The first and the last of the years; of what has no year, the one that it is."""
    return ends[0] if ends[0] == ends[1] else f" {label('至', language)} ".join(ends)


def _listed(words: Iterable[str], language: str) -> str:
    return (", " if language == "en" else "、").join(words)


def _how(column: Column, language: str) -> str:
    """How a cell is written: some of its words, an example, or that it is any text."""
    kind = column.kind
    words = tuple(kind.members or _EXAMPLES.get(kind.cell, ())) if kind is not None else NOTICE.jingpin.evidence
    if column.name == "track":
        words = NOTICE.jingpin.tracks
    if column.name == "zone":
        return label("核心区、协同区的名称；不在的写“无”", language)
    if not words:
        return label("文字", language)
    shown = _listed((f"`{word}`" for word in words[:_MOST_WORDS]), language)
    more = "…" if len(words) > _MOST_WORDS else ""
    return shown + more + (f" · {label('可以几项，以“、”分开；没有的写“无”', language)}" if kind is None else "")


class Columns(SphinxDirective):
    """Puts the table where a page asks for it, in the language of the site."""

    def run(self) -> list[nodes.Node]:
        self.env.note_reread()  # what it is made of is not in the file of the page
        made = self.parse_text_to_nodes(columns(self.config.language))
        for node in made:
            assert isinstance(node, nodes.Element)
            node["classes"].append("columns")
            for text in node.findall(nodes.TextElement):
                text["translatable"] = False  # it is in that language already
        return made
