"""Every rule there is, for the documentation and its test."""

from lib.ingest.rules import cells, chat, derived, marks, naming, rows, seals, values

RULES = (
    *cells.RULES,
    *values.RULES,
    *naming.RULES,
    *rows.RULES,
    *derived.RULES,
    *marks.RULES,
    *seals.RULES,
    *chat.RULES,
)


def as_markdown() -> str:
    """docs/rules.md: every rule by its code. A test holds the file against this text."""
    parts = [
        "# Aturan pemeriksaan berkas",
        "",
        "Dibuat dari lib/ingest/rules; kode tidak pernah dipakai ulang.",
        "",
    ]
    for rule in sorted(RULES, key=lambda one: one.code):
        kind = f" (`{rule.kind}`)" if rule.kind else ""
        parts += [f"## {rule.code}", "", f"**{rule.title}**{kind}: baris {rule.gravity}.", "", rule.why, ""]
        parts += [f"- Pesan: {rule.says}", f"- Jalan keluar: {rule.fix}", ""]
    return "\n".join(parts)
