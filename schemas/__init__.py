"""The records of copydesk: one declaration each, from which every table derives."""
