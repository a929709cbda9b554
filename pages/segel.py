"""Segel: which seals were not as they should be, where that was first seen, and how much was checked."""

from lib.access.policy import Action
from lib.areas.levels import Level
from lib.areas.seals.findings import rates
from lib.ui import cached, page, sealing

here = page.opens("Segel", needs=Action.READ)
found = cached.broken_seals(here)
checked = rates(cached.seal_status(here, Level.KOTA))

page.finding(sealing.headline(found, checked))
sealing.checkpoints(here, checked)
sealing.tables(here, found)
