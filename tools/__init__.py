"""What start.py does; Python alone, for nothing is installed yet when it runs."""
