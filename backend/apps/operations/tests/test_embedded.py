"""What an operator of the embedded default types, on real files, as separate processes."""

from __future__ import annotations

import io
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings as program

from apps.operations import copies
from apps.operations.backups import fitting
from apps.operations.commands import Refused

BACKEND = Path(program.BASE_DIR)
FOREIGN = {"DATABASE_URL", "TEST_DATABASE_URL", "REDIS_URL", "MODE", "DEMO", "LOG_FORMAT"}


def environment(data, **more):
    """Of a program with data of its own and nothing else set."""
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return {**kept, "DATA_DIR": str(data), "DEMO": "0", "LOG_LEVEL": "ERROR", **more}


def manage(data, *arguments, typed="", **env):
    """`manage.py …` on the data in a folder: exit code, and all it printed."""
    done = subprocess.run(  # noqa: S603  # our own command
        [sys.executable, "manage.py", *arguments],
        cwd=BACKEND,
        env=environment(data, **env),
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def is_one_sentence(answer, *words):
    code, text = answer
    return (
        code == 1 and text.count("\n") == 1 and text.endswith(".\n") and all(word in text for word in words)
    )


def ask(data, sql):
    """Rows of the folder's database."""
    database = sqlite3.connect(data / "projectmeats.sqlite3")
    try:
        rows = database.execute(sql).fetchall()
        database.commit()
        return rows
    finally:
        database.close()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Data as after a first start without demo, with an admin and an upload."""
    data = tmp_path_factory.mktemp("prepared") / "data"
    code, text = manage(data, "prepare_embedded")
    assert (code, "create_admin" in text) == (0, True)
    assert manage(data, "create_admin", "ann@example.com", typed="a-long-enough-Password\n")[0] == 0
    (data / "files/documents").mkdir(parents=True)
    (data / "files/documents/one").write_bytes(b"a paper")
    return data


@pytest.fixture
def data(prepared, tmp_path):
    """A copy of those data for one test."""
    return Path(shutil.copytree(prepared, tmp_path / "data"))


@pytest.fixture(scope="module")
def kept_backup(prepared, tmp_path_factory):
    file = tmp_path_factory.mktemp("backups") / "backup.tar"
    assert manage(prepared, "backup", str(file))[0] == 0
    return file


@pytest.fixture
def backup(kept_backup, tmp_path):
    """A copy of the backup for one test."""
    return Path(shutil.copy(kept_backup, tmp_path / "backup.tar"))


def test_a_second_start_changes_nothing_and_says_nothing(data):
    assert manage(data, "prepare_embedded") == (0, "")
    assert not (data / "backups").exists()


def test_the_first_start_fills_an_empty_database_with_the_demo(tmp_path):
    code, text = manage(tmp_path, "prepare_embedded", DEMO="1")
    assert code == 0
    assert "broker@projectmeats.example" in text
    assert "demo-ProjectMeats-1" in text
    assert ask(tmp_path, "SELECT count(*) FROM purchase_orders_purchaseorder") == [(600,)]


def test_an_upgrade_keeps_a_copy_of_what_was_there(data):
    ask(data, "DELETE FROM django_migrations WHERE app = 'operations'")
    ask(data, "DROP TABLE operations_scheduledjob")
    code, text = manage(data, "prepare_embedded")
    (copy,) = (data / "backups").glob("before-upgrade-*.sqlite3")
    assert (code, str(copy) in text) == (0, True)
    assert copy.stat().st_mode & 0o077 == 0
    database = sqlite3.connect(copy)
    assert database.execute("SELECT email FROM users_user").fetchall() == [("ann@example.com",)]
    database.close()
    assert ask(data, "SELECT count(*) FROM operations_scheduledjob") == [(0,)]


def test_data_of_a_newer_program_are_left_alone(data):
    ask(
        data,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('users', '9999_newer', '2030-01-01')",
    )
    answer = manage(data, "prepare_embedded")
    assert is_one_sentence(answer, "newer ProjectMeats", "users.9999_newer")


def test_a_file_that_is_no_database_is_named_as_such(data):
    (data / "projectmeats.sqlite3").write_bytes(b"this is a letter to my aunt" * 100)
    for name in ("-wal", "-shm"):
        (data / f"projectmeats.sqlite3{name}").unlink(missing_ok=True)
    assert is_one_sentence(manage(data, "prepare_embedded"), "file is not a database")


def test_due_jobs_copy_the_database_once_a_day(data):
    assert manage(data, "run_due")[0] == 0
    (copy,) = (data / "backups").glob("daily-*.sqlite3")
    shutil.copy(copy, data / "projectmeats.sqlite3")
    assert ask(data, "SELECT email FROM users_user") == [("ann@example.com",)]


def test_of_the_copies_only_the_newest_stay(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    copies.folder().mkdir()
    for day in range(1, 10):
        (copies.folder() / f"daily-2026-03-0{day}.sqlite3").touch()
    (copies.folder() / "before-upgrade-2026-01-01T000000.sqlite3").touch()
    copies.keep_last(copies.DAYS_KEPT, "daily-*.sqlite3")
    kept = sorted(file.name for file in copies.folder().iterdir())
    assert kept[0].startswith("before-upgrade")
    assert kept[1:] == [f"daily-2026-03-0{day}.sqlite3" for day in range(3, 10)]


def test_a_backup_brings_everything_back(data, backup):
    ask(data, "UPDATE users_user SET email = 'changed@example.com'")
    (data / "files/documents/one").unlink()
    secret = (data / "secrets/secret_key").read_text()
    (data / "secrets/secret_key").write_text("another one")
    code, text = manage(data, "restore", str(backup), "--yes")
    assert code == 0
    assert ask(data, "SELECT email FROM users_user") == [("ann@example.com",)]
    assert (data / "files/documents/one").read_bytes() == b"a paper"
    assert (data / "secrets/secret_key").read_text() == secret
    (kept,) = data.glob("before-restore-*")
    assert str(kept) in text
    assert ask(kept, "SELECT email FROM users_user") == [("changed@example.com",)]


def test_a_backup_is_for_its_owners_eyes_and_replaces_nothing(data, backup):
    assert backup.stat().st_mode & 0o077 == 0
    assert is_one_sentence(manage(data, "backup", str(backup)), "is there already")


def test_a_backup_works_while_others_write(data, tmp_path):
    writer = sqlite3.connect(data / "projectmeats.sqlite3")
    writer.execute("UPDATE users_user SET first_name = 'Half'")
    file = tmp_path / "meanwhile.tar"
    assert manage(data, "backup", str(file))[0] == 0
    writer.rollback()
    writer.close()


def test_restoring_over_data_wants_a_yes(data, backup):
    assert is_one_sentence(manage(data, "restore", str(backup)), "--yes")
    assert not list(data.glob("before-restore-*"))


def test_a_folder_that_cannot_be_written_to_is_named(data, tmp_path):
    assert is_one_sentence(
        manage(data, "backup", str(tmp_path / "nowhere/backup.tar")), "nowhere/backup.tar", "No such"
    )


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_a_changed_byte_in_a_backup_is_found(backup, place):
    content = bytearray(backup.read_bytes())
    content[int(len(content) * place)] ^= 1
    backup.write_bytes(content)
    with pytest.raises(Refused, match="damaged"):
        fitting(backup)


def test_a_damaged_backup_is_refused_before_anything_is_touched(data, backup):
    os.truncate(backup, backup.stat().st_size // 2)
    assert is_one_sentence(manage(data, "restore", str(backup), "--yes"), "damaged")
    assert ask(data, "SELECT email FROM users_user") == [("ann@example.com",)]


def test_something_else_than_a_backup_is_refused(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("dear aunt")
    with pytest.raises(Refused, match="no backup of ProjectMeats"):
        fitting(letter)


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "files/../../outside", "elsewhere/x"])
def test_an_archive_that_writes_elsewhere_is_refused(backup, name):
    with tarfile.open(backup, "a") as archive:
        info = tarfile.TarInfo(name)
        info.size = 1
        archive.addfile(info, io.BytesIO(b"x"))
    with pytest.raises(Refused, match="which no backup of ProjectMeats does"):
        fitting(backup)


def test_a_link_in_an_archive_is_refused(backup):
    with tarfile.open(backup, "a") as archive:
        info = tarfile.TarInfo("files/link")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)
    with pytest.raises(Refused, match="which no backup of ProjectMeats does"):
        fitting(backup)


def test_a_backup_of_a_newer_program_is_refused(backup, tmp_path):
    newer = tmp_path / "newer.tar"
    with tarfile.open(backup) as old, tarfile.open(newer, "w") as new:
        for member in old:
            content = old.extractfile(member).read()  # type: ignore[union-attr]  # only plain files
            if member.name == "manifest.json":
                manifest = json.loads(content)
                manifest["migrations"].append(["users", "9999_newer"])
                content = json.dumps(manifest).encode()
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    with pytest.raises(Refused, match=r"newer ProjectMeats \(it knows users\.9999_newer\)"):
        fitting(newer)


@pytest.fixture
def running(data):
    """The program serving those data; gives its address and stops it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = environment(data, PORT=str(port), RUN_DUE_IN_PROCESS="1", LOG_FORMAT="json", LOG_LEVEL="INFO")
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "config.wsgi"]
    with (data / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=BACKEND, env=env, stdout=log, stderr=log)  # noqa: S603  # ours
    try:
        yield wait_for(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(60)


def wait_for(address):
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            urlopen(f"{address}/health/live").close()  # noqa: S310  # our own address
        except OSError:
            time.sleep(0.2)
        else:
            return address
    raise AssertionError("the server does not answer")


def test_a_running_program_is_backed_up_but_not_restored_over(data, backup, running, tmp_path):
    with urlopen(f"{running}/health/ready") as answer:  # noqa: S310  # our own address
        assert json.load(answer) == {"status": "ready"}
    assert manage(data, "backup", str(tmp_path / "while-serving.tar"))[0] == 0
    assert is_one_sentence(manage(data, "restore", str(backup), "--yes"), "stop it first")
    lines = [json.loads(line) for line in (data / "log").read_text().splitlines()]
    assert {"access", "application"} <= {line["log"] for line in lines}
    assert "/health/ready" in {line.get("path") for line in lines}
