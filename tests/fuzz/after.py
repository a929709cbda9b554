"""What people do with an answer: hand the same file in again, ask for it back with its faults marked."""

from collections.abc import Iterator

from lib.ingest import ingest, reading
from lib.ingest.content import opened
from lib.ingest.giveback import giveback, rest
from lib.ingest.report import Report
from lib.kernel.errors import UserError
from lib.store.log import Store
from tests.fuzz.mutate import Mutation

_AGAIN, _BACK = 4, 3  # every so many mutations: each takes as long as the first answer


def broken(store: Store, given: Mutation, report: Report) -> Iterator[str]:
    """What is wrong with what follows, a sentence each; only for some of the mutations."""
    if report.batch is not None and given.index % _AGAIN == 0:
        before = store.version()
        again = ingest(store, given.data, given.name, **given.options)
        if again.batch is not None or store.version() != before:
            yield f"the same file again was stored again: {again.counts}"
    if report.rows and given.index % _BACK == 0:
        yield from _given_back(given, report)


def _given_back(given: Mutation, report: Report) -> Iterator[str]:
    """The marked workbook is a file that can be read; so is the one with the rows that were not stored."""
    content = opened(given.data, given.name, reading.safely)
    if content.chat is not None:
        return
    for made in (giveback(given.data, given.name, report, content.tables), rest(report, content.tables)):
        try:
            if made is not None:
                reading.safely(made, given.name)
        except UserError as error:
            yield f"the workbook given back cannot be read: {error}"
