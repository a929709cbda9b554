"""The scenario "Pemilu 2024 Kota Pekalongan (simulasi)": seeded uploads of many parties, log rows only."""
