"""From SQLite to PostgreSQL with everything, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings
from django.db import connection, connections

from apps.operations import moving
from apps.operations.commands import Refused
from apps.operations.tests.test_embedded import ask, is_one_sentence, manage

needs_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="The move needs a PostgreSQL: TEST_DATABASE_URL names one."
)


def url_of(name):
    """The address of a database beside the one that these tests run on."""
    server = settings.DATABASES["default"]
    password = f":{server['PASSWORD']}" if server["PASSWORD"] else ""
    return f"postgres://{server['USER']}{password}@{server['HOST']}:{server['PORT'] or 5432}/{name}"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The embedded demo as `make run` leaves it."""
    data = tmp_path_factory.mktemp("demo") / "data"
    assert manage(data, "prepare_embedded", DEMO="1")[0] == 0
    return data


@pytest.fixture
def data(demo, tmp_path):
    return Path(shutil.copytree(demo, tmp_path / "data"))


@pytest.fixture
def target(tmp_path):
    """An empty PostgreSQL database, dropped afterwards."""
    name = f"move_{abs(hash(tmp_path)) % 10**9}"
    server = psycopg2.connect(url_of("postgres"))
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield url_of(name)
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    server.close()


def ask_target(url, sql):
    database = psycopg2.connect(url)
    try:
        with database.cursor() as cursor:
            cursor.execute(sql)
            rows = cursor.fetchall()
        database.commit()
        return rows
    finally:
        database.close()


@needs_postgresql
def test_everything_arrives_and_the_program_goes_on_there(data, target):
    code, text = manage(data, "move_to_postgresql", target)
    assert code == 0
    assert "counts and checksums are the same" in text
    for table in (
        "purchase_orders_purchaseorderline",
        "users_user",
        "documents_document",
        "audit_auditentry",
    ):
        count = f"SELECT count(*) FROM {table}"  # noqa: S608  # named just above
        assert ask_target(target, count) == ask(data, count)
    total = "SELECT sum(actual_gross_profit) FROM purchase_orders_purchaseorder"
    assert float(ask_target(target, total)[0][0]) == pytest.approx(ask(data, total)[0][0])
    code, text = manage(data, "verify_audit", DATABASE_URL=target)
    assert (code, "The trail is whole" in text) == (0, True)
    code, text = manage(data, "run_due", DATABASE_URL=target)
    assert code == 0, text
    made = "INSERT INTO users_tally (key, number, ends_on) VALUES ('x', 1, now()) RETURNING id"
    assert ask_target(target, made) == [(1,)]
    assert ask_target(target, "SELECT nextval('suppliers_supplier_id_seq')") == [(26,)]


@needs_postgresql
def test_a_database_with_data_in_it_is_left_alone(data, target):
    ask_target(target, "CREATE TABLE letters (id int); SELECT 1")
    assert is_one_sentence(manage(data, "move_to_postgresql", target), "something else (letters)")


@needs_postgresql
def test_a_row_that_postgresql_refuses_stops_the_whole_move(data, target):
    ask(data, "UPDATE suppliers_supplier SET phone = printf('%0200d', 0) WHERE id = 1")
    code, text = manage(data, "move_to_postgresql", target)
    assert code == 1
    assert "does not take a row of suppliers_supplier: value too long" in text
    assert ask_target(target, "SELECT count(*) FROM users_user") == [(0,)]


def test_a_missing_upload_stops_the_move_before_it_begins(data):
    shutil.rmtree(data / "files")
    answer = manage(data, "move_to_postgresql", "postgres://nobody@127.0.0.1:1/none")
    assert is_one_sentence(answer, "The upload documents/", "is missing")


@pytest.mark.parametrize("url", ["sqlite:///x", "mysql://a@b/c", "nonsense"])
def test_another_kind_of_address_is_refused(url):
    with pytest.raises(Refused, match="Give the address as postgres://user:password@host:5432/name"):
        moving._target(url).__enter__()


def test_a_server_that_does_not_answer_is_named_without_the_password(django_db_blocker):
    silent = pytest.raises(Refused, match=r"cannot be reached: .*127\.0\.0\.1")
    with django_db_blocker.unblock(), silent as refused:
        moving._target("postgres://ann:s3cret@127.0.0.1:1/none").__enter__()
    assert "s3cret" not in str(refused.value)
    assert moving.TARGET not in connections.settings
