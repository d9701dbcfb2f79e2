"""One file a field: its rules and its ``find(text)``. A field never imports a field."""
