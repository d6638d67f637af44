"""What people keep beside tickets: rules that contacts, companies, deals and tasks share."""
