"""Readers: one file a format, each turning a stream of bytes into documents."""
