"""The operator's dashboard, for administrators: what the commands of the chats show and do."""
