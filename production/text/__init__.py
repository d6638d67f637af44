"""What texts are made of, in any language and whoever wrote them. A leaf: it knows nothing of ours."""
