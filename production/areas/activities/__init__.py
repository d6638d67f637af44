"""Activities: calls, meetings and notes, which leave no message; mails and chats are messages already."""
