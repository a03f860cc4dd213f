"""Rows of the tables of 附1-2 that list: enterprises, platforms and landmark projects.

Every cell may be blank (None); labels and limits of the cells are the edition's.
"""

from attrs import frozen

from ..values.kind import Amount, Count, Land, Share, verify


@frozen(kw_only=True)
class KeyEnterprise:
    """A leading enterprise (龙头企业) or a supporting one (重点配套企业) of the segment (附1-2 二（一）).

    ``revenue`` is Money, ``rd_share`` a ratio.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    name: str | None = None
    honours: str | None = None
    product: str | None = None
    innovation: str | None = None
    revenue: Amount | None = None
    rd_share: Share | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class InnovationPlatform:
    """A key innovation platform (重点创新平台; 附1-2 二（二）).

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    name: str | None = None
    honours: str | None = None
    awards: str | None = None
    commercialisation: str | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class IndustrialPlatform:
    """A key industrial platform (重点产业平台; 附1-2 二（三）): ``land`` is what the cluster can still build on.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    name: str | None = None
    kind: str | None = None
    enterprises: Count | None = None
    representatives: tuple[str, ...] | None = None
    land: Land | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class ServicePlatform:
    """A key public service platform (重点公共服务平台; 附1-2 二（三）).

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    name: str | None = None
    kind: str | None = None
    results: str | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)


@frozen(kw_only=True)
class LandmarkProject:
    """A landmark project (标志性项目; 附1-2 二（四）); ``owner`` is the enterprise or the platform behind it.

    Raises:
        InvalidTypeError, InvalidValueError: a field that cannot hold its value.
    """

    name: str | None = None
    owner: str | None = None
    honours: str | None = None
    overview: str | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)
