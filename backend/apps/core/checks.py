"""Nobody forgets: `manage.py check` fails for an entity without policy, endpoint, total ordering or index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.checks import Error, register

from apps.core.models import OwnedModel
from apps.core.roles import POLICY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def entities() -> list[type[OwnedModel]]:
    """Every model that people own."""
    return [model for model in apps.get_models() if issubclass(model, OwnedModel)]


@register()
def every_entity_is_complete(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[Error]:
    return [error for model in entities() for error in _model_errors(model)]


@register()
def every_view_has_a_policy(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[Error]:
    return [error for prefix, view in _registered() for error in _view_errors(prefix, view)]


def _registered() -> Iterator[tuple[str, Any]]:
    from config.router import router  # noqa: PLC0415  # the router imports every app, which must be loaded first

    return ((prefix, view) for prefix, view, _ in router.registry)


def _model_errors(model: type[OwnedModel]) -> Iterator[Error]:
    if getattr(model, "ENTITY", None) not in POLICY:
        yield Error(f"{model.__name__} has no row in POLICY.", id="core.E001", obj=model)
    if not model._meta.ordering or model._meta.ordering[-1].lstrip("-") != "id":
        yield Error(f"{model.__name__} has no total ordering: it must end in id.", id="core.E002", obj=model)
    if model.ENTITY not in {prefix for prefix, _ in _registered()}:
        yield Error(f"{model.__name__} has no endpoint.", id="core.E003", obj=model)


def _view_errors(prefix: str, view: Any) -> Iterator[Error]:
    entity = getattr(view, "entity", None)
    name = entity if isinstance(entity, str) else getattr(view.queryset.model, "ENTITY", "")
    if name not in POLICY:
        yield Error(f"{view.__name__} has no policy.", id="core.E004", obj=view)
    for ordering in getattr(view, "ordering_fields", ()):
        if not _has_index(view.queryset.model, ordering.removeprefix("-")):
            yield Error(f"{view.__name__} offers {ordering} without an index.", id="core.E005", obj=view)


def _has_index(model: Any, name: str) -> bool:
    columns = {field.name for field in model._meta.concrete_fields}
    column = f"{name}_folded" if f"{name}_folded" in columns else name
    leading = {_leading(index) for index in model._meta.indexes}
    field = model._meta.get_field(column)
    return field.primary_key or field.db_index or field.unique or column in leading


def _leading(index: Any) -> str:
    if index.fields:
        return str(index.fields[0]).lstrip("-")
    first = index.expressions[0]
    return str(getattr(getattr(first, "expression", first), "name", ""))
