"""Sessions: the Python sessions that stand in the pages are run, and a wrong answer fails the build."""

import doctest
import os
import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

_ROOT = Path(__file__).parents[2]
_SESSIONS = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_log = logging.getLogger(__name__)


def _run(app: Sphinx, docname: str, source: list[str]) -> None:
    sessions = "\n".join(session for session in _SESSIONS.findall(source[0]) if ">>> " in session)
    if not sessions:
        return
    before = Path.cwd()
    os.chdir(_ROOT)
    try:
        said: list[str] = []
        test = doctest.DocTestParser().get_doctest(sessions, {}, docname, None, None)
        if doctest.DocTestRunner(verbose=False).run(test, out=said.append).failed:
            _log.warning("%s", "".join(said), location=docname)
    finally:
        os.chdir(before)


def setup(app: Sphinx) -> dict[str, Any]:
    """Run the sessions of each page when it is read."""
    app.connect("source-read", _run)
    return {"parallel_read_safe": True}
