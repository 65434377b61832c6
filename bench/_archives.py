"""The files of a data set, out of its packed archive; nothing is written to the disk."""

from __future__ import annotations

import tarfile

import zstandard

from bench._data import Missing, data


def files(name: str) -> dict[str, bytes]:
    """The contents of ``dev.tar.zst`` of a data set by path, sorted."""
    path = data(name) / "dev.tar.zst"
    if not path.is_file():
        raise Missing(f"{name} has no dev.tar.zst in {path.parent}")
    found: dict[str, bytes] = {}
    unpacker = zstandard.ZstdDecompressor(max_window_size=2**31)
    with (
        path.open("rb") as packed,
        unpacker.stream_reader(packed) as stream,
        tarfile.open(fileobj=stream, mode="r|") as tar,
    ):
        for member in tar:
            if file := tar.extractfile(member):
                found[member.name.removeprefix("./")] = file.read()
    return dict(sorted(found.items()))
