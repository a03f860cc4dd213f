"""Notebooks: each page that runs code, as a notebook to download, with what its cells printed when it was built."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from babel.messages.pofile import read_po
from markdown_it import MarkdownIt
from nbformat import NotebookNode
from sphinx.application import Sphinx

from .columns import columns

_DOCS = Path(__file__).parents[1]
_GONE = "\0"
_LINK = re.compile(r"!?\[([^\]]+)\]\((?!https?:)[^)]+\)")
_DIRECTIVE = re.compile(r"^```\{([a-z]+)\} ?(.*?)\n.*?^```$", re.MULTILINE | re.DOTALL)
_NOTE = (
    "*这个笔记本由同名的网页生成，说明和代码逐格相同。要运行："
    "在仓库里 `pip install -e '.[docs]'`，再把它放进{folder}。*",
    "*This notebook is made from the web page of the same name; its text and its code are the same. To run it, "
    "`pip install -e '.[docs]'` in the repository and put it into {folder}.*",
)
_FOLDERS = {True: ("`examples/notebooks/`", "`examples/notebooks/`"), False: ("根目录", "its root")}
_DOWNLOAD = ("下载本页的笔记本（.ipynb）", "Download this page as a notebook (.ipynb)")


def is_notebook(page: str) -> bool:
    """Is this the text of a page that runs code?"""
    return "file_format: mystnb" in page.partition("\n---")[0]


def made(notebook: NotebookNode, docname: str, language: str) -> NotebookNode:
    """The notebook of a page as myst-nb reads or runs it, made to stand alone; the same for the same page."""
    english = language == "en"
    note = _NOTE[english].format(folder=_FOLDERS["/" in docname][english])
    cells = [nbformat.v4.new_markdown_cell(note), *notebook.cells]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
        if cell.cell_type == "markdown" and number:
            cell.source = _alone(_translated(cell.source, docname) if english else cell.source, language)
    metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"},
    }
    alone: NotebookNode = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    return alone


def write(app: Sphinx) -> None:
    """Write each notebook beside its page."""
    folder = Path(app.outdir)
    for docname in _docnames(app):
        ran = nbformat.read(folder.parent / "jupyter_execute" / f"{docname}.ipynb", 4)
        nbformat.write(made(ran, docname, app.config.language), folder / f"{docname}.ipynb")


def offer(app: Sphinx, pagename: str, context: dict[str, Any]) -> None:
    """Put the link under the heading of a page that has a notebook."""
    if pagename in _docnames(app):
        file = pagename.rpartition("/")[2] + ".ipynb"
        link = f'<p class="notebook"><a href="{file}" download>{_DOWNLOAD[app.config.language == "en"]}</a></p>'
        context["body"] = context["body"].replace("</h1>", f"</h1>\n{link}", 1)


@cache
def _docnames(app: Sphinx) -> list[str]:
    texts = {name: Path(app.env.doc2path(name)).read_text(encoding="utf-8") for name in sorted(app.env.found_docs)}
    return [name for name, text in texts.items() if is_notebook(text)]


def _alone(text: str, language: str) -> str:
    """The text without what only the site can show: links to its pages, and tables that it makes."""

    def shown(directive: re.Match[str]) -> str:
        name, argument = directive.groups()
        if name == "columns":
            return columns(language)
        if name == "literalinclude":
            return f"```python\n{(_DOCS / argument).read_text(encoding='utf-8').rstrip()}\n```"
        raise LookupError(f"a notebook cannot show {name}")

    return _DIRECTIVE.sub(shown, _LINK.sub(r"\1", text))


@cache
def _words(docname: str) -> dict[str, str]:
    with (_DOCS / "locale" / "en" / "LC_MESSAGES" / f"{docname}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file) if message.id}


def _translated(text: str, docname: str) -> str:
    """The text in English, by the page's own translation. Raises KeyError for a sentence that has none."""
    lines = text.split("\n")
    line, done = -1, 0
    for block, (begin, end) in _blocks(text):
        done = done if begin == line else 0  # cells of a table stand in a line
        english, first = _words(docname)[block.replace("\n", " ")], block.split("\n")[0]
        left = lines[begin].index(first, done)
        rest = lines[begin][left + len(first) :] if end == begin + 1 else ""
        lines[begin:end] = [lines[begin][:left] + english + rest, *[_GONE] * (end - begin - 1)]
        line, done = begin, left + len(english)
    return "\n".join(line for line in lines if line != _GONE)


def _blocks(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each paragraph, heading and cell of a table, with its first line and that behind its last."""
    row: list[int] = [0, 0]
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        row = token.map if token.type == "tr_open" and token.map else row
        if token.type == "inline" and token.content:
            begin, end = token.map or row
            yield token.content, (begin, end)
