import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.plants.establishment_numbers import candidates, has_type, join, parse

unhurried = settings(deadline=None)  # a busy machine is no fault of the reading

NORMAL = re.compile(r"[MPVGI]?[1-9][0-9]{0,5}[A-Z]{0,4}")


@pytest.mark.parametrize(
    ("typed", "components"),
    [
        ("M245C", ["M245C"]),
        ("EST. 245C", ["245C"]),
        ("Est 245C", ["245C"]),
        ("est.245c", ["245C"]),
        ("Establishment No. 245C", ["245C"]),
        ("USDA EST. # 245C", ["245C"]),
        ("EST. NO. P-1234", ["P1234"]),
        ("ESTM245", ["M245"]),
        ("№ 245", ["245"]),
        ("P-1234", ["P1234"]),
        ("P–1234", ["P1234"]),  # noqa: RUF001 (the dash that word processors make)
        ("M.1234", ["M1234"]),
        ("m 245 c", ["M245C"]),
        ("245 C", ["245C"]),
        ("245-C", ["245C"]),
        ("1234 M", ["M1234"]),
        ("1234-M", ["M1234"]),
        ("Est. 1234 M", ["M1234"]),
        ("245C M", ["M245C"]),
        ("1234M", ["1234M"]),
        ("M1234M", ["M1234M"]),
        ("M245NO", ["M245NO"]),
        ("M20AE", ["M20AE"]),
        ("M999999ABCD", ["M999999ABCD"]),
        ("00245", ["245"]),
        ("M-0245C", ["M245C"]),
        ("  M1\t", ["M1"]),
    ],
)
def test_a_number_is_read_as_people_type_it(typed, components):
    assert parse(typed) == components


@pytest.mark.parametrize(
    "typed",
    [
        "M 245C + P245C",
        "P245C+M245C",
        "M245C, P245C",
        "M245C;P245C",
        "M245C / P-245C",
        "m245c & p245c",
        "M245C P245C",
        "M 245C P 245C",
        "EST. M245C EST. P245C",
        "M245C\nP245C",
        "M245C\uff0bP245C",
        "M245C + P245C + M245C +",
    ],
)
def test_several_numbers_are_read_sorted_and_once_each(typed):
    assert parse(typed) == ["M245C", "P245C"]


def test_a_letter_before_another_number_belongs_to_that_number():
    assert parse("245 P 246") == ["245", "P246"]


@pytest.mark.parametrize("typed", ["", "   ", "\n", "+", " , + "])
def test_a_blank_text_holds_no_number(typed):
    assert parse(typed) == candidates(typed) == []


@pytest.mark.parametrize(
    ("typed", "offender"),
    [
        ("M245C + Tyson", "Tyson"),
        ("X245", "X245"),
        ("WEST 245", "WEST 245"),
        ("EST.", "EST."),
        ("M", "M"),
        ("M0", "M0"),
        ("1234567", "1234567"),
        ("M245ABCDE", "M245ABCDE"),
        ("245C D", "245C D"),
        ("M245C P", "M245C P"),
        ("402-555-0101", "402-555-0101"),
        ("M245; 12.5", "12.5"),
        ("M245_1", "M245_1"),
        ("M245\0", "M245\0"),
        ("١٢٣", "١٢٣"),
    ],
)
def test_what_is_no_number_is_named(typed, offender):
    with pytest.raises(ValueError, match=re.escape(f"“{offender}” is not an establishment number.")):
        parse(typed)


def test_a_long_offender_is_named_by_its_beginning():
    with pytest.raises(ValueError, match=f"“{'x' * 40}” is not"):
        parse("x" * 100)


def test_a_text_beyond_400_characters_is_refused():
    assert parse("M1 " + " " * 397) == ["M1"]
    with pytest.raises(ValueError, match="at most 400 characters"):
        parse("M1 " + " " * 398)


def test_more_than_twenty_numbers_are_refused():
    assert len(parse("+".join(f"M{number}" for number in range(1, 21)))) == 20
    with pytest.raises(ValueError, match="at most 20"):
        parse("+".join(f"M{number}" for number in range(1, 22)))


def test_a_number_with_its_type_means_only_itself():
    assert candidates("Est. 1234 M") == ["M1234"]
    assert candidates("M1234P") == ["M1234P"]


def test_a_number_without_type_is_tried_bare_and_under_every_type():
    assert candidates("245C") == ["245C", "G245C", "I245C", "M245C", "P245C", "V245C"]


def test_a_trailing_letter_that_is_also_a_type_is_tried_both_ways():
    as_suffix = ["1234M", "G1234M", "I1234M", "M1234M", "P1234M", "V1234M"]
    assert candidates("1234M") == sorted([*as_suffix, "M1234"])
    assert "M245A" in candidates("245AM")


def test_candidates_of_several_numbers_are_those_of_each():
    assert candidates("M1 + 2") == sorted(["M1", *candidates("2")])


def test_components_are_joined_sorted_and_once_each():
    assert join(["P245C", "M245C", "P245C"]) == "M245C+P245C"
    assert join([]) == ""


def test_a_component_tells_whether_it_carries_its_type():
    assert has_type("M245C")
    assert not has_type("245C")


components = st.from_regex(NORMAL, fullmatch=True)


@unhurried
@given(st.lists(components, max_size=10))
def test_what_is_joined_is_read_back(numbers):
    assert parse(join(numbers)) == sorted(set(numbers))


@unhurried
@given(components)
def test_a_component_is_among_its_own_candidates(component):
    assert component in candidates(component.lower())


@unhurried
@given(st.text() | st.text(alphabet="MPVGIEST0123ABC .-+#", max_size=30))
def test_any_text_gives_normal_components_or_a_plain_refusal(typed):
    try:
        found = parse(typed)
    except ValueError:
        return
    assert found == sorted(set(found))
    assert all(NORMAL.fullmatch(component) for component in found)
