"""The support desk for an operator's own assistant, over the Model Context Protocol.

Behind a client stands somebody with the service token, or with a shell on this machine, whose assistant reads what
customers wrote. So the rules of the agent hold here too: whom a call is about is an argument of its own and looked up,
a reply goes to whoever wrote in the ticket's conversation and to nobody else, and a status only moves along the
arrows of `crm.support.lifecycle`.
"""
