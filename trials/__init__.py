"""What is done to it: long trials. ``./run trial NAME --seed N``."""
