"""Reading the USDA FSIS establishment directory (MPI Directory, CSV of 19 columns) into typed rows.

All or nothing: the first malformed value raises, naming row and column, and every row is accounted for in
the answer. The file's known quirks (domain.md, "Plants and establishment numbers") are mended only where
the mending is certain, and each is reported. Rows are numbered as a spreadsheet shows them: the header is 1.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import IO, Any

from apps.plants import establishment_numbers

MAX_BYTES = 25 * 1024 * 1024

# The most characters that each text may have; the Establishment model takes its lengths from here.
TEXT_LENGTHS = {
    "establishment_name": 850,
    "duns_number": 50,
    "street": 255,
    "city": 100,
    "zip": 10,
    "phone": 100,
    "activities": 2000,
    "dbas": 20000,
    "district": 20,
    "circuit": 20,
    "size": 50,
    "county": 100,
    "fips_code": 5,
}

# Which first three digits of a ZIP the Postal Service uses in each state, territory and military "state".
ZIP_PREFIXES = {
    "AA": "340",
    "AE": "090-099",
    "AK": "995-999",
    "AL": "350-352 354-369",
    "AP": "962-966",
    "AR": "716-729",
    "AS": "967",
    "AZ": "850-853 855-857 859-860 863-865",
    "CA": "900-908 910-928 930-961",
    "CO": "800-816",
    "CT": "060-069",
    "DC": "200 202-205 569",
    "DE": "197-199",
    "FL": "320-339 341-342 344 346-347 349",
    "FM": "969",
    "GA": "300-319 398-399",
    "GU": "969",
    "HI": "967-968",
    "IA": "500-516 520-528",
    "ID": "832-838",
    "IL": "600-620 622-629",
    "IN": "460-479",
    "KS": "660-662 664-679",
    "KY": "400-418 420-427",
    "LA": "700-701 703-708 710-714",
    "MA": "010-027 055",
    "MD": "206-212 214-219",
    "ME": "039-049",
    "MH": "969",
    "MI": "480-499",
    "MN": "550-551 553-567",
    "MO": "630-631 633-641 644-658",
    "MP": "969",
    "MS": "386-397",
    "MT": "590-599",
    "NC": "270-289",
    "ND": "580-588",
    "NE": "680-681 683-693",
    "NH": "030-038",
    "NJ": "070-089",
    "NM": "870-871 873-875 877-884",
    "NV": "889-891 893-895 897-898",
    "NY": "005 063 100-149",
    "OH": "430-459",
    "OK": "730-731 734-741 743-749",
    "OR": "970-979",
    "PA": "150-196",
    "PR": "006-007 009",
    "PW": "969",
    "RI": "028-029",
    "SC": "290-299",
    "SD": "570-577",
    "TN": "370-385",
    "TX": "733 750-770 772-799 885",
    "UT": "840-847",
    "VA": "201 220-246",
    "VI": "008",
    "VT": "050-054 056-059",
    "WA": "980-986 988-994",
    "WI": "530-532 534-535 537-549",
    "WV": "247-268",
    "WY": "820-831 834",
}

# The states whose county codes begin with a zero, which a spreadsheet drops as it does from ZIP codes.
FIPS_WITH_LEADING_ZERO = {"AL": "01", "AK": "02", "AZ": "04", "AR": "05", "CA": "06", "CO": "08", "CT": "09"}

# Tabs and line breaks inside a quoted text are kept; every other control character is damage.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
ZIP = re.compile(r"([0-9]{3,5})(-[0-9]{4})?")
ZIP_LIKE = re.compile(r"[0-9][0-9 -]{0,9}")
DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
DEGREES = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,20})?")
MILLIMETRE = Decimal("0.00000001")


class DirectoryError(ValueError):
    """The file is not a directory as FSIS publishes it; `column` is "" where no single column is to blame."""

    def __init__(self, row: int, column: str, message: str) -> None:
        self.row, self.column, self.message = row, column, message
        place = f"Row {row}, column {column}" if column else f"Row {row}"
        super().__init__(f"{place}: {message}")


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One establishment. Texts are trimmed, otherwise in full, "" where absent; degrees have 8 decimals."""

    establishment_id: int
    establishment_numbers: tuple[str, ...]
    name: str
    duns_number: str
    street: str
    city: str
    state: str
    zip: str
    phone: str
    grant_date: date | None
    activities: str
    dbas: str
    district: str
    circuit: str
    size: str
    latitude: Decimal | None
    longitude: Decimal | None
    county: str
    fips_code: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A value that lost its leading zeros and got them back."""

    row: int
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DirectoryWarning:
    """Something a person may want to look at; the value was kept as it is."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Directory:
    """All establishments of a file, in its order, with what was repaired and what looked wrong."""

    rows: list[DirectoryRow] = field(default_factory=list)
    repaired: list[Repair] = field(default_factory=list)
    warnings: list[DirectoryWarning] = field(default_factory=list)


def read_directory(stream: IO[bytes]) -> Directory:
    """Read a whole directory from a binary stream (UTF-8 with or without BOM, else Windows-1252).

    Raises DirectoryError on the first thing that is malformed: more than 25 MB, an unreadable byte, a missing
    or doubled column, a row too long or too short, a value of the wrong kind or length, an id used twice.
    """
    directory = Directory()
    rows_by_id: dict[int, int] = {}
    for number, values in _records(_text(stream, directory), directory):
        row = _row(number, values, directory)
        first = rows_by_id.setdefault(row.establishment_id, number)
        if first != number:
            raise DirectoryError(
                number, "establishment_id", f"{row.establishment_id} is already in row {first}."
            )
        directory.rows.append(row)
    return directory


def _text(stream: IO[bytes], directory: Directory) -> str:
    """Decode the file as a whole: one encoding for all rows, since a mixture would garble names silently."""
    content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise DirectoryError(1, "", f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        directory.warnings.append(DirectoryWarning(1, "", "Not UTF-8; read as Windows-1252."))
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise DirectoryError(row, "", "A byte is neither UTF-8 nor Windows-1252.") from error


def _records(text: str, directory: Directory) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row's number and its values by column, trimmed; blank rows are reported and passed over."""
    lines = _cells(text)
    _, header = next(lines, (1, []))
    columns = _columns(header, directory)
    for number, cells in lines:
        if not any(cells):
            directory.warnings.append(DirectoryWarning(number, "", "Blank row, passed over."))
        elif len(cells) != len(columns):
            raise DirectoryError(number, "", f"{len(cells)} values for {len(columns)} columns.")
        else:
            yield number, dict(zip(columns, cells, strict=True))


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    # Strict, since otherwise one stray quotation mark swallows all rows down to the next.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            yield number, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise DirectoryError(number + 1, "", f"Not readable as CSV: {error}.") from error


def _columns(header: list[str], directory: Directory) -> list[str]:
    columns = [name.lower() for name in header]
    for name in CONVERTERS:
        if columns.count(name) != 1:
            problem = "appears twice" if name in columns else "is missing"
            raise DirectoryError(1, name, f"This column of the FSIS directory {problem}.")
    for name in columns:
        if name not in CONVERTERS:
            directory.warnings.append(DirectoryWarning(1, name, "Unknown column, not read."))
    return columns


@dataclass(frozen=True, slots=True)
class _Cell:
    """One value with all that a converter may need: where it stands, its row's state, where to report."""

    row: int
    column: str
    text: str
    state: str
    directory: Directory

    def refused(self, expected: str) -> DirectoryError:
        return DirectoryError(self.row, self.column, f"“{self.text[:40]}” is not {expected}.")

    def repaired(self, after: str) -> str:
        self.directory.repaired.append(Repair(self.row, self.column, self.text, after))
        return after

    def kept(self, reason: str) -> str:
        warning = DirectoryWarning(self.row, self.column, f"“{self.text}” kept as it is: {reason}.")
        self.directory.warnings.append(warning)
        return self.text


def _row(number: int, values: dict[str, str], directory: Directory) -> DirectoryRow:
    converted: dict[str, Any] = {}
    for column, (attribute, convert) in CONVERTERS.items():
        cell = _Cell(number, column, values[column], values["state"].upper(), directory)
        if CONTROL.search(cell.text):
            raise DirectoryError(number, column, "The value holds a control character.")
        converted[attribute] = convert(cell)
    return DirectoryRow(**converted)


def _short_text(cell: _Cell) -> str:
    limit = TEXT_LENGTHS[cell.column]
    if len(cell.text) > limit:
        raise DirectoryError(cell.row, cell.column, f"{len(cell.text)} characters; at most {limit} fit.")
    return cell.text


def _required_text(cell: _Cell) -> str:
    if not cell.text:
        raise DirectoryError(cell.row, cell.column, "A value is required.")
    return _short_text(cell)


def _identifier(cell: _Cell) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,8}", cell.text):
        raise cell.refused("a whole number of 1 to 9 digits")
    return int(cell.text)


def _numbers(cell: _Cell) -> tuple[str, ...]:
    try:
        components = establishment_numbers.parse(cell.text)
    except ValueError as error:
        raise DirectoryError(cell.row, cell.column, str(error)) from error
    if not components or not all(map(establishment_numbers.has_type, components)):
        raise cell.refused("a list of establishment numbers such as M245C+P245C")
    return tuple(components)


def _state(cell: _Cell) -> str:
    if cell.state not in PREFIXES_OF_STATE:
        raise cell.refused("the two-letter code of a state or territory")
    return cell.state


def _zip(cell: _Cell) -> str:
    """Give lost leading zeros back only where the result lies in the row's state; report what disagrees."""
    if not cell.text:
        return ""
    if not ZIP_LIKE.fullmatch(cell.text):
        raise cell.refused("a ZIP code")
    match = ZIP.fullmatch(cell.text)
    if match is None:
        return cell.kept("it is not a ZIP code of five digits, with or without four more")
    padded = match[1].zfill(5) + (match[2] or "")
    if padded[:3] not in PREFIXES_OF_STATE.get(cell.state, ()):
        return cell.kept(f"no ZIP code of {cell.state} begins with {padded[:3]}")
    return padded if padded == cell.text else cell.repaired(padded)


def _fips_code(cell: _Cell) -> str:
    if not cell.text:
        return ""
    if not re.fullmatch(r"[0-9]{4,5}", cell.text):
        raise cell.refused("a county code of five digits")
    if len(cell.text) == 5:
        return cell.text
    padded = cell.text.zfill(5)
    if padded[:2] != FIPS_WITH_LEADING_ZERO.get(cell.state):
        return cell.kept(f"no county code of {cell.state} begins with {padded[:2]}")
    return cell.repaired(padded)


def _date(cell: _Cell) -> date | None:
    if not cell.text:
        return None
    match = DATE.fullmatch(cell.text)
    try:
        month, day, year = map(int, match.groups()) if match else (0, 0, 0)
        return date(year, month, day)
    except ValueError:
        raise cell.refused("a date such as 11/2/2021 (month/day/year)") from None


def _degrees(bound: int) -> Callable[[_Cell], Decimal | None]:
    def convert(cell: _Cell) -> Decimal | None:
        if not cell.text:
            return None
        if not DEGREES.fullmatch(cell.text) or abs(Decimal(cell.text)) > bound:
            raise cell.refused(f"a number of degrees from -{bound} to {bound}")
        return Decimal(cell.text).quantize(MILLIMETRE)

    return convert


def _prefixes(ranges: str) -> frozenset[str]:
    bounds = (part.partition("-") for part in ranges.split())
    return frozenset(
        f"{prefix:03}" for first, _, last in bounds for prefix in range(int(first), int(last or first) + 1)
    )


PREFIXES_OF_STATE = {state: _prefixes(ranges) for state, ranges in ZIP_PREFIXES.items()}

# The columns of the file, the attribute each becomes, and how.
CONVERTERS: dict[str, tuple[str, Callable[[_Cell], Any]]] = {
    "establishment_id": ("establishment_id", _identifier),
    "establishment_number": ("establishment_numbers", _numbers),
    "establishment_name": ("name", _required_text),
    "duns_number": ("duns_number", _short_text),
    "street": ("street", _short_text),
    "city": ("city", _short_text),
    "state": ("state", _state),
    "zip": ("zip", _zip),
    "phone": ("phone", _short_text),
    "grant_date": ("grant_date", _date),
    "activities": ("activities", _short_text),
    "dbas": ("dbas", _short_text),
    "district": ("district", _short_text),
    "circuit": ("circuit", _short_text),
    "size": ("size", _short_text),
    "latitude": ("latitude", _degrees(90)),
    "longitude": ("longitude", _degrees(180)),
    "county": ("county", _short_text),
    "fips_code": ("fips_code", _fips_code),
}
