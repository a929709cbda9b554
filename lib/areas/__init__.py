"""What the watchdog asks of the logs, area by area: types and moves (model), formulas (metrics), writes
(commands)."""
