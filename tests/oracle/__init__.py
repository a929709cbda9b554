"""A second reading of the rules, by hand and without narwhals: what the product's answers are held against.

Written from docs alone, in loops over rows, and slow on purpose where that is clearer.
"""
