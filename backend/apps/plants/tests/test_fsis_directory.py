import csv
import io
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.plants import fsis_directory
from apps.plants.fsis_directory import DirectoryError, DirectoryRow, DirectoryWarning, Repair, read_directory

SAMPLE = (Path(__file__).parent / "data" / "fsis_directory.csv").read_bytes()
HEADER, FIRST, *OTHERS = csv.reader(io.StringIO(SAMPLE.decode()))
GOOD = dict(zip(HEADER, FIRST, strict=True))


def read(content):
    return read_directory(io.BytesIO(content))


def as_csv(*rows, header=HEADER):
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def changed(**values):
    return list({**GOOD, **values}.values())


def refusal(content):
    with pytest.raises(DirectoryError) as refused:
        read(content)
    return refused.value


def test_every_row_is_read_in_its_order():
    assert [row.establishment_id for row in read(SAMPLE).rows] == [101, 102, 103, 104, 105, 106, 107]


def test_a_row_is_read_with_its_types_and_its_texts_trimmed_and_in_full():
    assert read(SAMPLE).rows[0] == DirectoryRow(
        establishment_id=101,
        establishment_numbers=("M90001C", "P90001C"),
        name="Example Prairie Beef, Inc.",
        duns_number="00-123-4567",
        street="100 Packer Road",
        city="Lincoln",
        state="NE",
        zip="68501",
        phone="(402) 555-0101",
        grant_date=date(2021, 11, 2),
        activities="Meat Processing; Poultry Processing",
        dbas="Prairie Table; Sandhills Choice",
        district="25",
        circuit="2507",
        size="Large",
        latitude=Decimal("40.81361"),
        longitude=Decimal("-96.70259677"),
        county="Lancaster County",
        fips_code="31109",
    )


def test_lost_leading_zeros_come_back_where_the_state_agrees_and_each_is_reported():
    directory = read(SAMPLE)
    assert directory.repaired == [
        Repair(3, "zip", "7102", "07102"),
        Repair(4, "zip", "907-1234", "00907-1234"),
        Repair(5, "fips_code", "6055", "06055"),
    ]
    assert [row.zip for row in directory.rows[1:3]] == ["07102", "00907-1234"]
    assert directory.rows[3].fips_code == "06055"


def test_a_zip_that_its_state_denies_is_kept_and_reported():
    directory = read(SAMPLE)
    assert directory.warnings == [
        DirectoryWarning(6, "zip", "“6877” kept as it is: no ZIP code of MD begins with 068."),
        DirectoryWarning(8, "zip", "“75035” kept as it is: no ZIP code of LA begins with 750."),
    ]
    assert (directory.rows[4].zip, directory.rows[6].zip) == ("6877", "75035")


@pytest.mark.parametrize("odd", ["68501-12", "685", "685011234", "68 501"])
def test_a_zip_of_an_odd_form_is_kept_and_reported(odd):
    directory = read(as_csv(changed(zip=odd)))
    assert directory.rows[0].zip == odd
    assert [warning.column for warning in directory.warnings] == ["zip"]
    assert directory.repaired == []


@pytest.mark.parametrize(
    ("state", "short", "whole"),
    [("NJ", "7102", "07102"), ("MA", "1001", "01001"), ("NY", "501", "00501"), ("VI", "802", "00802")],
)
def test_zips_of_the_states_that_begin_with_zero_are_repaired(state, short, whole):
    assert read(as_csv(changed(state=state, zip=short, fips_code=""))).rows[0].zip == whole


def test_a_county_code_that_its_state_denies_is_kept_and_reported():
    directory = read(as_csv(changed(fips_code="6055")))
    assert directory.rows[0].fips_code == "6055"
    assert directory.warnings[0].message == "“6055” kept as it is: no county code of NE begins with 06."


def test_phones_keep_their_extensions_and_may_be_absent():
    phones = [row.phone for row in read(SAMPLE).rows]
    assert phones[1:4] == ["201-555-0102 x3007", "787-555-0103 / 787-555-0199", ""]


def test_what_may_be_absent_is_blank_text_or_none():
    row = read(
        as_csv(changed(grant_date="", latitude="", longitude="", zip="", fips_code="", street=""))
    ).rows[0]
    assert (row.grant_date, row.latitude, row.longitude) == (None, None, None)
    assert (row.zip, row.fips_code, row.street) == ("", "", "")


def test_numbers_and_states_are_read_in_upper_case():
    row = read(as_csv(changed(establishment_number="v90003i+P90003", state="ne"))).rows[0]
    assert (row.establishment_numbers, row.state) == (("P90003", "V90003I"), "NE")


def test_degrees_are_rounded_to_the_eight_decimals_that_are_stored():
    row = read(as_csv(changed(latitude="40.123456785", longitude="-180"))).rows[0]
    assert (row.latitude, row.longitude) == (Decimal("40.12345678"), Decimal(-180))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_its_mark(encoding):
    directory = read(SAMPLE.decode().encode(encoding))
    assert directory.rows[2].name == "Example Isla Avícola"
    assert len(directory.warnings) == 2


def test_a_file_that_is_not_utf_8_is_read_as_windows_1252_and_reported():
    directory = read(SAMPLE.decode().encode("cp1252"))
    assert directory.rows[2].county == "Cataño Municipio"
    assert directory.warnings[0] == DirectoryWarning(1, "", "Not UTF-8; read as Windows-1252.")


def test_a_byte_of_neither_encoding_is_refused_with_its_row():
    error = refusal(as_csv(FIRST) + b"\x81\xff")
    assert (error.row, error.message) == (3, "A byte is neither UTF-8 nor Windows-1252.")


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r"])
def test_any_line_ending_is_read(ending):
    content = SAMPLE.decode().replace("\n", ending).encode()
    assert read(content).rows == read(SAMPLE).rows


def test_a_line_separator_inside_a_text_does_not_end_the_row():
    directory = read(
        as_csv(changed(dbas="One\u2028Two\x85Three"), changed(establishment_id="9", dbas="A\nB"))
    )
    assert [row.dbas for row in directory.rows] == ["One\u2028Two\x85Three", "A\nB"]


def test_columns_may_stand_in_any_order_and_case():
    header = [name.upper() for name in reversed(HEADER)]
    assert read(as_csv(FIRST[::-1], header=header)).rows == read(as_csv(FIRST)).rows


def test_an_unknown_column_is_reported_and_not_read():
    directory = read(as_csv([*FIRST, "x"], header=[*HEADER, "slaughter"]))
    assert directory.warnings == [DirectoryWarning(1, "slaughter", "Unknown column, not read.")]
    assert len(directory.rows) == 1


@pytest.mark.parametrize("column", HEADER)
def test_a_missing_column_is_refused_by_name(column):
    error = refusal(as_csv(header=[name for name in HEADER if name != column]))
    assert (error.row, error.column, error.message) == (
        1,
        column,
        "This column of the FSIS directory is missing.",
    )


def test_a_column_that_appears_twice_is_refused():
    assert str(refusal(as_csv(header=[*HEADER, "zip"]))).startswith("Row 1, column zip: ")


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfea\x00,\x00", b"%PDF-1.7", b"PK\x03\x04", b"{}"])
def test_what_is_no_directory_is_refused_at_its_first_column(content):
    error = refusal(content)
    assert (error.row, error.column) == (1, "establishment_id")


def test_a_directory_without_rows_is_empty():
    assert read(as_csv()).rows == []


def test_a_blank_row_is_passed_over_and_reported():
    directory = read(as_csv(FIRST, [], [""] * 19, changed(establishment_id="5")))
    assert [row.establishment_id for row in directory.rows] == [101, 5]
    assert [(warning.row, warning.message) for warning in directory.warnings] == [
        (3, "Blank row, passed over."),
        (4, "Blank row, passed over."),
    ]


@pytest.mark.parametrize(("cells", "count"), [(FIRST[:-1], 18), ([*FIRST, ""], 20), (["101"], 1)])
def test_a_row_too_short_or_too_long_is_refused(cells, count):
    error = refusal(as_csv(FIRST, cells))
    assert str(error) == f"Row 3: {count} values for 19 columns."


@pytest.mark.parametrize("damage", [b'"open', b'"a"b', b'"' + b"x" * 200_000 + b'"'])
def test_broken_quoting_and_endless_cells_are_refused_with_their_row(damage):
    error = refusal(as_csv(FIRST) + damage)
    assert error.row == 3
    assert error.message.startswith("Not readable as CSV")


def test_an_id_used_twice_is_refused_naming_both_rows():
    error = refusal(as_csv(FIRST, changed(establishment_id="7"), FIRST))
    assert str(error) == "Row 4, column establishment_id: 101 is already in row 2."


@pytest.mark.parametrize(
    ("column", "value", "message"),
    [
        ("establishment_id", "", "“” is not a whole number of 1 to 9 digits."),
        ("establishment_id", "-1", "“-1” is not a whole number"),
        ("establishment_id", "1.0", "“1.0” is not a whole number"),
        ("establishment_id", "1234567890", "“1234567890” is not a whole number"),
        ("establishment_id", "١٢", "“١٢” is not a whole number"),
        ("establishment_number", "", "“” is not a list of establishment numbers"),
        ("establishment_number", "245C", "“245C” is not a list of establishment numbers"),
        ("establishment_number", "M1+Tyson", "“Tyson” is not an establishment number."),
        ("establishment_name", " ", "A value is required."),
        ("establishment_name", "x" * 851, "851 characters; at most 850 fit."),
        ("dbas", "x" * 20001, "20001 characters; at most 20000 fit."),
        ("phone", "5" * 101, "101 characters; at most 100 fit."),
        ("street", "a\0b", "The value holds a control character."),
        ("state", "", "“” is not the two-letter code"),
        ("state", "XX", "“XX” is not the two-letter code"),
        ("zip", "K1A 0B1", "“K1A 0B1” is not a ZIP code."),
        ("zip", "68501-123456", "“68501-123456” is not a ZIP code."),
        ("grant_date", "2021-11-02", "“2021-11-02” is not a date"),
        ("grant_date", "2/30/2026", "“2/30/2026” is not a date"),
        ("grant_date", "13/1/2020", "“13/1/2020” is not a date"),
        ("grant_date", "1/1/0000", "“1/1/0000” is not a date"),
        ("latitude", "90.1", "“90.1” is not a number of degrees from -90 to 90."),
        ("latitude", "4e1", "“4e1” is not a number of degrees"),
        ("latitude", "NaN", "“NaN” is not a number of degrees"),
        ("longitude", "-180.5", "“-180.5” is not a number of degrees from -180 to 180."),
        ("fips_code", "311", "“311” is not a county code of five digits."),
        ("fips_code", "3110x", "“3110x” is not a county code of five digits."),
    ],
)
def test_a_malformed_value_is_refused_with_its_row_and_column(column, value, message):
    error = refusal(as_csv(changed(establishment_id="7"), changed(**{column: value})))
    assert (error.row, error.column) == (3, column)
    assert error.message.startswith(message)


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch):
    monkeypatch.setattr(fsis_directory, "MAX_BYTES", 1024 * 1024)
    error = refusal(b"x" * (1024 * 1024 + 1))
    assert str(error) == "Row 1: The file is larger than 1 MB."


def test_every_column_becomes_one_attribute_of_a_row():
    attributes = [attribute for attribute, _ in fsis_directory.CONVERTERS.values()]
    assert attributes == [field.name for field in fields(DirectoryRow)]
    assert list(fsis_directory.CONVERTERS) == HEADER


@pytest.mark.parametrize(
    ("state", "zips"),
    [
        ("AK", ["99501", "99950"]),
        ("CT", ["06001", "06902"]),
        ("DC", ["20001", "20500"]),
        ("DE", ["19701"]),
        ("HI", ["96701", "96898"]),
        ("MA", ["01001", "02799"]),
        ("NJ", ["07001", "08989"]),
        ("NY", ["00501", "06390", "10001", "14925"]),
        ("PR", ["00601", "00795", "00901"]),
        ("RI", ["02801", "02940"]),
        ("TX", ["73301", "75001", "79999", "88510"]),
        ("VI", ["00801", "00851"]),
        ("WY", ["82001", "83101", "83414"]),
    ],
)
def test_known_zips_lie_in_their_state(state, zips):
    assert all(code[:3] in fsis_directory.PREFIXES_OF_STATE[state] for code in zips)


def test_no_prefix_belongs_to_two_states_but_where_the_post_itself_crosses_the_border():
    owners: dict[str, set[str]] = {}
    for state, prefixes in fsis_directory.PREFIXES_OF_STATE.items():
        for prefix in prefixes:
            owners.setdefault(prefix, set()).add(state)
    shared = {prefix: states for prefix, states in owners.items() if len(states) > 1}
    assert shared == {
        "063": {"CT", "NY"},
        "834": {"ID", "WY"},
        "967": {"AS", "HI"},
        "969": {"FM", "GU", "MH", "MP", "PW"},
    }


@settings(deadline=None)  # a busy machine is no fault of the reading
@given(st.lists(st.text(), min_size=19, max_size=19))
def test_any_row_is_read_or_refused_as_malformed(cells):
    text = io.StringIO()
    csv.writer(text).writerows([HEADER, cells])
    try:
        directory = read(text.getvalue().encode("utf-8", "replace"))
    except DirectoryError:
        return
    assert len(directory.rows) + len(directory.warnings) >= 1
