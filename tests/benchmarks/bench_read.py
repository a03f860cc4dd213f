"""Reading, validating and dumping a full application, against a pydantic model: python tests/benchmarks/bench_read.py

With ``--short`` only a few rounds: it then shows that the two answer alike, and no figure worth quoting.
"""

import json
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median
from timeit import timeit
from typing import Any

import attrs
import pydantic

sys.path.insert(0, str(Path(__file__).parents[2]))  # to be run as a script, too

from tests.benchmarks import peer
from zj415x import ClusterApplication
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump, quick, read_application

ROUNDS, LOOPS = (3, 20) if "--short" in sys.argv else (31, 200)
EXAMPLE = Path(__file__).parents[2] / "examples" / "application.json"


def document() -> bytes:
    """The full example, without its comment, which the peer does not know."""
    full = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    del full["$comment"]
    return json.dumps(full, ensure_ascii=False, indent=2).encode()


def parsers() -> dict[str, Callable[[bytes], Any]]:
    found: dict[str, Callable[[bytes], Any]] = {"json": quick.plain_parser}
    try:
        import orjson
    except ImportError:
        print("orjson is not installed: that ratio is not measured")
    else:
        found["orjson"] = orjson.loads
    return found


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key stands twice")
    return made


def ratios(asked: dict[str, Callable[[], object]], base: str) -> None:
    """The median of each over the base, round by round, so that a machine that slows down slows both."""
    rounds = [{name: timeit(ask, number=LOOPS) / LOOPS for name, ask in asked.items()} for _ in range(ROUNDS)]
    for name in asked:
        ratio = median(one[name] / one[base] for one in rounds)
        print(f"{name:34} {median(one[name] for one in rounds) * 1e6:7.1f} µs  {ratio:5.2f} x {base}")


def held(make: Callable[[], object]) -> int:
    """The bytes that one object of many holds."""
    count = 200
    tracemalloc.start()
    kept = [make() for _ in range(count)]
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size // len(kept)


def disagreements() -> int:
    """Documents with one wrong value that only one of the two takes: the peer has to refuse the same faults.

    Left aside are comments, which only the library knows.
    """
    from tests.exchange.test_quick import GOOD, JUNK, changed, places, read_thoroughly, written

    found = 0
    for path in places(GOOD[0]):
        for junk in JUNK:
            if junk != {"$comment": 1}:
                data = written(changed(GOOD[0], path, junk))
                try:
                    peer.Application.model_validate_json(data)
                    taken = True
                except pydantic.ValidationError:
                    taken = False
                found += taken is not (read_thoroughly(data) is not None)
    return found


def main() -> None:
    data = document()
    ours, theirs = read_application(data, NOTICE), peer.Application.model_validate_json(data)
    plain = json.loads(json.dumps(dump(ours)))
    assert plain == theirs.model_dump(mode="json"), "they do not answer alike"
    assert read_application(plain, NOTICE) == ours
    print(f"CPython {sys.version.split()[0]}, pydantic {pydantic.VERSION}, attrs {attrs.__version__}; "
          f"{len(data)} bytes; {ROUNDS} interleaved rounds of {LOOPS}, medians")  # fmt: skip

    for name, parse in reversed(parsers().items()):  # the parser that everybody has stays
        setattr(quick, "parser", lambda parse=parse: parse)  # noqa: B010 (it is a cached function to a type checker)
        ratios(
            {
                f"read ({name})": lambda: read_application(data, NOTICE),
                "pydantic, from the bytes": lambda: peer.Application.model_validate_json(data),
                "pydantic, no key twice": lambda: peer.Application.model_validate(
                    json.loads(data, object_pairs_hook=unique)
                ),
            },
            "pydantic, from the bytes",
        )
    adapter = pydantic.TypeAdapter(ClusterApplication)
    ratios(
        {
            "read a mapping": lambda: read_application(plain, NOTICE),
            "in a model of pydantic": lambda: adapter.validate_python(plain),
            "pydantic, from a mapping": lambda: peer.Application.model_validate(plain),
        },
        "pydantic, from a mapping",
    )
    ratios({"dump": lambda: dump(ours), "model_dump": lambda: theirs.model_dump(mode="json")}, "model_dump")
    ratios({"validate": lambda: ours.validate(NOTICE.clusters), "read": lambda: read_application(data, NOTICE)}, "read")
    mine = held(lambda: read_application(data, NOTICE))
    other = held(lambda: peer.Application.model_validate_json(data))
    if "--short" in sys.argv:
        print(f"documents with one wrong value that only one of the two takes: {disagreements()}")
    print(f"memory of one application: {mine} bytes, {mine / other:.2f} x pydantic's {other}")


if __name__ == "__main__":
    main()
