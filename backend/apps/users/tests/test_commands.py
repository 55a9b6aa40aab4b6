from __future__ import annotations

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from apps.core.roles import Role
from apps.users import encryption
from apps.users.models import User

pytestmark = pytest.mark.django_db

NEW = "another-long-phrase"


@pytest.fixture
def typed(monkeypatch):
    """What stands on standard input."""
    return lambda text: monkeypatch.setattr("sys.stdin", StringIO(text))


def said(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue().strip()


def test_a_lost_password_is_reset_and_ends_all_sessions(browser, user_of, typed, another_browser):
    user = user_of("admin")
    browser.sign_in(user)
    typed(f"{NEW}\n")
    assert "is changed" in said("reset_password", user.email.upper())
    assert not browser.is_signed_in
    assert another_browser.sign_in(user, NEW).status_code == 200


def test_rules_hold_for_operators_too(user_of, typed):
    typed("short\n")
    with pytest.raises(CommandError, match="too short"):
        said("reset_password", user_of("admin").email)


def test_a_password_typed_twice_differently_is_refused(user_of, monkeypatch):
    answers = iter([NEW, "something-else-here"])
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda _: True})())
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    with pytest.raises(CommandError, match="differ"):
        said("reset_password", user_of("admin").email)


@pytest.mark.parametrize("command", ["reset_password", "reset_second_factor"])
def test_an_unknown_address_is_one_clear_sentence(command):
    with pytest.raises(CommandError, match="no account with the address nobody@"):
        said(command, "nobody@projectmeats.test")


def test_a_lost_second_factor_is_removed(user_of):
    user = user_of("admin")
    Authenticator.objects.create(user=user, type="totp", data={"secret": encryption.encrypt("JBSWY3DP")})
    assert "is removed" in said("reset_second_factor", user.email)
    assert "was not set up" in said("reset_second_factor", user.email)


def test_the_first_admin_is_made_from_standard_input(typed):
    typed(f"{NEW}\n")
    assert (
        said("create_admin", "Root@ProjectMeats.test", "--first-name", "Robin")
        == "root@projectmeats.test is an admin."
    )
    user = User.objects.get()
    assert (user.profile.role, user.first_name, user.check_password(NEW)) == (Role.ADMIN, "Robin", True)


@pytest.mark.parametrize(
    ("email", "password", "reason"),
    [("root@projectmeats.test", "short", "too short"), ("no address", NEW, "valid email")],
)
def test_an_admin_is_not_made_against_the_rules(typed, email, password, reason):
    typed(f"{password}\n")
    with pytest.raises(CommandError, match=reason):
        said("create_admin", email)
    assert not User.objects.exists()


def test_an_address_is_used_once(user_of):
    with pytest.raises(CommandError, match="already"):
        said("create_admin", user_of("viewer").email)


def test_a_test_mail_is_sent_or_the_reason_told(mailoutbox, settings):
    said("send_test_mail", "op@projectmeats.test")
    assert [mail.to for mail in mailoutbox] == [["op@projectmeats.test"]]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(CommandError, match="could not be sent"):
        said("send_test_mail", "op@projectmeats.test")
