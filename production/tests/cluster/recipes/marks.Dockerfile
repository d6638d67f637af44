# Our image with the fault suite's model: everything but the words of the answers is the real thing.
FROM docker.io/library/crm-digital-fte:1.0.0
COPY faults/ /opt/fte/lib/python3.11/site-packages/production/tests/faults/
