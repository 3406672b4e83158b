"""Zip files whose bytes follow from their contents alone: fixed times, a fixed order, no traces of a machine."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from generator.exports import files_of

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip, in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def without_clock(package: bytes, day: str) -> bytes:
    """An Office file packed again, its times those of a day instead of the clock's."""
    stamp = f"{day}T00:00:00Z".encode()
    files = {name: _STAMP.sub(rb"\g<1>" + stamp + rb"\g<3>", data) if name == "docProps/core.xml" else data
             for name, data in files_of(package).items()}  # fmt: skip
    return zipped(files)
