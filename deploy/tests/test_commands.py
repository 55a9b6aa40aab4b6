"""What a person sees who types a command on a machine that lacks something: one sentence, no traceback."""

import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import install
import locks
import server
import tools

START = tools.ROOT / "deploy" / "dev" / "start"
NOT_ROOT = os.geteuid() != 0


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A PATH of our own: the few programs that the start script itself needs, and what a test adds."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "dirname"):
        (folder / name).symlink_to(shutil.which(name))
    return folder


def program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)


def python(folder: Path, name: str) -> None:
    program(folder, name, f'exec "{sys.executable}" "$@"')


def type_run(programs: Path, **env: str) -> tuple[int, str]:
    command = ["/bin/sh", str(START), "run"]
    done = subprocess.run(
        command, env={"PATH": str(programs), **env}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def is_one_sentence(answer: tuple[int, str], *words: str) -> bool:
    code, text = answer
    return (
        code == 1 and text.count("\n") == 1 and text.endswith(".\n") and all(word in text for word in words)
    )


def test_a_missing_python_is_named(programs):
    assert is_one_sentence(type_run(programs), "needs Python 3.11 or newer", "found none")


def test_a_python_that_is_too_old_is_named_with_its_version(programs):
    program(programs, "python3", 'case "$2" in *print*) echo 3.9;; *) exit 1;; esac')
    assert is_one_sentence(type_run(programs), "needs Python 3.11 or newer", "3.9")


def test_a_python_without_venv_is_named_with_the_package_that_brings_it(programs):
    program(programs, "python3", 'case "$2" in *print*) echo 3.11;; *ensurepip*) exit 1;; esac')
    assert is_one_sentence(type_run(programs), "Python 3.11 lacks", "python3-venv")


@pytest.mark.parametrize("name", ["python3", "python3.12", "python3.11", "python"])
def test_a_new_enough_python_is_found_under_any_of_its_names(programs, name):
    python(programs, name)
    assert is_one_sentence(type_run(programs, PORT=str(server.free_port())), "Node.js")


def test_an_old_python3_does_not_hide_a_newer_python(programs):
    program(programs, "python3", 'case "$2" in *print*) echo 3.9;; *) exit 1;; esac')
    python(programs, "python3.12")
    assert is_one_sentence(type_run(programs, PORT=str(server.free_port())), "Node.js")


def test_a_missing_node_is_named(programs):
    python(programs, "python3")
    answer = type_run(programs, PORT=str(server.free_port()))
    assert is_one_sentence(answer, "needs Node.js 20 or newer", "found no Node.js")


def test_a_node_without_npm_is_named(programs):
    python(programs, "python3")
    program(programs, "node", "echo v20.1.0")
    assert is_one_sentence(type_run(programs, PORT=str(server.free_port())), "found no npm")


@pytest.mark.parametrize("version", ["v18.20.4", "v6.1.0", ""])
def test_a_node_that_is_too_old_or_broken_is_named(programs, version):
    python(programs, "python3")
    program(programs, "node", f"echo {version}")
    program(programs, "npm", "exit 0")
    assert is_one_sentence(
        type_run(programs, PORT=str(server.free_port())), "needs Node.js 20 or newer", version
    )


def test_a_taken_port_is_named_with_the_way_out(programs):
    python(programs, "python3")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert is_one_sentence(type_run(programs, PORT=str(port)), f"Port {port}", "PORT=8123 make run")


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "80 80", "٣٣"])
def test_a_port_that_is_none_is_named(programs, port):
    python(programs, "python3")
    assert is_one_sentence(type_run(programs, PORT=port), "PORT must be a number from 1 to 65535")


@pytest.fixture
def read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in which nothing can be written, also for root, who may write everywhere."""
    folder = tmp_path / "read-only"
    folder.mkdir()
    folder.chmod(0o555)
    if not NOT_ROOT:
        monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != folder)
    yield folder
    folder.chmod(0o755)


def test_a_read_only_folder_is_named(read_only):
    with pytest.raises(tools.Failure, match=r"The folder .*read-only is read-only: .*\.$"):
        install.writable(read_only)


def test_a_folder_to_be_made_in_a_read_only_one_is_refused_too(read_only):
    with pytest.raises(tools.Failure, match="is read-only"):
        install.writable(read_only / "var" / "files")


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project in which nothing is installed; programs that would run are only noted."""
    for folder in ("backend/requirements", "backend/.venv/bin", "frontend/node_modules", "frontend/src"):
        (tmp_path / folder).mkdir(parents=True)
    for file in ("base.txt", "dev.txt"):
        (tmp_path / "backend/requirements" / file).write_text(file)
    for file in (
        "backend/openapi.yml",
        "frontend/package.json",
        "frontend/package-lock.json",
        "frontend/src/a.ts",
    ):
        (tmp_path / file).write_text("1")
    for name, path in {
        "ROOT": "",
        "BACKEND": "backend",
        "FRONTEND": "frontend",
        "VENV": "backend/.venv",
    }.items():
        monkeypatch.setattr(tools, name, tmp_path / path)
    monkeypatch.setattr(install, "LOCKS", tmp_path / "backend/requirements")
    monkeypatch.setattr(tools, "answers", lambda _argv: True)
    return tmp_path


@pytest.fixture
def calls(clone: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The programs that were called, by what they were asked for."""
    noted: list[str] = []

    def note(argv, **_options):
        noted.append(" ".join(map(str, argv)))
        if "build" in argv:
            (clone / "frontend/dist").mkdir(exist_ok=True)

    monkeypatch.setattr(tools, "call", note)
    return noted


def test_python_packages_are_installed_once_and_with_hashes(calls):
    install.python_packages()
    install.python_packages()
    assert [("--require-hashes" in call, "base.txt" in call) for call in calls] == [(True, True)]


def test_a_changed_lock_is_installed(calls, clone):
    install.python_packages()
    (clone / "backend/requirements/base.txt").write_text("newer")
    install.python_packages()
    assert len(calls) == 2


def test_an_environment_moved_with_its_folder_is_made_anew(calls, clone):
    install.python_packages()
    stamp = clone / "backend/.venv/.installed"
    stamp.write_text(stamp.read_text().replace(str(clone), "/elsewhere"))
    install.python_packages()
    assert "-m venv --clear" in calls[1]


def test_what_tests_need_contains_what_running_needs(calls):
    install.python_packages("dev")
    install.python_packages("base")
    assert len(calls) == 1


def test_an_interrupted_installation_is_done_again(calls, monkeypatch):
    noted = tools.call

    def interrupted(argv, **options):
        noted(argv, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(tools, "call", interrupted)
    with pytest.raises(KeyboardInterrupt):
        install.python_packages()
    monkeypatch.setattr(tools, "call", noted)
    install.python_packages()
    assert len(calls) == 2


@pytest.mark.parametrize("source", ["frontend/src/a.ts", "backend/openapi.yml"])
def test_the_spa_is_built_again_only_when_a_source_changed(calls, clone, source):
    install.spa()
    install.spa()
    assert sum("build" in call for call in calls) == 1
    (clone / source).write_text("2")
    install.spa()
    assert sum("build" in call for call in calls) == 2


def test_a_new_source_is_noticed_and_a_new_journey_is_not_one(calls, clone):
    install.spa()
    (clone / "frontend/e2e").mkdir()
    (clone / "frontend/e2e/journey.mjs").write_text("1")
    install.spa()
    assert sum("build" in call for call in calls) == 1
    (clone / "frontend/src/b.ts").write_text("1")
    install.spa()
    assert sum("build" in call for call in calls) == 2


def test_every_declared_dependency_is_locked_without_hosts_or_paths():
    locks.check()


def test_a_skip_is_told_but_harmless_on_a_desk_and_a_failure_in_ci(monkeypatch, capsys):
    def browserless():
        raise tools.Skipped("No browser.")

    outcomes = [tools.attempt("journeys", browserless)]
    monkeypatch.setattr(tools, "IN_CI", False)
    tools.conclude("make test", outcomes)
    assert "No browser." in capsys.readouterr().out
    monkeypatch.setattr(tools, "IN_CI", True)
    with pytest.raises(tools.Failure, match="journeys"):
        tools.conclude("make test", outcomes)


def test_a_failed_suite_does_not_keep_the_next_one_from_running(capsys):
    def broken():
        raise tools.Failure("Two and two are five.")

    outcomes = [tools.attempt("one", broken), tools.attempt("two", lambda: None)]
    with pytest.raises(tools.Failure, match="not green because of: one"):
        tools.conclude("make test", outcomes)
    assert "passed" in capsys.readouterr().out
