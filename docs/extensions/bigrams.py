"""Bigrams: Chinese is searched for by pairs of characters, so that 规模门槛 is found without a dictionary."""

import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

_WORD = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[A-Za-z0-9_]+")


class Bigrams(SearchEnglish):
    """English words as English is searched; of Chinese each pair of characters that stand side by side."""

    lang = "zh"
    language_name = "English"  # whose stemmer the browser is to use
    # The same in the browser: a query's pairs all have to stand on a page.
    js_splitter_code = """
var splitQuery = (query) =>
  (query.match(/[\\u3400-\\u4dbf\\u4e00-\\u9fff]+|[A-Za-z0-9_]+/g) || []).flatMap((word) =>
    /[A-Za-z0-9_]/.test(word) || word.length < 2
      ? [word]
      : [...word].slice(1).map((one, place) => word[place] + one)
  );
"""

    def split(self, input: str) -> list[str]:
        found = []
        for word in _WORD.findall(input):
            if word.isascii() or len(word) < 2:
                found.append(word)
            else:
                found += [word[place : place + 2] for place in range(len(word) - 1)]
        return found


def setup(app: Sphinx) -> dict[str, Any]:
    """Make it the way in which pages are searched."""
    app.add_search_language(Bigrams)
    return {"parallel_read_safe": True}
