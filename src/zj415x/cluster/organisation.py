"""Organisation: what stands behind a cluster (组织保障)."""

from attrs import field, frozen

from ..values.kind import verify


@frozen(kw_only=True)
class Arrangement:
    """One line of 组织保障 (附1-2 二（五）): whether there is such a thing (有, 无), and a summary where there is.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    exists: bool | None = None
    summary: str | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class Organisation:
    """组织保障 (附1-2 二（五）): working mechanism, policies of its own, an organisation that promotes the cluster.

    Raises:
        InvalidTypeError: a field that is no Arrangement.
    """

    mechanism: Arrangement = field(factory=Arrangement)
    policy: Arrangement = field(factory=Arrangement)
    promoter: Arrangement = field(factory=Arrangement)

    def __attrs_post_init__(self) -> None:
        verify(self)
