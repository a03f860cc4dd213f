"""Sessions: the checks and chores of the project, on what stands in the working tree, committed or not.

They make no environment of their own: each uses the Python that runs nox, with ``.[dev]`` installed in it.
``nox -s quick lint`` runs two of them, ``nox -l`` lists all, and what stands behind ``--`` goes to pytest.
"""

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.3"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["quick", "lint"]

ROOT = Path(__file__).parent
MODEL = ("values", "rules", "quota", "printed", "cluster", "jingpin")
"""The rooms of the model, each with a folder of tests."""


def _python(session: nox.Session, *words: str) -> None:
    # pyright --verifytypes asks the first Python of PATH for the packages, whatever --pythonpath says.
    beside = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    session.run(sys.executable, *words, env={"PATH": beside})


@nox.session
def quick(session: nox.Session) -> None:
    """Test the model and its clauses in less than 20 seconds: no drawn cases, no edges, no pages."""
    rooms = [str(ROOT / "tests" / room) for room in MODEL if (ROOT / "tests" / room).is_dir()]
    # pytest's -k also looks at markers: hypothesis marks what it draws, and the default choice of -m stays.
    _python(session, "-m", "pytest", *rooms, "tests/test_boundaries.py", "-k", "not hypothesis", *session.posargs)


@nox.session
def test(session: nox.Session) -> None:
    """Run the default tests, on every core."""
    _python(session, "-m", "pytest", "-n", "auto", *session.posargs)


@nox.session
def cover(session: nox.Session) -> None:
    """Run the default tests; every line and branch of the library must be reached."""
    report = ("--cov", "--cov-report=term-missing:skip-covered")
    _python(session, "-m", "pytest", "-n", "auto", *report, *session.posargs)


@nox.session
def slow(session: nox.Session) -> None:
    """Run the proofs over every small case, and larger draws."""
    _python(session, "-m", "pytest", "-n", "auto", "-m", "slow", *session.posargs)


@nox.session
def whole(session: nox.Session) -> None:
    """Try every case of all that is drawn: by hand, before a release."""
    _python(session, "-m", "pytest", "-n", "auto", "-m", "whole", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Read inputs that nobody would write, for as many seconds as stand behind ``--``: each reader, and the service."""
    _python(session, "-m", "tests.fuzz", *session.posargs)


@nox.session
def mutate(session: nox.Session) -> None:
    """Change every module that decides in one spot at a time: some test must fail, or the list says why none does."""
    _python(session, "-m", "tests.mutation", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, format and the direction of imports."""
    _python(session, "-m", "ruff", "check", ".")
    _python(session, "-m", "ruff", "format", "--check", ".")
    session.run(_beside("lint-imports"))


@nox.session
def types(session: nox.Session) -> None:
    """Check types with mypy and pyright, and that every public name has a type that is known."""
    _python(session, "-m", "mypy")
    _python(session, "-m", "pyright", "--pythonpath", sys.executable)
    _python(session, "-m", "pyright", "--verifytypes", "zj415x", "--ignoreexternal")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site in both languages, into ``site`` or the folder named behind ``--``; a warning is an error.

    It offers tables and notebooks to download. Where npm is at hand, the page that opens from disk is made as well.
    """
    site = Path(session.posargs[0] if session.posargs else "site")
    build = ("-m", "sphinx", "-q", "-W", "--keep-going")
    _python(session, *build, "docs", str(site))
    _python(session, *build, "-D", "language=en", "docs", str(site / "en"))
    # myst-nb leaves what it ran beside the pages, which of the English ones is in the site.
    shutil.rmtree(site / "jupyter_execute", ignore_errors=True)
    if shutil.which("npm") is None:
        session.warn("no npm here: the site has no check.html")
    else:
        _python(session, "docs/onefile/build.py", str(site / "check.html"))


@nox.session
def page(session: nox.Session) -> None:
    """Make the page that opens from disk, into ``site/check.html`` or the file behind ``--``; needs node and npm."""
    file = Path(session.posargs[0] if session.posargs else "site/check.html")
    if shutil.which("node") is None or shutil.which("npm") is None:
        session.skip("this machine has no node or no npm")
    _python(session, "docs/onefile/build.py", str(file))


@nox.session
def golden(session: nox.Session) -> None:
    """Rewrite every golden file; ``git diff`` then shows what changed."""
    _python(session, "-m", "tests.test_golden")


@nox.session
def ci(session: nox.Session) -> None:
    """Run every check that a change must pass, in the order in which they fail soonest."""
    for name in ("lint", "types", "cover", "docs", "slow"):
        session.notify(name)


def _beside(program: str) -> str:
    """Find a program of the environment that runs nox."""
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    return found or program
