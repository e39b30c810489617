"""A client that was made before a fork: each process has connections of its own."""

from __future__ import annotations

import multiprocessing
import re
from typing import Any

import pytest

from tests.runtime.client.conftest import Given, Posted, Server
from tests.runtime.client.vault import fetched, vault

__all__ = ["vault"]

CALLS = 40


def strangers(client: Any, ticket: str, answers: Any) -> None:
    """Call many times, and tell of the answers that belong to somebody else."""
    own = client.with_headers(ticket=ticket)
    names = [own.fetch().name for _ in range(CALLS)]
    answers.put([name for name in names if name != ticket])


def ticket_of(posted: Posted) -> Given:
    found = re.search(rb"Ticket[^>]*>([^<]*)<", posted.body)
    assert found is not None
    return Given(fetched(found[1].decode()))


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_processes_do_not_read_the_answers_of_each_other(
    vault: Any, server: Server
) -> None:
    server.answer = ticket_of
    fork = multiprocessing.get_context("fork")
    with vault.Vault(server.url, ticket="parent", timeout=5) as client:
        assert client.fetch().name == "parent"
        answers = fork.SimpleQueue()
        children = [
            fork.Process(target=strangers, args=(client, f"child{n}", answers))
            for n in range(2)
        ]
        for child in children:
            child.start()
        for child in children:
            child.join(30)
        assert [child.exitcode for child in children] == [0, 0]
        assert [answers.get(), answers.get()] == [[], []]
        assert client.fetch().name == "parent"
    assert server.connections == 3
