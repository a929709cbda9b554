"""Who asks, of which store, about what: what every page is opened with."""

from dataclasses import dataclass

from lib.access.policy import Action, Person
from lib.areas.wilayah import reference
from lib.areas.wilayah.reference import area_name
from lib.kernel.election import Election
from lib.kernel.filters import Filters
from lib.store.log import SIMULATED, Store


@dataclass(frozen=True, slots=True)
class Here:
    """One person's question, settled once a rerun. `version` stands for the store's content."""

    person: Person
    store: Store
    version: str
    filters: Filters
    now: int
    election: Election

    @property
    def simulated(self) -> bool:
        """Is this demo data? Then every screen says so."""
        return self.store.kind == SIMULATED

    @property
    def question(self) -> tuple[str, ...]:
        """All that an answer depends on: the key of every cache."""
        asked = self.filters
        return (
            str(self.store.engine.url),
            self.version,
            str(asked.as_of),
            str(asked.known_at),
            asked.scope,
            self.election.name,
        )

    @property
    def area(self) -> str:
        """The wilayah asked about, as people say it."""
        return area_name(self.filters.scope or self.election.kota)

    @property
    def earlier(self) -> bool:
        """Is another time than now asked about?"""
        return self.filters.as_of != self.now or self.filters.known_at != self.now

    def may(self, action: Action) -> bool:
        """May this person do it?"""
        return self.person.may(action)


def election_of(store: Store) -> Election:
    """The rules of the election that a store is about."""
    return reference.election(store.election)
