"""Who uploads: institutions and roles, never persons."""

from lib.areas.wilayah import reference
from lib.demo.outbox import CHAT, FILE, FORM, Sender
from lib.demo.world import Station, World
from lib.kernel.words import Party

CARRIER = Sender("Jasa angkut KPU", Party.CARRIER, FILE, "Laporan angkutan")


def kpu(world: World, subject: str) -> Sender:
    """KPU of the kota, about a subject."""
    place = reference.area_name(world.scenario.election.kota)
    return Sender(f"KPU {place}", Party.KPU, FILE, subject)


def bawaslu(world: World) -> Sender:
    """The supervisor of the kota."""
    place = reference.area_name(world.scenario.election.kota)
    return Sender(f"Bawaslu {place}", Party.SUPERVISOR, FILE, "Pengawasan gudang")


def panwascam(district: str, subject: str) -> Sender:
    """The supervisors of a kecamatan."""
    name = reference.area_name(district)
    return Sender(f"Panwascam {name}", Party.SUPERVISOR, FILE, f"{subject} {name}")


def ppk(district: str) -> Sender:
    """The committee of a kecamatan."""
    name = reference.area_name(district)
    return Sender(f"PPK {name}", Party.PPK, FILE, f"Penerimaan PPK {name}")


def pps(village: str) -> Sender:
    """The committee of a kelurahan."""
    name = reference.area_name(village)
    return Sender(f"PPS {name}", Party.PPS, FORM, f"Penerimaan PPS {name}")


def pkd(village: str, subject: str, channel: str = FILE) -> Sender:
    """The supervisor of a kelurahan, who also gathers what those of the TPS report."""
    name = reference.area_name(village)
    return Sender(f"PKD {name}", Party.SUPERVISOR, channel, f"{subject} {name}")


def ptps(station: Station) -> str:
    """The role that watches one TPS."""
    return f"PTPS {station.name}"


def channel(world: World, village: str) -> str:
    """How a kelurahan's supervisors report arrivals: each has its habit."""
    return world.scenario.stream("habit", village).choice((CHAT, CHAT, FILE, FORM))
