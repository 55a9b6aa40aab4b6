"""The only permission class: it looks up the role matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from rest_framework.permissions import SAFE_METHODS, BasePermission

from apps.core.roles import can

if TYPE_CHECKING:
    from rest_framework.request import Request

    from apps.users.models import User

# What each action of a view needs. Actions of one entity are declared in its view's `rights`.
ACTION_RIGHTS = {
    "list": "read",
    "summary": "read",
    "retrieve": "read",
    "history": "read",
    "export": "export",
    "create": "create",
    "update": "edit",
    "partial_update": "edit",
    "destroy": "delete",
    "restore": "restore",
}


def right_of(view: Any) -> str:
    """The right that the view's present action needs; an undeclared action is a programming error."""
    return str({**ACTION_RIGHTS, **getattr(view, "rights", {})}[view.action])


class PolicyPermission(BasePermission):
    """Deny by default: signed in, the token's scope fits, and the role has the right."""

    message = "Your role does not allow this."

    def has_permission(self, request: Request, view: Any) -> bool:
        if not (request.user and request.user.is_authenticated):
            return False
        if getattr(request.auth, "scope", "write") == "read" and request.method not in SAFE_METHODS:
            self.message = "This token may only read."
            return False
        if view.action in {None, "metadata"}:
            return True  # there is no such method here, nor OPTIONS: DRF answers 405
        return can(request.user, view.entity, right_of(view))

    def has_object_permission(self, request: Request, view: Any, obj: Any) -> bool:
        return can(cast("User", request.user), view.entity, right_of(view), obj)
