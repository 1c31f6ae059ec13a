"""One table, one file: CSV by the standard library, Parquet by pyarrow (extra `parquet`)."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Column

from scraper.errors import SettingsError

Columns = Sequence[Column[object]]
Rows = Iterable[Any]
_BATCH = 5000


def write_csv(path: Path, columns: Columns, rows: Rows) -> int:
    """RFC 4180 with a heading; nothing for null."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in columns])
        for count, row in enumerate(rows, start=1):  # noqa: B007  the last count is the result
            writer.writerow(row)
    return count


def write_parquet(path: Path, columns: Columns, rows: Rows) -> int:
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise SettingsError("Parquet needs the extra: pip install 'carewire[parquet]'") from error
    kinds = {"Integer": arrow.int64(), "Float": arrow.float64(), "Boolean": arrow.bool_()}
    schema = arrow.schema([(c.name, kinds.get(type(c.type).__name__, arrow.string())) for c in columns])
    count, rest = 0, iter(rows)
    with parquet.ParquetWriter(path, schema) as writer:
        while batch := list(islice(rest, _BATCH)):
            count += len(batch)
            arrays = [
                arrow.array(values, field.type) for values, field in zip(zip(*batch, strict=True), schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
    return count


WRITERS: Mapping[str, Callable[[Path, Columns, Rows], int]] = {"csv": write_csv, "parquet": write_parquet}
