"""Search by words, the same call on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.db import connections
from django.db.models import IntegerField, Q, Value

from apps.core.lists import together
from apps.core.text import fold

if TYPE_CHECKING:
    from django.db.models import QuerySet

FEWEST_LETTERS_FOR_TYPOS = 4
MOST_LITERALS = 1000
Found = TypeVar("Found", bound="QuerySet[Any]")


def matches(query: str, using: str = "default") -> Q:
    """Rows whose own texts hold every word of `query`, without regard to case and accents.

    PostgreSQL also forgives typos in words; never in numbers, where a neighbour is another order.
    """
    folded = fold(query)
    found = Q()
    for word in folded.split():
        found &= Q(search_text__contains=word)
    return found | Q(search_text__trigram_word_similar=folded) if _forgives(folded, using) else found


def _forgives(folded: str, using: str) -> bool:
    return (
        settings.SEARCH_TYPOS
        and connections[using].vendor == "postgresql"
        and len(folded) >= FEWEST_LETTERS_FOR_TYPOS
        and not any(char.isdigit() for char in folded)
    )


def search(rows: Found, query: str, parents: tuple[str, ...], also: Q) -> Found:
    """`rows` narrowed to those that match by their own texts, by those of a parent, or by `also`."""
    found = matches(query, rows.db) | also
    for condition in _by_parents(rows, query, parents):
        found |= condition
    return rows.filter(found)


def _by_parents(rows: QuerySet[Any], query: str, references: tuple[str, ...]) -> list[Q]:
    """For each reference, the rows whose parent matches.

    The parents' ids are looked up first, by one query, and passed as literals: a join would scan. Where a
    word is so common that the literals would fill pages, the database looks them up itself.
    """
    model: Any = rows.model
    targets = [model._meta.get_field(reference).related_model for reference in references]
    found = [target._base_manager.filter(matches(query, rows.db)).order_by() for target in targets]
    numbered = [one.values_list(Value(number, IntegerField()), "pk") for number, one in enumerate(found)]
    if connections[rows.db].features.supports_slicing_ordering_in_compound:
        numbered = [one[: MOST_LITERALS + 1] for one in numbered]
    ids: dict[int, list[int]] = {}
    for number, pk in together(numbered):
        ids.setdefault(number, []).append(pk)
    return [
        Q(
            **{
                f"{references[number]}_id__in": pks
                if len(pks) <= MOST_LITERALS
                else found[number].values("pk")
            }
        )
        for number, pks in ids.items()
    ]
