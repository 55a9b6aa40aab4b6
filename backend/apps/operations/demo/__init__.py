"""Made-up records of a meat brokerage, to try the program with: every company, person and number is invented.

The same day always gives the same records. Establishment numbers lie above all that FSIS has given out,
telephone numbers and addresses are among those kept free for fiction.
"""

from __future__ import annotations

from typing import NamedTuple

PASSWORD = "demo-ProjectMeats-1"  # noqa: S105  # published: it opens nothing but made-up data
COMPANY = "Cottonwood Protein Brokers (Demo)"


class Person(NamedTuple):
    """Somebody of the demo company; one for each role."""

    role: str
    first_name: str
    last_name: str
    job_title: str
    department: str

    @property
    def email(self) -> str:
        return f"{self.role}@projectmeats.example"


PEOPLE = (
    Person("admin", "Avery", "Lindqvist", "Office manager", "Administration"),
    Person("manager", "Morgan", "Castellano", "Head of trading", "Trading"),
    Person("broker", "Jordan", "Whitfield", "Senior broker", "Trading"),
    Person("accounting", "Riley", "Okafor", "Controller", "Accounting"),
    Person("viewer", "Casey", "Brandt", "Auditor", "Quality"),
)
