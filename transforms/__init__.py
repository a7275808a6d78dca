"""Pure functions that turn documents into articles: values in, values out."""
