"""The one way records are read for an answer: `values()` rows by id, names by id, the fields' own rendering.

No model instance and no wide join: planning a join of eight tables costs more than reading a page.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, IntegerField, Value
from django.db.models.functions import Cast
from rest_framework import serializers

from apps.core.exceptions import InvalidParameter
from apps.core.serializer_fields import ComputedField, NameField, NamesField

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from django.db.models import Model

Row = dict[str, Any]
Rows = list[Row]


class Reader:
    """Reads rows of one entity in the shape that its serializer declares."""

    def __init__(self, serializer_class: type[serializers.ModelSerializer[Any]]) -> None:
        serializer = serializer_class()
        self.model: type[Model] = serializer_class.Meta.model  # type: ignore[attr-defined]
        self.detail_only = set(getattr(serializer_class.Meta, "detail_only", ()))
        readable = {
            name: field
            for name, field in serializer.fields.items()
            if not field.write_only and name not in self.detail_only
        }
        self.fields = readable
        self.many = {n: f for n, f in readable.items() if isinstance(f, serializers.ManyRelatedField)}
        self.names = {n: f for n, f in readable.items() if isinstance(f, NameField)}
        self.set_names = {n: f for n, f in readable.items() if isinstance(f, NamesField)}
        self.computed = {n: f for n, f in readable.items() if isinstance(f, ComputedField)}
        special = {*self.many, *self.names, *self.set_names, *self.computed}
        self.columns = {n: f for n, f in readable.items() if n not in special}

    def wanted(self, raw: str | None, hidden: Collection[str]) -> set[str]:
        """The field names that `fields=raw` asks for, less what this reader may not see.

        Raises `InvalidParameter` for a field that is not there (or not for this user).
        """
        offered = set(self.fields) - set(hidden)
        if raw is None:
            return offered
        names = raw.split(",")
        for name in names:
            if name not in offered or names.count(name) > 1:
                raise InvalidParameter("fields", f"There is no field '{name}', or it is given twice.")
        return set(names)

    def rows(self, ids: Sequence[int], wanted: set[str]) -> Rows:
        """The rows of `ids` in that order, with the `wanted` fields in the serializer's order."""
        raw = self._raw(ids, wanted)
        sets = {n: self._links(n, list(raw)) for n in self.many if n in wanted or self._names_set(n, wanted)}
        titles = self._titles(raw.values(), sets, wanted)
        render = [(name, self._renderer(name, sets, titles)) for name in self.fields if name in wanted]
        return [{name: one(raw[pk]) for name, one in render} for pk in ids if pk in raw]

    def _raw(self, ids: Sequence[int], wanted: set[str]) -> dict[int, Row]:
        columns = {"pk"} | {self._column(n) for n in self.columns if n in wanted}
        columns |= {f"{field.reference}_id" for name, field in self.names.items() if name in wanted}
        columns |= {need for name, field in self.computed.items() if name in wanted for need in field.needs}
        paths = {column.replace("__", "_of_"): F(column) for column in columns if "__" in column}
        plain = [column for column in columns if "__" not in column]
        rows = self.model._base_manager.filter(pk__in=ids).values(*plain, **paths)
        return {row["pk"]: row for row in rows}

    def _column(self, name: str) -> str:
        """The column of a field, `user__email` for one of the record it hangs on."""
        source = self.columns[name].source
        if "." in source:
            return source.replace(".", "__")
        return self.model._meta.get_field(source).attname  # type: ignore[union-attr]

    def _names_set(self, name: str, wanted: set[str]) -> bool:
        return any(field.references == name for n, field in self.set_names.items() if n in wanted)

    def _links(self, name: str, ids: list[int]) -> dict[int, list[int]]:
        relation: Any = self.model._meta.get_field(self.many[name].source)
        left, right = relation.m2m_column_name(), relation.m2m_reverse_name()
        pairs = relation.remote_field.through._base_manager.filter(**{f"{left}__in": ids})
        links: dict[int, list[int]] = {}
        for pk, linked in pairs.order_by(right).values_list(left, right):
            links.setdefault(pk, []).append(linked)
        return links

    def _titles(
        self, rows: Iterable[Row], sets: dict[str, dict[int, list[int]]], wanted: set[str]
    ) -> dict[type[Model], dict[int, str]]:
        """The titles of every record that these rows point to, by model: one query for all of them."""
        ids: dict[type[Model], set[int]] = {}
        for name, field in self.names.items():
            if name in wanted:
                ids.setdefault(self._target(field.reference), set()).update(
                    row[f"{field.reference}_id"] for row in rows
                )
        for name, other in self.set_names.items():
            if name in wanted:
                linked = (pk for pks in sets[other.references].values() for pk in pks)
                ids.setdefault(self._target(other.references), set()).update(linked)
        return titles_of({model: pks - {None} for model, pks in ids.items()})  # type: ignore[arg-type]

    def _target(self, reference: str) -> type[Model]:
        return self.model._meta.get_field(reference).related_model  # type: ignore[return-value]

    def _renderer(
        self, name: str, sets: dict[str, dict[int, list[int]]], titles: dict[type[Model], dict[int, str]]
    ) -> Callable[[Row], Any]:
        if name in self.names:
            reference = self.names[name].reference
            known, column = titles[self._target(reference)], f"{reference}_id"
            return lambda row: known.get(row[column])
        if name in self.many:
            return lambda row: sets[name].get(row["pk"], [])
        if name in self.set_names:
            references = self.set_names[name].references
            known = titles[self._target(references)]
            return lambda row: [known.get(pk) for pk in sets[references].get(row["pk"], [])]
        if name in self.computed:
            return self.computed[name].compute
        return self._plain(name)

    def _plain(self, name: str) -> Callable[[Row], Any]:
        field, column = self.columns[name], self._column(name).replace("__", "_of_")
        if isinstance(field, serializers.PrimaryKeyRelatedField):
            return lambda row: row[column]
        show = field.to_representation
        return lambda row: None if row[column] is None else show(row[column])


@cache
def reader_of(serializer_class: type[serializers.ModelSerializer[Any]]) -> Reader:
    """The reader of a serializer; building one costs as much as reading a page."""
    return Reader(serializer_class)


def titles_of(ids: dict[type[Model], set[int]]) -> dict[type[Model], dict[int, str]]:
    """`{model: {id: title}}` of the given ids, by one UNION ALL over all models."""
    titles: dict[type[Model], dict[int, str]] = {model: {} for model in ids}
    models = [model for model in ids if ids[model]]
    searches = [
        model._base_manager.filter(pk__in=ids[model])
        .order_by()
        .values_list(Value(number, IntegerField()), "pk", Cast(_title(model), CharField()))
        for number, model in enumerate(models)
    ]
    if not searches:
        return titles
    for number, pk, title in searches[0].union(*searches[1:], all=True) if len(searches) > 1 else searches[0]:
        titles[models[number]][pk] = title
    return titles


def _title(model: Any) -> Any:
    """A model's `TITLE` is a column, or an expression where several columns make the name."""
    return F(model.TITLE) if isinstance(model.TITLE, str) else model.TITLE
