"""Lines: where a line of Chinese ends in the source, nothing is put between it and the next."""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

_WIDE = r"[\u2014\u2018-\u201d\u2026\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]"
_BREAK = re.compile(rf"(?<={_WIDE})\n(?={_WIDE})")


def _joined(app: Sphinx, tree: nodes.document, docname: str) -> None:
    for block in list(tree.findall(nodes.TextElement)):
        if isinstance(block, nodes.literal_block | nodes.FixedTextElement):
            continue
        for place, child in enumerate(list(block.children)):
            if not isinstance(child, nodes.Text) or "\n" not in child:
                continue
            before = block[place - 1].astext()[-1:] if place else ""
            after = block[place + 1].astext()[:1] if place + 1 < len(block) else ""
            whole = _BREAK.sub("", f"{before}{child}{after}")
            block[place] = nodes.Text(whole[len(before) : len(whole) - len(after)])


def setup(app: Sphinx) -> dict[str, Any]:
    """Join the lines of each page once it is whole, and translated."""
    app.connect("doctree-resolved", _joined)
    return {"parallel_read_safe": True}
