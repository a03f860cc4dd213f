"""How the site is built: ``sphinx-build -W docs site``, and ``-D language=en`` for English."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
# Pages and notebooks find the examples beside them, wherever the site is built.
shutil.rmtree(HERE / "examples", ignore_errors=True)
shutil.copytree(HERE.parent / "examples", HERE / "examples", ignore=shutil.ignore_patterns("__pycache__"))
# Kernels inherit it: what a cell prints of a set is then the same in each build.
os.environ["PYTHONHASHSEED"] = "0"
# And what it prints comes in one piece: of two, the second would begin a line.
_startup = Path(tempfile.mkdtemp()) / "profile_default" / "startup"
_startup.mkdir(parents=True)
(_startup / "streams.py").write_text("import sys\nsys.stdout.flush_interval = 60\n", encoding="utf-8")
os.environ["IPYTHONDIR"] = str(_startup.parents[1])
atexit.register(shutil.rmtree, _startup.parents[1], ignore_errors=True)

from zj415x import __version__  # noqa: E402

project = "zj415x"
author = "The zj415x authors"
version = release = __version__
language = "zh_CN"
html_search_language = "zh"
locale_dirs = ["locale"]
gettext_compact = False
gettext_location = False

extensions = [
    "myst_nb",
    "notfound.extension",
    "sphinx_copybutton",
    "sphinx_llm.txt",
    "sphinxext.opengraph",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "extensions.accessible",
    "extensions.bigrams",
    "extensions.cells",
    "extensions.excerpts",
    "extensions.furniture",
    "extensions.lines",
    "extensions.publishing",
    "extensions.sessions",
    "extensions.signatures",
    "extensions.translation",
    "extensions.twins",
    "pages",
]
exclude_patterns = ["_build", "jupyter_execute", "locale", "onefile", "pages", "extensions", "examples/*.md"]
templates_path = ["_templates"]

myst_enable_extensions = ["deflist", "attrs_block", "attrs_inline"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 180
nb_merge_streams = True
nb_mime_priority_overrides = [
    ("html", "image/svg+xml", 5),
    ("llms-markdown", "text/html", 1),
    ("llms-markdown", "text/plain", 2),
]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True
add_module_names = False

html_theme = "furo"
html_title = "zj415x"
figure_language_filename = "{path}{basename}.{language}{ext}"
html_static_path = ["_static"]
html_favicon = "_static/favicon.svg"
html_css_files = ["site.css"]
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
# Prompts and what is printed stay behind when code is copied.
copybutton_selector = "div:not(.output) > div.highlight pre"
copybutton_exclude = ".linenos, .gp, .go"
# Pages as Markdown are made of those that are read already: no notebook runs twice.
llms_txt_build_parallel = False
llms_txt_suffix_mode = "append"
llms_txt_nested_enabled = False
llms_txt_suppress_unknown_node_warnings = ["abbreviation"]  # the * and / of a signature
ogp_social_cards = {"enable": False}
ogp_description_length = 120
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
