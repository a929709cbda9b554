"""Mutated corpus files against the import: no crash, no hang, no partial store.

`mutate` makes the n-th mutation of a seed, `laws` says what must hold for whatever the import answers, `run`
holds many against the laws. `python -m tests.fuzz INDEX` shows one again and writes its file out.
"""
