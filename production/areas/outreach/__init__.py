"""What is written to one customer first: drafts for review, mails sent at once, talks noted down."""
