#!/bin/bash
exec java -cp "/opt/kafka/libs/*" kafka.tools.StorageTool "$@"
