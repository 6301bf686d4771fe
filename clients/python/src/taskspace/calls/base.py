"""What all calls have in common."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import IO, Any, TypeVar
from urllib.parse import quote

from taskspace.files import whole_file
from taskspace.reading import camel_case, read
from taskspace.transport import Transport

T = TypeVar("T")
File = Path | str | IO[bytes]
_PAGE = 200


class Calls:
    _http: Transport

    def _all(self, kind: type[T], path: str, query: Mapping[str, Any] | None = None) -> Iterator[T]:
        after: str | None = None
        while True:
            page = self._http.get(path, {**(query or {}), "limit": _PAGE, "after": after}).json()
            for item in page["data"]:
                yield read(kind, item)
            after = page["next"]
            if after is None:
                return

    def _upload(self, path: str, file: File, metadata: Mapping[str, Any]) -> Any:
        if isinstance(file, (str, Path)):
            with Path(file).open("rb") as content:
                return self._upload(path, content, metadata)
        return self._http.upload(path, stored_as(file).name, file, json.dumps(metadata)).json()

    def _download(self, path: str, query: Mapping[str, Any], media_type: str, out: File) -> None:
        """Nothing is written when the service refuses; a named file never holds a part."""
        with self._http.stream(path, query, media_type) as answer:
            with whole_file(Path(out)) if isinstance(out, (str, Path)) else nullcontext(out) as file:
                for chunk in answer.iter_bytes():
                    file.write(chunk)


def path_of(collection: str, ref: str) -> str:
    """The path of one resource, which may be named with its kind (``datasets/sst2``)."""
    return f"/{collection}/{quote(ref.removeprefix(collection + '/'), safe='')}"


def body(**fields: Any) -> dict[str, Any]:
    """Fields in the API's spelling, without those that are None."""
    return {camel_case(name): value for name, value in fields.items() if value is not None}


def stored_as(content: IO[bytes]) -> Path:
    return Path(str(getattr(content, "name", "upload")))


def plain_name(file: Path) -> str:
    """A name for what is in a file: ``SST2 Train.jsonl.gz`` becomes ``sst2-train``."""
    stem = file.name.split(".")[0].lower()
    return "".join(c if c.isascii() and (c.isalnum() or c in "_-") else "-" for c in stem).strip("-_") or "dataset"
