"""按名额截取一份名单：先看谁在名额之内，再看同分的怎么办、倾斜改变了什么，最后由人决定。"""

from operator import attrgetter
from pathlib import Path

from attrs import evolve

from zj415x import InvalidValueError, Tilt
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read_ranking
from zj415x.wording import say

LIST = Path(__file__).parent / "lists" / "quzhou.json"


def main() -> None:
    ranked = read_ranking(LIST.read_bytes(), NOTICE)
    score, in_zone = attrgetter("score"), attrgetter("in_zone")
    quotas = NOTICE.jingpin.quotas

    print("一、按分数截取")
    cut = quotas.allocate("衢州市", ranked, score=score, in_zone=in_zone)
    print(f"  {say(cut)}")
    for step in cut.steps:
        print(f"  {say(step)}")

    print("二、名单里有没有重复的")
    for twice in NOTICE.jingpin.duplicates({"衢州市": ranked}):
        print(f"  {say(twice)}")

    print("三、同分的向核心区协同区倾斜：没有填的先要问清")
    try:
        quotas.allocate("衢州市", ranked, score=score, tilt=Tilt.TIE_BREAK, in_zone=in_zone)
    except InvalidValueError as error:
        print(f"  {say(error)}")
    asked = cut.tied[-1]
    ranked = tuple(evolve(product, in_zone=False) if product == asked else product for product in ranked)
    tilted = quotas.allocate("衢州市", ranked, score=score, tilt=Tilt.TIE_BREAK, in_zone=in_zone)
    print(f"  {say(tilted)}")
    for step in tilted.steps:
        print(f"  {say(step)}")

    print("四、余下的由人决定")
    chosen = tilted.tied[0]
    settled = quotas.allocate("衢州市", ranked, score=score, tilt=Tilt.TIE_BREAK, in_zone=in_zone, decided=[chosen])
    print(f"  {say(settled)}")
    for product in settled.left_out:
        print(f"  名额外  {product}")


if __name__ == "__main__":
    main()
