"""Reading a full application, against a pydantic model: the answers, and the memory of what is read.

``python tests/benchmarks/bench_read.py [--short]``; what reading costs stands in the table of ``python tests/benchmarks``.
With ``--short`` it also counts the documents with one wrong value that only one of the two takes.
"""

import json
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pydantic

sys.path.insert(0, str(Path(__file__).parents[2]))  # to be run as a script, too

from tests.benchmarks import peer
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump, read_application

EXAMPLE = Path(__file__).parents[2] / "examples" / "application.json"


def document() -> bytes:
    """The full example, without its comment, which the peer does not know."""
    full = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    del full["$comment"]
    return json.dumps(full, ensure_ascii=False, indent=2).encode()


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
    print(f"CPython {sys.version.split()[0]}, pydantic {pydantic.VERSION}; {len(data)} bytes")
    mine = held(lambda: read_application(data, NOTICE))
    other = held(lambda: peer.Application.model_validate_json(data))
    if "--short" in sys.argv:
        print(f"documents with one wrong value that only one of the two takes: {disagreements()}")
    print(f"memory of one application: {mine} bytes, {mine / other:.2f} x pydantic's {other}")


if __name__ == "__main__":
    main()
