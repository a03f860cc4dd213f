"""`zj415x completion`: print the script by which bash completes commands, options and names."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from string import Template

from ..notice import Notice
from ..printed.deadline import Party
from ..printed.track import Tier
from ..quota.allocation import Tilt
from ..rules.clause import Force
from ..values.county import COUNTIES
from .arguments import LANGUAGES, Parser, finish, years
from .clauses import clauses_of
from .console import PASSED, Console
from .form import BLANKS
from .schema import WORDS

# All words stand in the script, so that completing starts no Python. Without words, bash completes names of files.
_SCRIPT = Template("""\
_zj415x() {
  local current=$${COMP_WORDS[COMP_CWORD]} before=$${COMP_WORDS[COMP_CWORD-1]} command='' word words=''
  for word in "$${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $$word in
      $commands) command=$$word; break;;
    esac
  done
  case $$command:$$before:$$current in
$cases
  esac
  COMPREPLY=($$(compgen -W "$$words" -- "$$current"))
}
complete -o default -F _zj415x zj415x
""")


def complete(completion: Parser) -> None:
    """Add the arguments of the command."""
    finish(completion, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    from . import build_parser  # which this module is a part of

    parser, known = build_parser(), _known(chosen.notice)
    cases = list(_cases("", parser, known))
    for name, command in parser.commands.items():
        import_module(f".{name}", __package__).complete(command)
        cases += _cases(name, command, known)
    script = _SCRIPT.substitute(commands="|".join(parser.commands), cases="\n".join(cases))
    console.show(script, end="")
    return PASSED


def _known(notice: Notice) -> Mapping[str, Iterable[str]]:
    """List the words that an argument takes, by the name under which it is kept."""
    clauses = clauses_of(notice)
    return {
        "lang": LANGUAGES,
        "notice": years(),
        "name": [*clauses, *dict.fromkeys(clause.name for clause in clauses.values())],
        "force": Force,
        "id": [question.id for question in notice.open_questions],
        "county": [county.name for county in COUNTIES],
        "track": [track.name for track in notice.clusters.tracks],
        "tier": Tier,
        "party": Party,
        "recommender": notice.jingpin.quotas.keys(),
        "tilt": Tilt,
        "form": [form.name for form in BLANKS],
        "kind": WORDS,
    }


def _cases(name: str, parser: Parser, known: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Write the cases of a command: values of its options, then its options, then its arguments."""
    options: list[str] = []
    arguments: list[str] = []
    for action in parser._actions:
        words = known.get(action.dest, ())
        if not action.option_strings:
            arguments += action.choices or words
            continue
        options += action.option_strings
        if action.nargs != 0:
            for option in action.option_strings:
                yield _case(f"{name}:{option}:*", words)
    yield _case(f"{name}:*:-*", options)
    yield _case(f"{name}:*", arguments)


def _case(pattern: str, words: Iterable[str]) -> str:
    return f"    {pattern}) words='{' '.join(words)}';;"
