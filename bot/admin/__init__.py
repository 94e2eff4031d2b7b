"""Operations of administrators, shared by the chats and the command line."""
