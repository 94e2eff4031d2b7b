"""The service under load: many chats, many updates, long recordings beside short ones."""
