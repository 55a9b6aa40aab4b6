"""What the query of a list asks for: only known parameters, each read strictly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Q

from apps.core.exceptions import InvalidParameter
from apps.core.filters import EntityFilterSet
from apps.core.models import Status
from apps.core.pagination import ordering_keys
from apps.core.search import search
from apps.core.text import fold

if TYPE_CHECKING:
    from apps.core.models import EntityQuerySet
    from apps.core.pagination import Key

LONGEST_QUERY = 200


class ListParameters:
    """The part of a view that turns a query into rows and their order.

    `ordering_fields` are the columns to sort by, the first one (with its sign) by default; `search_parents`
    are references whose texts `q` also looks through.
    """

    request: Any
    queryset: EntityQuerySet
    filterset_class: ClassVar[type[EntityFilterSet]] = EntityFilterSet
    ordering_fields: ClassVar[tuple[str, ...]] = ("id",)
    search_parents: ClassVar[tuple[str, ...]] = ()
    has_status: ClassVar[bool] = True

    def get_queryset(self) -> EntityQuerySet:
        raise NotImplementedError

    def hidden(self) -> tuple[str, ...]:
        raise NotImplementedError

    def check_parameters(self, *known: str) -> None:
        """Refuse a parameter that is not one of `known`: a mistyped filter must not show everything."""
        for name in self.request.query_params:
            if name not in known:
                raise InvalidParameter(name, "There is no such parameter here.", "unknown_parameter")

    def filter_names(self) -> list[str]:
        """The parameters that narrow this list for this user."""
        hidden = self.hidden()
        names = [name for name in self.filterset_class.base_filters if name.split("__")[0] not in hidden]
        return ["q", *(["status"] if self.has_status else []), *names]

    def filtered(self) -> EntityQuerySet:
        """The rows under `status`, `q` and the filters of the query."""
        parameters = {name: str(value) for name, value in self.request.query_params.items()}
        rows = self.filterset_class.narrow(self._with_status(self.get_queryset()), parameters)
        return self._searched(rows, parameters["q"]) if "q" in parameters else rows

    def _with_status(self, rows: EntityQuerySet) -> EntityQuerySet:
        if not self.has_status:
            return rows
        status = self.request.query_params.get("status", Status.ACTIVE)
        if status not in {*Status.values, "all"}:
            raise InvalidParameter("status", "active, inactive or all.")
        return rows if status == "all" else rows.filter(status=status)

    def _searched(self, rows: EntityQuerySet, query: str) -> EntityQuerySet:
        if not fold(query):
            raise InvalidParameter("q", "Must not be empty.", "blank")
        if len(query) > LONGEST_QUERY:
            raise InvalidParameter("q", f"At most {LONGEST_QUERY} characters.", "max_length")
        return search(rows, query, self.search_parents, self.also_found(query))

    def also_found(self, query: str) -> Q:
        """What `q` finds beyond the words of the row and its parents; an entity may have a rule for that."""
        return Q()

    def ordering_keys(self) -> list[Key]:
        """The order asked for, or the entity's own; a hidden column orders nothing."""
        offered = [name for name in self.orderings() if name not in self.hidden()]
        raw: Any = self.request.query_params.get("ordering", self.ordering_fields[0])
        return ordering_keys(self.queryset.model, raw, offered)

    def orderings(self) -> list[str]:
        """Every column that this list can be sorted by."""
        return list(dict.fromkeys(["id", *(name.removeprefix("-") for name in self.ordering_fields)]))
