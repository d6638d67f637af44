"""Articles made from what people answered; their rules are in `crm.knowledge.suggested_articles`."""
