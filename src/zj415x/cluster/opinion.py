"""Opinion: what an authority that has to look at an application has said of it."""

from datetime import date

from attrs import frozen

from ..values.kind import verify


@frozen(kw_only=True)
class Opinion:
    """An opinion on the form (附1-2 一: 审核意见), as facts: given or not, sealed (盖章) or not, and of what day.

    Raises:
        InvalidTypeError: a field that cannot hold its value.
    """

    given: bool | None = None
    sealed: bool | None = None
    dated: date | None = None

    def __attrs_post_init__(self) -> None:
        verify(self)
