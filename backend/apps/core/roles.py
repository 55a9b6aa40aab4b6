"""Who may do what: the whole access policy on one screen.

The API refuses by this table, the SPA hides its buttons by it (`abilities`, `rights`), and one test walks
every endpoint x role x method against it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices

if TYPE_CHECKING:
    from apps.users.models import User


class Role(TextChoices):
    ADMIN = "admin", "Admin"
    MANAGER = "manager", "Manager"
    BROKER = "broker", "Broker"
    ACCOUNTING = "accounting", "Accounting"
    VIEWER = "viewer", "Viewer"


Roles = frozenset[Role]

EVERYBODY: Roles = frozenset(Role)
NOBODY: Roles = frozenset()
ADMINS: Roles = frozenset({Role.ADMIN})
MANAGERS: Roles = ADMINS | {Role.MANAGER}
TRADERS: Roles = MANAGERS | {Role.BROKER}
MONEY: Roles = MANAGERS | {Role.ACCOUNTING}
STAFF: Roles = TRADERS | MONEY

MARGINS = (
    *(
        f"{when}_{what}"
        for when in ("estimated", "actual")
        for what in ("cost", "revenue", "gross_profit", "gross_profit_per_lb")
    ),
    "freight_cost",
    "price_per_unit",
    "sale_price_per_unit",
    "commission_rate",
    "commission_basis",
    "cost",
    "revenue",
    "commission",
)
CREDIT = ("credit_limit", "credit_hold", "credit_hold_reason", "insured_limit", "insurance_expires_on")


@dataclass(frozen=True)
class Access:
    """The rights on one entity. `delete_own` roles may soft-delete rows that they own or nobody active owns.

    `hidden` fields are absent for a role everywhere: lists, details, filters, orderings, exports, history.
    """

    read: Roles = EVERYBODY
    write: Roles = NOBODY
    delete: Roles = NOBODY
    delete_own: Roles = NOBODY
    reassign: Roles = NOBODY
    bulk: Roles = NOBODY
    export: Roles = NOBODY
    hidden: dict[Role, tuple[str, ...]] = field(default_factory=dict)


def _trade(**more: Any) -> Access:
    """What the brokers keep: partners, plants, orders."""
    return Access(
        write=TRADERS,
        delete=MANAGERS,
        delete_own=frozenset({Role.BROKER}),
        reassign=MANAGERS,
        bulk=MANAGERS,
        export=STAFF,
        **more,
    )


def _money(**more: Any) -> Access:
    """What accounting keeps: accounts, later invoices and payments."""
    return Access(write=MONEY, delete=MONEY, reassign=MANAGERS, bulk=MANAGERS, export=STAFF, **more)


POLICY: dict[str, Access] = {
    "accounts-receivables": _money(hidden={Role.VIEWER: CREDIT}),
    "suppliers": _trade(),
    "supplier-locations": _trade(),
    "customers": _trade(),
    "customer-locations": _trade(),
    "plants": _trade(),
    "purchase-orders": _trade(hidden={Role.VIEWER: MARGINS}),
    "contacts": _trade(),
    "supplier-plant-mappings": _trade(),
    "carriers": _trade(),
    # A document is written by whoever may write its parent: see documents/views.py.
    "documents": Access(
        write=STAFF,
        delete=MANAGERS,
        delete_own=frozenset({Role.BROKER, Role.ACCOUNTING}),
        reassign=MANAGERS,
        bulk=MANAGERS,
        export=STAFF,
    ),
    "user-profiles": Access(write=ADMINS, delete=ADMINS),
    "users": Access(read=ADMINS, write=ADMINS, delete=ADMINS),
    "invitations": Access(read=ADMINS, write=ADMINS, delete=ADMINS),
    # Everybody keeps tokens of their own; an admin sees and revokes all.
    "tokens": Access(write=EVERYBODY, delete=EVERYBODY),
    "audit-entries": Access(read=MANAGERS, export=MANAGERS),
    "company": Access(write=ADMINS),
    "establishments": Access(write=ADMINS, export=STAFF),
}

RIGHTS = ("read", "create", "edit", "delete", "restore", "reassign", "bulk", "export")


def role_of(user: User) -> Role:
    return Role(user.profile.role)


def can(user: User, entity: str, right: str, row: Any = None) -> bool:
    """Whether `user` has `right` on the entity, or on one `row` of it."""
    access, role = POLICY[entity], role_of(user)
    if right in {"delete", "restore"}:
        return role in access.delete or (role in access.delete_own and (row is None or is_own(user, row)))
    roles: Roles = getattr(access, "write" if right in {"create", "edit"} else right)
    return role in roles


def is_own(user: User, row: Any) -> bool:
    """Whether the row is this user's, or without an active owner."""
    return row.owner_id is None or row.owner_id == user.pk or not row.owner.is_active


def hidden_fields(user: User, entity: str) -> tuple[str, ...]:
    """Fields that do not exist for this user's role."""
    return POLICY[entity].hidden.get(role_of(user), ())


def read_only_fields(user: User, entity: str) -> tuple[str, ...]:
    """Fields that others may write, but not this user."""
    return () if can(user, entity, "reassign") else ("owner",)


def rights(user: User, entity: str, row: Any) -> list[str]:
    """What this user may do with this row: the SPA shows no other buttons."""
    by_status = "delete" if row.is_active else "restore"
    return [right for right in ("edit", by_status, "reassign") if can(user, entity, right, row)]


def abilities(user: User) -> dict[str, dict[str, Any]]:
    """Per entity what this user may do at all, for the SPA."""
    return {
        entity: {
            "read": can(user, entity, "read"),
            "create": can(user, entity, "create"),
            "bulk": can(user, entity, "bulk"),
            "export": can(user, entity, "export"),
            "hidden": list(hidden_fields(user, entity)),
            "read_only": list(read_only_fields(user, entity)),
        }
        for entity in POLICY
    }
