"""Bone Evidence: read records, check them, add them up, render them."""
