"""Lists as CSV, streamed, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

from django.http import StreamingHttpResponse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from apps.core.lists import Row

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV injection").
FORMULA_STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)  # wide ones, too
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def cell(value: Any) -> str:
    """`value` as one cell: formulas defused by an apostrophe, negative numbers kept."""
    text = _text(value)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) and not NUMBER.fullmatch(text) else text


def _text(value: Any) -> str:
    """Lists comma-joined, objects as JSON, nothing as nothing."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return "" if value is None else str(value)


class _Echo:
    def write(self, line: str) -> str:
        return line


def csv_lines(columns: list[str], rows: Iterable[Row]) -> Iterator[str]:
    """The header and one line per row."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(columns)  # the mark by which Excel knows UTF-8
    for row in rows:
        yield writer.writerow(
            [cell(row.get(column)) for column in columns]
        )  # one may not see all of every row


def csv_response(name: str, columns: list[str], rows: Iterable[Row]) -> StreamingHttpResponse:
    """A download named `name`.csv."""
    response = StreamingHttpResponse(csv_lines(columns, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
