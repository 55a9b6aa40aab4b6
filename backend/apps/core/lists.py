"""The one way records are read for an answer: columns by id, names by id, each shown by its field's kind.

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
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from django.db.models import Model

Row = dict[str, Any]
Rows = list[Row]
Links = dict[int, list[int]]
NOTHING: Mapping[int, Any] = {}


def instant(value: datetime) -> str:
    """A moment in UTC, as the database gives it."""
    return value.isoformat().replace("+00:00", "Z")


# How the value of a column becomes that of a field, by the method with which the field would show it: the
# serializer fields' own methods do the same, several times slower, since they also take what forms hold.
_SHOWN: dict[Any, Any] = {
    serializers.CharField.to_representation: None,
    serializers.IntegerField.to_representation: None,
    serializers.BooleanField.to_representation: None,
    serializers.ChoiceField.to_representation: None,
    serializers.ListField.to_representation: None,
    serializers.JSONField.to_representation: None,
    serializers.PrimaryKeyRelatedField.to_representation: None,
    serializers.DecimalField.to_representation: "{:f}".format,
    serializers.DateTimeField.to_representation: instant,
    serializers.DateField.to_representation: str,
    serializers.UUIDField.to_representation: str,
}


class Reader:
    """Reads rows of one entity in the shape that its serializer declares."""

    def __init__(self, serializer_class: type[serializers.ModelSerializer[Any]]) -> None:
        self.model: Any = serializer_class.Meta.model
        without = getattr(serializer_class.Meta, "detail_only", ())
        every = serializer_class().fields.items()
        self.fields: dict[str, Any] = {n: f for n, f in every if not f.write_only and n not in without}

    def wanted(self, raw: str | None, hidden: Collection[str]) -> set[str]:
        """The field names that `fields=raw` asks for, less what this user may not see.

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

    def rows(self, ids: Sequence[int], wanted: Collection[str], fresh: Mapping[int, Any] = NOTHING) -> Rows:
        """The rows of `ids` in that order, with the `wanted` fields in the serializer's order.

        `fresh` records, by their ids, came from the database just now: they are not read again.
        """
        fields = {name: field for name, field in self.fields.items() if name in wanted}
        columns = list(
            dict.fromkeys(["pk", *(one for field in fields.values() for one in self._columns(field))])
        )
        raw = _values(fresh, ids, columns) or self._read(ids, columns)
        page = _Page(self.model, columns, raw, fields.values())
        cells = [
            (name, columns.index(self._columns(field)[0]), page.shows(field))
            for name, field in fields.items()
        ]
        return [
            {name: row[at] if show is None or row[at] is None else show(row[at]) for name, at, show in cells}
            for row in (raw[pk] for pk in ids if pk in raw)
        ]

    def _read(self, ids: Sequence[int], columns: list[str]) -> dict[int, tuple[Any, ...]]:
        rows = self.model._base_manager.filter(pk__in=ids).order_by().values_list(*columns)
        return {row[0]: row for row in rows}

    def _columns(self, field: Any) -> Sequence[str]:
        """The columns that a field is made of; the first one is what it shows."""
        if isinstance(field, NameField):
            return [f"{field.reference}_id"]
        if isinstance(field, ComputedField):
            return ["pk", *field.needs]
        if isinstance(field, (NamesField, serializers.ManyRelatedField)):
            return ["pk"]
        if "." in field.source:
            return [field.source.replace(".", "__")]
        return [self.model._meta.get_field(field.source).attname]


def _values(fresh: Mapping[int, Any], ids: Sequence[int], columns: list[str]) -> dict[int, tuple[Any, ...]]:
    """The columns of records that were read already; empty where one is missing."""
    known = {pk: {**vars(fresh[pk]), "pk": pk} for pk in ids if pk in fresh}
    if len(known) < len(ids) or any(column not in values for values in known.values() for column in columns):
        return {}
    return {pk: tuple(values[column] for column in columns) for pk, values in known.items()}


class _Page:
    """Some rows of one entity, and what was looked up for all of them at once."""

    def __init__(self, model: Any, columns: list[str], rows: dict[int, Any], fields: Iterable[Any]) -> None:
        self.model, self.columns, self.rows = model, columns, rows
        self.links: dict[str, Links] = {}
        targets: dict[type[Model], set[Any]] = {}
        for field in fields:
            if isinstance(field, NameField):
                at = columns.index(f"{field.reference}_id")
                targets.setdefault(self._target(field.reference), set()).update(
                    row[at] for row in rows.values()
                )
            elif isinstance(field, NamesField):
                linked = self._links(field.references).values()
                targets.setdefault(self._target(field.references), set()).update(
                    pk for pks in linked for pk in pks
                )
        self.titles = titles_of({target: pks - {None} for target, pks in targets.items()})

    def shows(self, field: Any) -> Any:
        """What turns the first column of the field into its value; None where it is the value."""
        if isinstance(field, NameField):
            return self.titles[self._target(field.reference)].get
        if isinstance(field, serializers.ManyRelatedField):
            links = self._links(str(field.source))
            return lambda pk: links.get(pk, [])
        if isinstance(field, NamesField):
            linked, titles = self._links(field.references), self.titles[self._target(field.references)]
            return lambda pk: [titles.get(one) for one in linked.get(pk, [])]
        if isinstance(field, ComputedField):
            return lambda pk: field.compute(dict(zip(self.columns, self.rows[pk], strict=True)))
        return _SHOWN.get(type(field).to_representation, field.to_representation)

    def _target(self, reference: str) -> Any:
        return self.model._meta.get_field(reference).related_model

    def _links(self, name: str) -> Links:
        """The ids that each row's set of references holds, in order; read once for the whole page."""
        if name not in self.links:
            relation = self.model._meta.get_field(name)
            left, right = relation.m2m_column_name(), relation.m2m_reverse_name()
            pairs = relation.remote_field.through._base_manager.filter(**{f"{left}__in": list(self.rows)})
            found: Links = {}
            for pk, linked in pairs.order_by(right).values_list(left, right):
                found.setdefault(pk, []).append(linked)
            self.links[name] = found
        return self.links[name]


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
    for number, pk, title in together(searches):
        titles[models[number]][pk] = title
    return titles


def together(searches: Sequence[Any]) -> Iterable[Any]:
    """The rows of several queries with the same columns, by one query."""
    if len(searches) < 2:
        return searches[0] if searches else ()
    rows: Iterable[Any] = searches[0].union(*searches[1:], all=True)
    return rows


def _title(model: Any) -> Any:
    """A model's `TITLE` is a column, or an expression where several columns make the name."""
    return F(model.TITLE) if isinstance(model.TITLE, str) else model.TITLE
