"""Seals: a chain over the trail that shows every later change."""

from __future__ import annotations

import hashlib
import io
import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections, models
from django.utils import timezone

from apps.audit import sealing
from apps.audit.models import AuditEntry, AuditSeal
from apps.audit.sealing import COLUMNS, digest, seal, seal_due, seal_everything, unsealed
from apps.audit.verification import verify

pytestmark = pytest.mark.django_db


def unguarded(model):
    """The table as somebody with a database console has it."""
    return models.QuerySet(model)


@pytest.fixture
def chain(make, user_of):
    """Four sealed entries."""
    entries = [make(AuditEntry, actor=user_of("broker")) for _ in range(4)]
    seal_everything()
    return entries


def test_an_entry_reads_as_unsealed_until_a_sealer_came_by(make):
    entry = make(AuditEntry)
    assert list(unsealed()) == [entry]
    assert seal_due() == 1
    assert not unsealed().exists()


@pytest.mark.usefixtures("chain")
def test_seals_count_from_one_and_hold_the_hash_before():
    seals = list(AuditSeal.objects.order_by("seq"))
    assert [one.seq for one in seals] == list(range(1, len(seals) + 1))
    assert [one.prev for one in seals] == ["", *(one.hash for one in seals[:-1])]


def test_sealing_goes_on_where_it_stopped(make):
    for _ in range(5):
        make(AuditEntry)
    assert seal(batch=2) == 5
    make(AuditEntry)
    assert seal(batch=2) == 1
    assert seal(batch=2) == 0
    assert verify().damage == ""


def test_an_entry_that_commits_late_is_sealed_behind_later_ones(make):
    late = make(AuditEntry)
    unguarded(AuditEntry).filter(pk=late.pk).delete()
    make(AuditEntry)
    seal()
    make(AuditEntry, id=late.pk)
    assert seal_due() == 1
    assert verify().damage == ""


def test_an_entry_that_commits_far_too_late_is_found_by_the_daily_look(make, monkeypatch):
    monkeypatch.setattr(sealing, "LATECOMERS", 5)
    make(AuditEntry, id=1_000)
    seal()
    make(AuditEntry, id=10)
    assert seal_due() == 0
    assert verify().unsealed == 1
    assert seal_everything() == 1


def test_the_hash_is_the_documented_one():
    entry = AuditEntry(
        id=7,
        at=datetime(2026, 2, 3, 15, 4, 5, 123456, tzinfo=UTC),
        action="update",
        actor_id=3,
        actor_name="Dana Whitfield",
        address="2001:db8:0:0::1",
        request_id="8d3a3c52",
        entity="suppliers",
        record_id=12,
        record_name="Señor Angus",
        changes={"phone": ["1", "2"]},
        details={},
        search_text="senor angus",
    )
    line = (
        '{"action":"update","actor_id":3,"actor_name":"Dana Whitfield","address":"2001:db8::1",'
        '"at":"2026-02-03T15:04:05.123456Z","changes":{"phone":["1","2"]},"details":{},'
        '"entity":"suppliers","id":7,'
        '"record_id":12,"record_name":"Se\\u00f1or Angus","request_id":"8d3a3c52",'
        '"search_text":"senor angus","seq":2}'
    )
    assert digest("ab", 2, entry) == hashlib.sha256(f"ab\n{line}".encode()).hexdigest()


def test_every_column_of_the_trail_is_sealed():
    assert set(COLUMNS) == {field.attname for field in AuditEntry._meta.concrete_fields}


@pytest.mark.usefixtures("chain")
def test_an_untouched_chain_verifies():
    found = verify()
    assert (found.damage, found.unsealed) == ("", 0)
    assert found.sealed == AuditSeal.objects.count()


FORGED = {
    "at": timezone.now() - timedelta(days=1),
    "action": "create",
    "actor_id": None,
    "actor_name": "Somebody Else",
    "address": "198.51.100.7",
    "request_id": "another",
    "entity": "customers",
    "record_id": 999_999,
    "record_name": "Another",
    "changes": {"phone": ["620-555-0142", "620-555-0000"]},
    "details": {"reason": "none"},
    "search_text": "another",
}


@pytest.mark.parametrize("column", sorted(FORGED))
def test_a_changed_column_of_an_entry_is_found(chain, column):
    victim = chain[1]
    unguarded(AuditEntry).filter(pk=victim.pk).update(**{column: FORGED[column]})
    damage = verify().damage
    assert f"Entry {victim.pk} " in damage
    assert "changed" in damage


def test_an_entry_under_another_id_is_found(chain):
    victim = chain[1]
    copy = AuditEntry(**{name: getattr(victim, name) for name in COLUMNS if name != "id"})
    copy.save()
    unguarded(AuditSeal).filter(entry=victim).update(entry=copy)
    assert f"Entry {copy.pk} " in verify().damage


@pytest.mark.parametrize(("column", "forged"), [("seq", 900), ("prev", "0" * 64), ("hash", "0" * 64)])
def test_a_changed_column_of_a_seal_is_found(chain, column, forged):
    victim = AuditSeal.objects.get(entry=chain[1])
    unguarded(AuditSeal).filter(pk=victim.pk).update(**{column: forged})
    assert f"eal {victim.seq} " in verify().damage


def test_two_entries_that_swapped_their_seals_are_found(chain):
    first, second = (AuditSeal.objects.get(entry=entry) for entry in chain[:2])
    spare = AuditEntry(action="spare")
    spare.save()
    unguarded(AuditSeal).filter(pk=first.pk).update(entry=spare)
    unguarded(AuditSeal).filter(pk=second.pk).update(entry=chain[0])
    unguarded(AuditSeal).filter(pk=first.pk).update(entry=chain[1])
    assert f"Entry {chain[1].pk} " in verify().damage


def test_a_removed_seal_is_found(chain):
    victim = AuditSeal.objects.get(entry=chain[1])
    unguarded(AuditSeal).filter(pk=victim.pk).delete()
    assert verify().damage == f"Seal {victim.seq} is missing."


def test_an_entry_removed_together_with_its_seal_is_found(chain):
    victim = AuditSeal.objects.get(entry=chain[1])
    unguarded(AuditSeal).filter(pk=victim.pk).delete()
    unguarded(AuditEntry).filter(pk=chain[1].pk).delete()
    assert verify().damage == f"Seal {victim.seq} is missing."


@pytest.mark.usefixtures("chain")
def test_an_end_that_was_cut_off_is_found_by_whoever_noted_the_head():
    head = verify()
    unguarded(AuditSeal).filter(seq=head.seq).delete()
    assert verify().damage == ""
    assert "does not hold" in verify((head.seq, head.hash)).damage


@pytest.mark.usefixtures("chain")
def test_a_head_noted_earlier_still_holds_when_the_chain_has_grown(make):
    head = verify()
    make(AuditEntry)
    seal()
    assert verify((head.seq, head.hash)).damage == ""


def test_a_rewritten_chain_does_not_hold_the_head_noted_before(chain):
    head = verify()
    unguarded(AuditSeal).all().delete()
    unguarded(AuditEntry).filter(pk=chain[0].pk).update(action="nothing")
    seal_everything()
    assert verify().damage == ""
    assert "does not hold" in verify((head.seq, head.hash)).damage


def test_the_head_of_the_chain_goes_to_the_log(make, caplog):
    make(AuditEntry)
    with caplog.at_level(logging.INFO, logger="apps.audit.sealing"):
        seal()
    last = AuditSeal.objects.order_by("-seq")[0]
    assert (caplog.records[-1].seq, caplog.records[-1].hash) == (last.seq, last.hash)


@pytest.mark.usefixtures("chain")
def test_the_command_says_that_the_trail_is_whole():
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    assert f"Sealed entries: {AuditSeal.objects.count()}. Not sealed yet: 0." in out.getvalue()
    assert "The trail is whole." in out.getvalue()


def test_the_command_ends_with_1_on_damage_and_names_it(chain):
    unguarded(AuditEntry).filter(pk=chain[2].pk).update(action="nothing")
    with pytest.raises(CommandError, match=f"Entry {chain[2].pk} ") as caught:
        call_command("verify_audit", stdout=io.StringIO())
    assert caught.value.returncode == 1


@pytest.mark.usefixtures("chain")
def test_the_command_counts_what_is_not_sealed_yet(make):
    make(AuditEntry)
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    assert "Not sealed yet: 1." in out.getvalue()


@pytest.mark.usefixtures("chain")
def test_the_command_compares_with_a_head_printed_before():
    out = io.StringIO()
    call_command("verify_audit", stdout=out)
    head = out.getvalue().rsplit("Head: ", 1)[1].strip()
    call_command("verify_audit", expect=head, stdout=io.StringIO())
    with pytest.raises(CommandError):
        call_command("verify_audit", expect=f"{head.split(':')[0]}:{'0' * 64}", stdout=io.StringIO())
    with pytest.raises(CommandError, match="SEQ:HASH"):
        call_command("verify_audit", expect="nonsense", stdout=io.StringIO())


@pytest.mark.django_db(transaction=True)
def test_sealers_that_run_at_once_take_turns():
    AuditEntry.objects.bulk_create([AuditEntry(action="update", record_id=n) for n in range(60)])
    # SQLite in memory is one connection: there is nobody to meet there.
    sealers = 4 if connection.features.test_db_allows_multiple_connections else 1
    barrier, sealed = threading.Barrier(sealers), []

    def run():
        barrier.wait()
        try:
            sealed.append(seal(batch=7))
        finally:
            if sealers > 1:
                connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(sealers)] if sealers > 1 else []
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if not threads:
        run()
    assert sum(sealed) == 60
    assert verify().damage == ""
