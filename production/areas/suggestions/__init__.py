"""Articles made from what people answered; their rules are in `crm.knowledge.suggest`."""
