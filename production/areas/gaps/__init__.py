"""What customers ask and the knowledge base does not answer; its rules are in `crm.knowledge.gaps`."""
