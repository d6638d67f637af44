"""The outside world on this machine: Gmail mailboxes, a WhatsApp number at Twilio, and the people who write to them.

`app.create_app` builds one HTTP application that speaks Google's and Twilio's own wire formats, so that their
client libraries are used unchanged. `/sandbox` plays the customers and makes the providers misbehave on demand.
"""
