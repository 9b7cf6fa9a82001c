"""The tests; a package, so that the `tests` which another project installs beside it is not taken for it."""
