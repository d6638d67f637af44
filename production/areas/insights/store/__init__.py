"""Facts in Postgres: taken in, added up, and read within a scope."""
