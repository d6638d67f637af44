"""Views: what somebody looks at again and again, for oneself or for a team."""
