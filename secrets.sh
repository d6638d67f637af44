#!/bin/sh
# The secrets of a first try, made once: .env for docker compose, secrets.env for minikube.
# What is there already stays as it is. For one of them: sh secrets.sh compose
set -eu
cd "$(dirname "$0")"
umask 077

made() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

compose() {
    touch .env
    [ -z "$(tail -c 1 .env)" ] || echo >>.env
    for name in POSTGRES_PASSWORD POSTGRES_SERVICE_PASSWORD TICKET_TOKEN_SECRET; do
        grep -q "^$name=" .env || echo "$name=$(made)" >>.env
    done
}

minikube() {
    file=k8s/overlays/minikube/secrets.env
    if [ -e "$file" ]; then return; fi
    owner=$(made) service=$(made)
    cat >"$file" <<EOF
POSTGRES_PASSWORD=$owner
DATABASE_OWNER_URL=postgresql://crm_user:$owner@postgres:5432/crm_digital_fte
DATABASE_URL=postgresql://fte_service:$service@postgres:5432/crm_digital_fte
TICKET_TOKEN_SECRET=$(made)
SERVICE_TOKEN=$(made)
EOF
}

for what in "${@:-both}"; do
    case $what in
        both) compose && minikube ;;
        compose | minikube) $what ;;
        *) echo "secrets.sh: $what is unknown; say compose, minikube, or nothing for both" >&2 && exit 2 ;;
    esac
done
