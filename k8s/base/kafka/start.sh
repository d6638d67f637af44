#!/bin/bash
# Completes the settings of this broker from its ordinal, formats an empty volume, and becomes the broker.
set -euo pipefail
settings=/tmp/server.properties
cat /etc/broker/server.properties > "$settings"
cat >> "$settings" <<END
node.id=${HOSTNAME##*-}
advertised.listeners=CLIENT://${HOSTNAME}.kafka:9092
controller.quorum.voters=${VOTERS}
default.replication.factor=${REPLICAS}
min.insync.replicas=${MIN_IN_SYNC}
offsets.topic.replication.factor=${REPLICAS}
transaction.state.log.replication.factor=${REPLICAS}
transaction.state.log.min.isr=${MIN_IN_SYNC}
share.coordinator.state.topic.replication.factor=${REPLICAS}
share.coordinator.state.topic.min.isr=${MIN_IN_SYNC}
END
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id "$CLUSTER_ID" --config "$settings"
exec /opt/kafka/bin/kafka-server-start.sh "$settings"
