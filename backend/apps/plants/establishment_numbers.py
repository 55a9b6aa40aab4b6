"""USDA FSIS establishment numbers: what people type, as components such as `M245C`.

FSIS numbers a plant by type: M meat, P poultry, G egg products, V voluntary or exotic, I import house. One
component is a type letter, a number of 1 to 6 digits and a suffix of up to 4 letters; most plants hold
several, joined by `+` (domain.md, "Plants and establishment numbers").
"""

import re
import unicodedata
from collections.abc import Iterable

TYPES = "MPVGI"
MAX_TEXT = 400
MAX_COMPONENTS = 20

NOISE = re.compile(r"(?<![A-Z0-9])(?:USDA|FSIS|EST(?:ABLISHMENT)?S?|NUMBERS?|NOS?)(?![A-Z]{2})[ .:#-]*|#")
SEPARATOR = re.compile(r"[+,;/&|\n]")
DASH = re.compile("[\u2010-\u2015\u2212]")

COMPONENT = re.compile(
    r"""
    (?: (?P<type>[MPVGI]) [ .-]* )?
    0* (?P<number>[1-9][0-9]{0,5}) (?P<suffix>[A-Z]{0,4})
    (?: [ -]+ (?P<apart>[A-Z]) (?![0-9A-Z]) (?! [ .-]*[0-9]) )?   # "245 P 246" is two numbers, not 245 P
    (?: \ + | \Z )
    """,
    re.VERBOSE,
)


def parse(text: str) -> list[str]:
    """The components named in a text, in upper case, sorted and unique; [] for a blank text.

    Understood: `EST. 245C`, `P-1234`, `M 245C + P245C`, `1234 M` (= `M1234`), several joined by + , ; / & or
    spaces, any case. Leading zeros, which FSIS does not use, are dropped. A number without a type letter
    stays without. Raises ValueError naming the part that is none, or the bound that is passed (400
    characters, 20 components).
    """
    if len(text) > MAX_TEXT:
        raise ValueError(f"Establishment numbers take at most {MAX_TEXT} characters.")
    parts = SEPARATOR.split(_plain(text))
    found = sorted({component for part in parts for component in _components(part)})
    if len(found) > MAX_COMPONENTS:
        raise ValueError(f"A plant has at most {MAX_COMPONENTS} establishment numbers.")
    return found


def candidates(text: str) -> list[str]:
    """Every component that a text may mean, sorted and unique, to search with; [] for a blank text.

    A number without a type letter is tried bare and under all five types, and one that ends in a letter
    which is also a type (`1234M`) both as the suffix and as the type. Raises ValueError as `parse` does.
    """
    return sorted({meaning for component in parse(text) for meaning in _meanings(component)})


def join(components: Iterable[str]) -> str:
    """Components as the directory writes them: sorted, unique, joined by `+`; "" for none."""
    return "+".join(sorted(set(components)))


def has_type(component: str) -> bool:
    """Whether a component carries its type letter (`M245C`) or is a bare number (`245C`)."""
    return component[:1].isalpha()


def _plain(text: str) -> str:
    return re.sub(r"[^\S\n]+", " ", DASH.sub("-", unicodedata.normalize("NFKC", text)))


def _components(part: str) -> list[str]:
    if not part.strip():
        return []
    numbers = NOISE.sub(" ", part.upper()).strip(" .-")
    return [_component(match, part) for match in _matches(numbers, part)]


def _matches(numbers: str, part: str) -> list[re.Match[str]]:
    matches: list[re.Match[str]] = []
    position = 0
    while position < len(numbers) or not matches:
        match = COMPONENT.match(numbers, position)
        if match is None:
            raise _refused(part)
        matches.append(match)
        position = match.end()
    return matches


def _component(match: re.Match[str], part: str) -> str:
    """A letter standing apart is the type, or else the suffix; with its place taken nobody can tell."""
    letter, number, suffix, apart = (match[name] or "" for name in ("type", "number", "suffix", "apart"))
    if not apart:
        return f"{letter}{number}{suffix}"
    if apart in TYPES and not letter:
        return f"{apart}{number}{suffix}"
    if apart not in TYPES and not suffix:
        return f"{letter}{number}{apart}"
    raise _refused(part)


def _meanings(component: str) -> list[str]:
    if has_type(component):
        return [component]
    meanings = [component, *(letter + component for letter in TYPES)]
    if component[-1] in TYPES:
        meanings.append(component[-1] + component[:-1])
    return meanings


def _refused(part: str) -> ValueError:
    return ValueError(f"“{part.strip()[:40]}” is not an establishment number.")
