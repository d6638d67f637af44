# Stands in for the official image: Debian's Python, with pip and setuptools where the official one has them.
FROM docker.io/library/debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends python3.11 python3.11-venv unzip \
    && ln -s /usr/bin/python3.11 /usr/local/bin/python \
    && ln -s /usr/bin/python3.11 /usr/local/bin/python3 \
    && for wheel in /usr/share/python-wheels/*.whl; do \
         unzip -q "$wheel" -d "$(python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"; done \
    && apt-get purge --yes unzip && rm -rf /var/lib/apt/lists/* /usr/share/python-wheels
# The machine's own certificate authorities: it may reach the package index through a proxy.
COPY ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
RUN printf '[global]\ncert = /etc/ssl/certs/ca-certificates.crt\n' > /etc/pip.conf
CMD ["python"]
