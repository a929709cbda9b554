"""What happens to a TPS beyond the ordinary, and to what share of all TPS. Each TPS has one fate."""

from enum import StrEnum


class Fate(StrEnum):
    """One departure from the ordinary; everything else about such a TPS goes as it should."""

    PLAIN = "plain"
    # On the road.
    LATE = "late"  # reaches KPPS on voting day before dawn
    SILENT = "silent"  # the senders report, nobody who watches does
    LATE_REPORT = "late_report"  # arrives in time, reported on voting day
    ELSEWHERE = "elsewhere"  # handed over at another place than the TPS
    SHORT = "short"  # a loose item short and not made good
    SHORT_CURED = "short_cured"  # made good by a later load
    DAMAGED = "damaged"
    DAMAGED_CURED = "damaged_cured"
    UNLOOKED = "unlooked"  # received and counted, nobody looked for damage
    UNCOUNTED = "uncounted"  # arrived, not counted
    OTHER_PAPER = "other_paper"  # the watcher names no surat jalan, KPU does
    # In the box.
    PACKED_SHORT = "packed_short"  # KPU and the supervisor agree on too few
    PACKED_DISPUTED = "packed_disputed"  # KPU says complete, the supervisor counted fewer
    PACKED_KPU_SHORT = "packed_kpu_short"  # the other way round
    PACKED_CORRECTED = "packed_corrected"  # too few, filled and counted again
    SWAPPED = "swapped"  # ballots of another dapil
    UNWITNESSED = "unwitnessed"  # packed without a watching party
    # On the seals.
    TORN = "torn"  # torn on the road, no BA and no new seal
    WET = "wet"
    UNSEALED = "unsealed"  # stands at the TPS without seals
    MISMATCH = "mismatch"  # another number than recorded
    MISSING = "missing"
    WRONG_TPS = "wrong_tps"  # boxes of two TPS changed places
    UNCHECKED = "unchecked"  # nobody looked at the seals at the TPS


FLOODED_FIRST = (Fate.LATE, Fate.ELSEWHERE)
NUMBERED_FIRST = (Fate.MISMATCH,)
PAIRED = (Fate.WRONG_TPS,)

SHARES: dict[Fate, float] = {
    Fate.LATE: 0.019,
    Fate.ELSEWHERE: 0.0025,
    Fate.MISMATCH: 0.0023,
    Fate.WRONG_TPS: 0.0068,
    Fate.SILENT: 0.0135,
    Fate.LATE_REPORT: 0.0045,
    Fate.SHORT: 0.006,
    Fate.SHORT_CURED: 0.012,
    Fate.DAMAGED: 0.005,
    Fate.DAMAGED_CURED: 0.006,
    Fate.UNLOOKED: 0.005,
    Fate.UNCOUNTED: 0.003,
    Fate.OTHER_PAPER: 0.004,
    Fate.PACKED_SHORT: 0.006,
    Fate.PACKED_DISPUTED: 0.0045,
    Fate.PACKED_KPU_SHORT: 0.0023,
    Fate.PACKED_CORRECTED: 0.005,
    Fate.SWAPPED: 0.0068,
    Fate.UNWITNESSED: 0.017,
    Fate.TORN: 0.016,
    Fate.WET: 0.0045,
    Fate.UNSEALED: 0.0045,
    Fate.MISSING: 0.0012,
    Fate.UNCHECKED: 0.006,
}
