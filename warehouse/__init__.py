"""All table I/O: the lake, its versions, the checks, the warehouse, the report."""
