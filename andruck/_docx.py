"""Word files as plain text: their paragraphs, tables and headings (Office Open XML).

python-docx reads them. The file is a ZIP archive from somewhere, so its
unpacked size is asked before anything is unpacked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from andruck.errors import ReadError

LIMIT = 60 * 1024 * 1024  # bytes all parts may have unpacked


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a ZIP archive, as Word files are."""
    return data.startswith(b"PK\x03\x04")


def paragraphs(data: bytes, name: str) -> list[str]:
    """The text of the file, a paragraph each, the title first."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > LIMIT:
                raise ReadError(name, f"ausgepackt größer als {LIMIT // 1024 // 1024} MB")
        return [text for text in map(str.strip, _texts(data)) if text]
    except ReadError:
        raise
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError) as error:
        raise ReadError(name, f"keine lesbare Word-Datei ({error})") from error


def _texts(data: bytes) -> Iterator[str]:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.table import Table
    from lxml.etree import LxmlError

    try:
        for part in Document(io.BytesIO(data)).iter_inner_content():
            if isinstance(part, Table):
                yield from (cell.text for row in part.rows for cell in row.cells)
            else:
                yield part.text.replace("\n", " ")
    except (OpcError, LxmlError) as error:
        raise ValueError(str(error)) from error
