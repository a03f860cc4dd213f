"""A program that prints what sessions of the library answer: alone, in 32 threads, in forked or in spawned processes.

It begins with cold caches: ``alone``, ``threads`` and ``spawn`` import the library in the session itself.
Usage: ``session.py WAY SWITCH_INTERVAL``; prints the number of sessions, then each different answer once.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier
from typing import Any

THREADS = 32
EXAMPLES = Path(__file__).parents[2] / "examples"


def session(_: int = 0) -> str:
    """Read, judge, ask what it hinges on and what to change, say it in both languages, write it out again."""
    from zj415x import Readings
    from zj415x.apportion import Method
    from zj415x.editions.y2026 import NOTICE
    from zj415x.exchange import dump, read_application, read_product
    from zj415x.wording import say

    said: list[Any] = []
    application = read_application((EXAMPLES / "application.json").read_bytes(), NOTICE)
    product = read_product((EXAMPLES / "product.json").read_bytes(), NOTICE)
    reports = [
        application.validate(NOTICE.clusters),
        application.validate(NOTICE.clusters, readings=Readings.of({"A12": "this-year-forecast", "A22": "leader-and-either"})),
        product.validate(NOTICE.jingpin),
        NOTICE.clusters.validate_city("衢州市", [application, application]),
        NOTICE.jingpin.validate_recommendation("台州市", [], sealed=True),
    ]  # fmt: skip
    for report in reports:
        said += [dump(report), dump(report.sensitivity()), *(say(report, locale) for locale in ("zh_Hans_CN", "en"))]
        said += [say(finding, "en") for finding in report.findings]
    said += [dump(reports[0].remedies()), dump(application.threshold()), dump(application), dump(product)]
    said += [dump(NOTICE.jingpin.quotas.allocate("衢州市", [f"产品{number}" for number in range(25)]))]
    said += [say(NOTICE.jingpin.quotas.apportion("杭州市", {"甲": 3, "乙": 2}, method=Method.HAMILTON), "en")]
    said += [say(NOTICE.deadline(name), "en") for name in ("cluster-online", "jingpin-recommendation")]
    said += [segment.place for segment in NOTICE.ledger.segments[:20]]
    return repr(said)


def in_threads(interval: float) -> list[str]:
    """Let every thread begin at the same moment, and let Python change threads after so many seconds."""
    barrier = Barrier(THREADS)

    def run(number: int) -> str:
        barrier.wait()
        return session(number)

    sys.setswitchinterval(interval)
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def in_processes(method: str) -> list[str]:
    """Let two processes of this start method answer."""
    with get_context(method).Pool(2) as pool:
        return pool.map(session, range(2))


def answers(way: str, interval: float) -> list[str]:
    """What the sessions of a way answer."""
    if way == "alone":
        return [session()]
    if way == "threads":
        return in_threads(interval)
    if way == "fork-cold":
        import zj415x.editions.y2026  # noqa: F401

        return in_processes("fork")
    if way == "fork-warm":
        return [session(), *in_processes("fork")]
    return in_processes("spawn")


if __name__ == "__main__":
    every = answers(sys.argv[1], float(sys.argv[2]))
    print(len(every), *sorted(set(every)), sep="\n")
