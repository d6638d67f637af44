# Stands in for docker.io/library/debian: what debootstrap made.
FROM scratch
ADD debian.tar /
CMD ["bash"]
