"""Which records a new name probably stands for already, so that a form can warn while one types."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Q
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from apps.core.exceptions import InvalidParameter
from apps.core.text import fold
from apps.core.viewsets import EntityViewSet

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from rest_framework.request import Request

LONGEST_NAME, MOST_COMPARED, MOST_SHOWN = 850, 500, 10
FEWEST_LETTERS = 3  # of a name of one word: "JBS" tells, "J" does not
ALIKE = 0.85  # of the letters, in order: "prairie crest" and "prarie crest" are 0.96 alike

# Words that say what a company legally is, not which one; and those that people leave out.
UNTELLING = frozenset(
    (
        *("the", "and", "a", "of", "inc", "incorporated", "llc", "pllc", "llp", "lp", "ltd", "limited"),
        *("co", "company", "companies", "corp", "corporation", "plc"),
    )
)
UNSPOKEN = re.compile("['\u2019.]")  # "O'Brien" is obrien, "L.L.C." is llc
WORD = re.compile(r"\w+")


def telling_words(name: str) -> list[str]:
    """The words that tell a company from others: `"The Smith & Sons Co., L.L.C."` gives `["smith", "sons"]`.

    All words, where every one is of the untelling kind.
    """
    words = WORD.findall(UNSPOKEN.sub("", fold(name)))
    return [word for word in words if word not in UNTELLING] or words


def likely_duplicates(rows: QuerySet[Any], name: str) -> list[Any]:
    """At most 10 of `rows` whose names are like `name`, the likest first.

    Like are names of which one holds the telling words of the other, or that differ by a few letters.
    """
    words = telling_words(name)
    if not words:
        return []
    compared = rows.filter(_worth_comparing(fold(name))).order_by("name_folded", "pk")[:MOST_COMPARED]
    likeness = {row: _likeness(words, telling_words(row.name)) for row in compared}
    found = [row for row in likeness if likeness[row] >= ALIKE]
    return sorted(found, key=lambda row: -likeness[row])[:MOST_SHOWN]


def _worth_comparing(folded: str) -> Q:
    """Names that begin alike, or hold each longer word: two conditions that an index serves."""
    words = WORD.findall(folded)
    longer = [word for word in words if len(word) > 1 and word not in UNTELLING]
    holding = Q(pk__in=[])
    if longer:
        holding = Q(*(Q(search_text__contains=word, name_folded__contains=word) for word in longer))
    return holding | Q(name_folded__startswith=words[0])


def _likeness(words: list[str], others: list[str]) -> float:
    if words == others:
        return 2.0
    if _holds(words, others) or _holds(others, words):
        return 1.0
    return SequenceMatcher(None, " ".join(words), " ".join(others), autojunk=False).ratio()


def _holds(words: list[str], fewer: list[str]) -> bool:
    """Whether `words` hold all of `fewer`; a single one tells only as the first: "Beef" is no name yet."""
    if len(fewer) == 1:
        return len(fewer[0]) >= FEWEST_LETTERS and words[:1] == fewer
    return set(fewer) <= set(words)


class DuplicateSerializer(serializers.Serializer[Any]):
    """A record that a new name may stand for, with what tells it from namesakes."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    city = serializers.CharField(allow_blank=True)
    state = serializers.CharField(allow_blank=True)
    status = serializers.CharField()


class DuplicatesSerializer(serializers.Serializer[Any]):
    results = DuplicateSerializer(many=True)


class CompanyViewSet(EntityViewSet):
    """An entity with a name and an address, of which one company should be only one record."""

    rights: ClassVar[dict[str, str]] = {"duplicates": "read"}

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "name",
                {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME, "pattern": r"\S"},
                required=True,
                description="The name of a record that is about to be made.",
            )
        ],
        responses=DuplicatesSerializer,
    )
    @action(detail=False)
    def duplicates(self, request: Request) -> Response:
        """Records, inactive ones included, that a new name may stand for, the likest first; at most 10."""
        self.check_parameters("name")
        found = likely_duplicates(self.get_queryset(), self._name_asked_for(request))
        return Response({"results": DuplicateSerializer(found, many=True).data})

    def _name_asked_for(self, request: Request) -> str:
        name = request.query_params.get("name", "")
        if not name.strip() or len(name) > LONGEST_NAME:
            raise InvalidParameter("name", f"1 to {LONGEST_NAME} characters.")
        return name
