"""A Kafka for the laptop: Apache Kafka where Java and Maven are, a broker in memory otherwise."""
