"""Build: CPython as WebAssembly, the library and what it needs, and the page, into one HTML file.

``python docs/onefile/build.py FILE``; needs node, npm and pip.
"""

import base64
import gzip
import json
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_STORED, ZipFile, ZipInfo

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "examples"))

from serving.desk import DOCUMENTS, PACKED  # noqa: E402
from zj415x.schema import KINDS, json_schema  # noqa: E402
from zj415x.wording import LOCALES  # noqa: E402

HERE = Path(__file__).parent
EXAMPLES = ROOT / "examples"
SERVING = EXAMPLES / "serving"
PAGE = SERVING / "page"
PYODIDE = "314.0.7"
"""The version at npm; its Python has to be of ``requires-python``."""
PACKAGES = ("attrs", "babel", "cattrs", "typing_extensions")
MOST = 10_000_000
"""The most bytes of the file."""

FORMS = ("application", "product", "ranking", "readings")
"""Their schemas are drawn here: what draws them has no Python of a page."""
_LICENCES = (
    f"zj415x (MIT); within it Pyodide {PYODIDE} (MPL-2.0, https://github.com/pyodide/pyodide) with CPython (PSF-2.0), "
    "attrs (MIT), cattrs (MIT), Babel (BSD-3-Clause) with data of the CLDR (Unicode-3.0), typing_extensions (PSF-2.0)"
)
# What answers, beside the library: modules of the example service that need nothing else.
DESK = ("__init__.py", "desk.py", "language.py", "saying.py", "faults.py", "written.py")

# What no answer imports: a page has no files, processes, sockets or terminal, and neither old encodings nor XML trees.
_STDLIB = re.compile(
    r"(_pyrepl|ctypes|curses|dbm|ensurepip|idlelib|lib2to3|multiprocessing|pydoc_data|sqlite3|test|tkinter|turtledemo"
    r"|unittest|venv|wsgiref|xmlrpc|xml/(dom|etree|sax)|http|html/(entities|parser)|logging/(config|handlers)|tomllib"
    r"|asyncio/(windows_\w+|proactor_\w+|tools|__main__)|concurrent/(interpreters|futures/(process|interpreter))"
    r"|email/(_header_value_parser|headerregistry|contentmanager|policy|generator|mime)|urllib/(request|robotparser|response)"
    r"|pathlib/(types|_local)|sysconfig/__main__|json/(tool|__main__)|zipfile/__main__|importlib/(simple|metadata/_text)"
    r"|encodings/(cp(?!437)\w+|iso\w+|mac_\w+|koi8\w+|euc_\w+|shift_\w+|big5\w*|johab|kz1048|ptcp154|hp_roman8|palmos"
    r"|tis_620|hz|mbcs|oem|punycode|idna|utf_(7|16(?!_be)|32)\w*|(uu|zlib|bz2|quopri|hex|base64)_codec|rot_13|_win_cp_codecs)"
    r"|pyodide/(console|_nodesock_transport|ffi/wrappers|http/(_pyfetch|pyxhr|_exceptions))"
    r"|_pyio|_pydecimal|_pydatetime|_py_abc|_ast_unparse|_markupbase|_(ios|android|apple|aix|osx)_support|__(hello|phello)__"
    r"|antigravity|argparse|bdb|cProfile|cmd|code|colorsys|compileall|configparser|crypt|doctest|filecmp|fileinput|ftplib"
    r"|getopt|getpass|gettext|imaplib|mailbox|mailcap|mimetypes|modulefinder|netrc|nturl2path|optparse|pdb|pickletools"
    r"|plistlib|poplib|pprint|profile|pstats|pty|py_compile|pyclbr|pydoc|rlcompleter|runpy|sched|shelve|smtplib|socketserver"
    r"|sre_\w+|statistics|stringprep|symtable|tabnanny|tarfile|this|timeit|trace|tty|turtle|uuid|wave|webbrowser|zipapp)"
    r"(\.py$|/)"
)
_PACKAGES = re.compile(
    r".*(\.pyi|/py\.typed|\.dist-info/RECORD)$"
    r"|babel/(messages/(checkers|extract|frontend|jslexer|mofile|setuptools_frontend)|localtime/_win32|support)\.py$"
    r"|babel/locale-data/(?!(root|zh|zh_Hans|zh_Hans_CN|en)\.dat$)"
)
# What Babel knows of a language, and what of all of them: names and formats of what the library never says.
_UNSAID = {
    "compact_currency_formats", "compact_decimal_formats", "compound_unit_patterns", "currency_names", "date_fields",
    "currency_names_plural", "currency_symbols", "datetime_skeletons", "interval_formats", "languages", "meta_zones",
    "scripts", "territories", "time_zones", "unit_display_names", "unit_patterns", "variants", "all_currencies",
    "territory_currencies", "territory_languages", "territory_zones", "windows_zone_mapping", "zone_aliases",
    "zone_territories",
}  # fmt: skip


def page(out: Path) -> None:
    """Make the page. Raises CalledProcessError where a command fails, RuntimeError where it becomes too large."""
    with TemporaryDirectory() as name:
        work = Path(name)
        pyodide = _pyodide(work)
        tree = _tree(work, pyodide)
        _run("node", HERE / "compiled.mjs", pyodide, tree)
        text = _html(_payload(pyodide, tree))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8", newline="\n")
    size = out.stat().st_size
    if size > MOST:
        raise RuntimeError(f"{out} has {size} bytes, more than {MOST}")


def _run(*words: str | Path) -> None:
    subprocess.run([str(word) for word in words], check=True, stdout=subprocess.DEVNULL)


def _pyodide(work: Path) -> Path:
    """CPython as WebAssembly, from npm."""
    _run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", work, f"pyodide@{PYODIDE}")
    return work / "node_modules" / "pyodide"


def _tree(work: Path, pyodide: Path) -> Path:
    """All modules and their data, without what is not used."""
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", work / "wheels")
    _run(*pip, "-c", ROOT / "constraints.txt", ROOT, *PACKAGES)
    tree = work / "tree"
    for archive in (work / "wheels").glob("*.whl"):
        _unpacked(archive, tree / "packages", _PACKAGES)
    _unpacked(pyodide / "python_stdlib.zip", tree / "stdlib", _STDLIB)
    for path in (tree / "packages" / "babel").rglob("*.dat"):
        _cut(path)
    desk = tree / "packages" / "serving"
    for file in DESK:
        _copied(SERVING / file, desk / file)
    for file in DOCUMENTS.values():
        _copied(EXAMPLES / file, desk / PACKED.name / file)
    for locale in LOCALES:
        for kind in FORMS:
            schema = json.dumps(json_schema(KINDS[kind], locale), ensure_ascii=False)
            (desk / PACKED.name / f"{kind}.{locale}.schema.json").write_text(schema, encoding="utf-8")
    return tree


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _unpacked(archive: Path, target: Path, unused: re.Pattern[str]) -> None:
    with ZipFile(archive) as opened:
        for name in opened.namelist():
            if not name.endswith("/") and not unused.match(name):
                path = target / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(opened.read(name))


def _cut(path: Path) -> None:
    """What Babel knows, without what is never said."""
    known = {key: value for key, value in pickle.loads(path.read_bytes()).items() if key not in _UNSAID}
    if "likely_subtags" in known:
        ours = {key: value for key, value in known["likely_subtags"].items() if re.match("(zh|en)(_|$)", key)}
        known["likely_subtags"] = ours
    path.write_bytes(pickle.dumps(known, 2))


def _payload(pyodide: Path, tree: Path) -> bytes:
    """A list of files and their bytes one after the other, compressed together."""
    stdlib = tree.parent / "python_stdlib.zip"
    with ZipFile(stdlib, "w", ZIP_STORED) as archive:
        for path in _files(tree / "stdlib"):
            archive.writestr(ZipInfo(path.relative_to(tree / "stdlib").as_posix()), path.read_bytes())
    machine = tree.parent / "machine.js"
    machine.write_text(_machine(pyodide), encoding="utf-8")
    files: dict[str, Path] = {
        "machine.js": machine,
        "pyodide.asm.wasm": pyodide / "pyodide.asm.wasm",
        "python_stdlib.zip": stdlib,
    }
    files |= {path.relative_to(tree).as_posix(): path for path in _files(tree / "packages")}
    return gzip.compress(_joined(files), 9, mtime=0)


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder: those of a kind beside each other, which compresses better."""
    yield from sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: (path.suffix, path))


def _joined(files: Mapping[str, Path]) -> bytes:
    contents = {name: path.read_bytes() for name, path in files.items()}
    index = json.dumps([[name, len(content)] for name, content in contents.items()]).encode()
    return len(index).to_bytes(4, "little") + index + b"".join(contents.values())


def _html(payload: bytes) -> str:
    """The page with its style and its scripts in it, and what the worker runs; nothing else may run."""
    text = (PAGE / "index.html").read_text(encoding="utf-8")
    style = "\n" + (PAGE / "page.css").read_text(encoding="utf-8")
    scripts: list[str] = []

    def taken(found: re.Match[str]) -> str:
        # The service is asked by http.js; here a worker is asked in its place.
        scripts.append(_part(HERE / "start.js" if found[1] == "http.js" else PAGE / found[1]))
        return ""

    text = re.sub(r'<script src="([\w.]+)" defer></script>\n', taken, text)
    script = "\n" + "\n".join(scripts)
    old = "\n" + _part(HERE / "old.js")
    policy = (
        f"default-src 'none'; script-src {_hashed(old)} {_hashed(script)} 'wasm-unsafe-eval' blob:; worker-src blob:; "
        f"style-src {_hashed(style)}; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'"
    )
    guarded = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    text = _once(text, '<meta charset="utf-8">', guarded)
    text = _once(text, "<html ", f"<!-- {_LICENCES} -->\n<html ")
    text = _once(text, '<link rel="stylesheet" href="page.css">', f"<style>{style}</style>")
    data = {"packed": base64.b64encode(payload).decode(), "worker": _part(HERE / "worker.js")}
    carried = "\n".join(f'<script type="text/plain" id="{id}">{content}</script>' for id, content in data.items())
    return _once(text, "</body>", f"<script>{old}</script>\n{carried}\n<script>{script}</script>\n</body>")


def _hashed(content: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(content.encode()).digest()).decode()}'"


def _machine(pyodide: Path) -> str:
    """The two modules of Pyodide as one script, which imports nothing: from disk a worker can be no module."""
    machine = (pyodide / "pyodide.asm.mjs").read_text(encoding="utf-8")
    machine = _once(machine, "export default _createPyodideModule;", "return _createPyodideModule;")
    machine = machine.replace("import.meta.url", '"https://packed.invalid/"')
    loader = (pyodide / "pyodide.mjs").read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
    name = re.search(r"export\{(\w+) as loadPyodide,\w+ as version\};", loader)
    if name is None:
        raise RuntimeError("pyodide.mjs exports something else than before")
    loader = loader.replace(name[0], f"return {name[1]};")
    lock = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8")) | {"packages": {}}
    return (
        f"const createPyodideModule = (() => {{{machine}}})();\nconst loadPyodide = (() => {{{loader}}})();\n"
        f"const LOCK = {json.dumps(json.dumps(lock))};\n"
    )


def _once(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise RuntimeError(f"This is written otherwise than before: {old}")
    return text.replace(old, new)


def _part(path: Path) -> str:
    return _inside(path.read_text(encoding="utf-8"))


def _inside(text: str) -> str:
    """A script within a page ends at the first ``</script``, wherever it stands: a string has ``<`` escaped."""
    return re.sub(r"<(?=/script|!--)", r"\\x3c", text)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("python docs/onefile/build.py FILE")
    page(Path(sys.argv[1]))
