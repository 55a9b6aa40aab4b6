"""The browser's part comes from the same process: its page with a fresh nonce, its files for ever."""

from __future__ import annotations

import re

import pytest
from django.conf import settings as django_settings
from django.test import Client

PAGE = """<html><meta property="csp-nonce" nonce="__CSP_NONCE__" content="__CSP_NONCE__" />
<div id="root"></div></html>"""
SCREENS = ["/", "/suppliers", "/purchase-orders/12/edit", "/API/x", "//metrics", "/apiary", "/healthy"]


pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(tmp_path, settings):
    """A client of a program whose SPA is built."""
    files = {
        "index.html": PAGE,
        "theme.js": "1",
        "mark.svg": "<svg/>",
        "assets/index-Bx12_-yZ.js": "2",
        "assets/plain.js": "3",
        ".vite/manifest.json": "{}",
        ".sources": "x",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    settings.SPA_DIR = tmp_path
    return Client()


def body(answer):
    """What a file's answer holds; the file is closed."""
    content = b"".join(answer.streaming_content)
    answer.close()
    return content


@pytest.mark.parametrize("path", SCREENS)
def test_every_screen_is_the_page(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200
    assert b'<div id="root">' in answer.content
    assert answer["Cache-Control"] == "no-cache"


def test_the_nonce_is_fresh_and_the_same_in_header_and_page(browser):
    answers = [browser.get("/") for _ in range(2)]
    nonces = [re.findall(r'nonce="([^"]+)"', answer.content.decode())[0] for answer in answers]
    assert nonces[0] != nonces[1]
    for answer, nonce in zip(answers, nonces, strict=True):
        assert f"'nonce-{nonce}'" in answer["Content-Security-Policy"]
        assert b"__CSP_NONCE__" not in answer.content
        assert len(nonce) >= 22


def test_the_page_with_its_placeholder_is_never_served(browser):
    assert b"__CSP_NONCE__" not in browser.get("/index.html").content


def test_hashed_assets_are_kept_for_ever_and_others_are_not(browser):
    paths = ("/assets/index-Bx12_-yZ.js", "/assets/plain.js", "/theme.js")
    hashed, plain, theme = [browser.get(path) for path in paths]
    assert "immutable" in hashed["Cache-Control"]
    assert "immutable" not in plain["Cache-Control"]
    assert "immutable" not in theme["Cache-Control"]
    assert (body(plain), body(theme)) == (b"3", b"1")
    assert body(hashed) == b"2"
    assert "Access-Control-Allow-Origin" not in hashed


@pytest.mark.parametrize("path", ["/assets/index-gone1234.js", "/assets", "/static/none.css"])
def test_an_asset_that_is_not_there_is_not_the_page(browser, path):
    assert browser.get(path, follow=True).status_code == 404


def test_what_the_build_keeps_for_itself_is_not_served(browser):
    assert body(browser.get("/mark.svg")) == b"<svg/>"
    assert b'id="root"' in browser.get("/.vite/manifest.json").content
    assert b'id="root"' in browser.get("/.sources").content


def test_old_browsers_find_an_icon(browser):
    assert browser.get("/favicon.ico")["Location"] == "/mark.svg"


@pytest.mark.parametrize("path", ["/admin", "/health", "/api/docs", "/api/redoc"])
def test_a_page_for_people_is_found_without_its_slash(browser, path):
    assert browser.get(path)["Location"] == f"{path}/"


def test_an_api_address_that_does_not_exist_is_no_page(browser):
    answer = browser.get("/api/nothing/")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_a_page_cannot_be_posted_to(browser):
    assert browser.post("/suppliers").status_code == 405


def test_a_missing_build_is_one_clear_sentence(settings, tmp_path):
    settings.SPA_DIR = tmp_path / "nowhere"
    answer = Client().get("/")
    assert answer.status_code == 503
    assert answer.content.decode().startswith("The browser's part is not built: type `make run`")


@pytest.mark.parametrize("path", ["/api/docs/", "/api/redoc/"])
def test_the_documentation_runs_without_inline_scripts_or_other_hosts(browser, path):
    answer = browser.get(path)
    text = answer.content.decode()
    policy = answer["Content-Security-Policy"]
    assert answer.status_code == 200
    assert "script-src 'self';" in policy
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert not re.findall(r"(?:src|href)=\"(?:https?:)?//", text)
    for file in re.findall(r'(?:src|href)="(/static/[^"]+)"', text):
        assert body(browser.get(file)), file


def test_the_script_of_swagger_comes_from_an_address_of_its_own(browser):
    (script,) = re.findall(r'src="(/api/docs/\?script=)"', browser.get("/api/docs/").content.decode())
    answer = browser.get(script)
    assert answer["Content-Type"].startswith("application/javascript")
    assert b"SwaggerUIBundle(" in answer.content


def test_the_schema_is_served(browser):
    answer = browser.get("/api/schema/", headers={"Accept": "application/vnd.oai.openapi+json"})
    assert answer.json()["info"]["title"] == "ProjectMeats"
    assert {"/health/", "/health/live", "/health/ready"} <= set(answer.json()["paths"])


def test_the_admin_has_a_policy_under_which_its_files_load(browser):
    answer = browser.get("/admin/login/")
    assert "style-src 'self'" in answer["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=", answer.content.decode())


def test_everything_else_may_load_nothing(browser):
    assert browser.get("/health/")["Content-Security-Policy"] == django_settings.API_CSP
