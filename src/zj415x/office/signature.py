"""Signature: the first bytes that Office files start with."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_office_file(content: bytes) -> bool:
    """Tell by the first bytes whether a file is an Office file, new or old, readable or not."""
    return content.startswith((ZIP, OLE))
