"""Operations of admins, shared by the chats and the command line."""
