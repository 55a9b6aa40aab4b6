"""Nobody forgets: `manage.py check` fails for an entity without policy, endpoint, total ordering or index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.checks import Error, register
from django.urls import URLResolver, get_resolver
from rest_framework.viewsets import ViewSetMixin

from apps.core.models import OwnedModel
from apps.core.permissions import ACTION_RIGHTS
from apps.core.roles import POLICY, RIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apps.core.viewsets import ReadOnlyEntityViewSet

API = "api/v1/"


@register()
def every_entity_is_complete(**_: Any) -> list[Error]:
    return [error for model in entities() for error in _model_errors(model)]


@register()
def every_view_has_a_policy(**_: Any) -> list[Error]:
    return [error for view in views() for error in _view_errors(view)]


def entities() -> list[type[OwnedModel]]:
    """Every model that people own."""
    return [model for model in apps.get_models() if issubclass(model, OwnedModel)]


def views() -> list[Any]:
    """Every view class of the API, once."""
    found = (
        getattr(callback, "cls", None)
        for address, callback in _routes(get_resolver())
        if address.startswith(API)
    )
    return list(dict.fromkeys(view for view in found if view is not None))


def _routes(resolver: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in resolver.url_patterns:
        address = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern, address)
        else:
            yield address, pattern.callback


def _model_errors(model: type[OwnedModel]) -> Iterator[Error]:
    ordering = [str(name).lstrip("-") for name in model._meta.ordering or ()]
    if getattr(model, "ENTITY", None) not in POLICY:
        yield Error(f"{model.__name__} has no row in POLICY.", id="core.E001", obj=model)
    if not ordering or ordering[-1] != "id":
        yield Error(f"{model.__name__} has no total ordering: it must end in id.", id="core.E002", obj=model)
    if model not in {view.queryset.model for view in views() if issubclass(view, ViewSetMixin)}:
        yield Error(f"{model.__name__} has no endpoint.", id="core.E003", obj=model)


def _view_errors(view: Any) -> Iterator[Error]:
    model = getattr(getattr(view, "queryset", None), "model", None)
    if getattr(model, "ENTITY", None) not in POLICY:
        yield Error(f"{view.__name__} has no policy.", id="core.E004", obj=view)
        return
    for name in _unindexed(view):
        yield Error(f"{view.__name__} offers to sort by {name} without an index.", id="core.E005", obj=view)
    for right in set(view.rights.values()) - set(RIGHTS):
        yield Error(f"{view.__name__} asks for a right that nobody has: {right}.", id="core.E006", obj=view)
    for action in _without_right(view):
        yield Error(f"{view.__name__}.{action} does not say what right it needs.", id="core.E007", obj=view)


def _without_right(view: Any) -> list[str]:
    """The actions of a view that the permission would not know."""
    callbacks = [
        callback for _, callback in _routes(get_resolver()) if getattr(callback, "cls", None) is view
    ]
    guarded = [one for one in callbacks if "permission_classes" not in getattr(one, "initkwargs", {})]
    actions = {action for one in guarded for action in one.actions.values()}
    return sorted(actions - ACTION_RIGHTS.keys() - view.rights.keys())


def _unindexed(view: type[ReadOnlyEntityViewSet]) -> list[str]:
    """The orderings of a list that no index serves: page 10,000 must cost what page 1 costs."""
    model = view.queryset.model
    columns = {field.name: field for field in model._meta.concrete_fields}
    leading = {_leading(index) for index in model._meta.indexes}
    indexed = leading | {name for name, field in columns.items() if field.db_index or field.unique}
    names = (name.removeprefix("-") for name in view.ordering_fields)
    return [name for name in names if not {name, f"{name}_folded"} & indexed]


def _leading(index: Any) -> str:
    """The first column of an index."""
    if index.fields:
        return str(index.fields[0]).lstrip("-")
    first = index.expressions[0]
    return str(getattr(getattr(first, "expression", first), "name", ""))
