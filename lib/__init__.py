"""Kawal Logistik: an election watchdog's own record of election logistics."""
