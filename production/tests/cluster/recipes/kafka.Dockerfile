# Stands in for apache/kafka: the same version's jars, on Debian's Java.
FROM docker.io/library/debian:bookworm-slim
RUN apt-get update \
    && mkdir -p /usr/share/man/man1 \
    && apt-get install --yes --no-install-recommends openjdk-17-jre-headless \
    && rm -rf /var/lib/apt/lists/*
COPY libs/*.jar /opt/kafka/libs/
COPY bin/ /opt/kafka/bin/
USER 1000:1000
