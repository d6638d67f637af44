"""How well churn is foretold, over made-up histories of which the truth is known."""
