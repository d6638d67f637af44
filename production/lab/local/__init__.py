"""Everything a laptop needs to run the system: Postgres, Kafka, providers, and a supervisor for them."""
