"""Search by words, the same call on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connections
from django.db.models import IntegerField, Q, Value

from apps.core.text import fold

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet

FEWEST_LETTERS_FOR_TYPOS = 4


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


def search(queryset: QuerySet[Any], query: str, parents: tuple[str, ...], also: Q) -> QuerySet[Any]:
    """`queryset` narrowed to rows that match by their own texts, by those of a parent, or by `also`.

    The parents' ids are looked up first and passed as literals: a join would scan.
    """
    found = matches(query, queryset.db) | also
    for reference, ids in _matching_parents(queryset.model, query, parents).items():
        found |= Q(**{f"{reference}_id__in": ids})
    return queryset.filter(found)


def _matching_parents(model: type[Model], query: str, parents: tuple[str, ...]) -> dict[str, list[int]]:
    searches = []
    for number, reference in enumerate(parents):
        parent: Any = model._meta.get_field(reference).related_model
        rows = parent._base_manager.filter(matches(query)).order_by()
        searches.append(rows.values_list(Value(number, IntegerField()), "pk"))
    found: dict[str, list[int]] = {}
    if not searches:
        return found
    rows = searches[0].union(*searches[1:], all=True) if len(searches) > 1 else searches[0]
    for number, pk in rows:
        found.setdefault(parents[number], []).append(pk)
    return found
