"""在 Spark 上核对一张产品清单：读 CSV 或 Parquet，每个条款一列，写成 Parquet，再按结论计数。

本机（装上 PySpark 和 Java）::

    python examples/screen_on_spark.py examples/lists/products.csv 结论 --master 'local[2]'

集群：核对由 Spark 自己的表达式完成，只有提交任务的一头要装这个库。在 ``mapInArrow`` 里用 ``judge`` 的，执行者也要有，
把环境打包送去，两行::

    env/bin/pip install '.[frames]' pandas venv-pack && env/bin/venv-pack -p env -o env.tar.gz
    PYSPARK_DRIVER_PYTHON=env/bin/python PYSPARK_PYTHON=./env/bin/python spark-submit --archives env.tar.gz#env 程序.py

用 Spark Connect 的，第二行换成 ``spark.addArtifacts("env.tar.gz#env", archive=True)``。
"""
# PySpark is no dependency: where it is not installed, its types are unknown.
# pyright: reportMissingImports=false, reportUnknownVariableType=false, reportUnknownMemberType=false
# pyright: reportUnknownParameterType=false, reportUnknownArgumentType=false

import argparse
from collections.abc import Sequence

from pyspark.sql import DataFrame, SparkSession

from zj415x.editions.y2026 import NOTICE
from zj415x.frames import screen_products


def read(spark: SparkSession, path: str) -> DataFrame:
    """读一张表；CSV 的每一列都是文字，不猜类型，金额的单位在表头或者格子里。"""
    return spark.read.parquet(path) if path.endswith(".parquet") else spark.read.csv(path, header=True)


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="在 Spark 上核对一张产品清单")
    parser.add_argument("table", help="产品清单：.parquet，其余当作 CSV")
    parser.add_argument("out", help="结论写到这里（Parquet），已经在的不覆盖")
    parser.add_argument("--master", help="如 local[2]；不写，按 spark-submit 的设置")
    asked = parser.parse_args(words)

    maker = SparkSession.builder.appName("zj415x")
    spark = (maker.master(asked.master) if asked.master else maker).getOrCreate()
    screened = screen_products(read(spark, asked.table), NOTICE)
    screened.write.parquet(asked.out)
    spark.read.parquet(asked.out).groupBy("verdict").count().orderBy("verdict").show()


if __name__ == "__main__":
    main()
