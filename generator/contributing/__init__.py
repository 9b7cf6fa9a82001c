"""For those who contribute: drafts of new records, and what a change of the records does to readers."""
