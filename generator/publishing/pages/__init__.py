"""One module for each kind of page: it gathers a plain view of the record, a template lays it out."""
