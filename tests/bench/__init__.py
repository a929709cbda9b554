"""Every metric in plain pandas, as somebody who knows pandas well would write it for one city.

From folded frames (`frames.of_rows(...)[log].collect().to_pandas()`), by the same rules and with the same
answers as the product. They say what an engine-neutral metric costs beside one that only knows pandas:
`python -m tests.bench`.
"""
