"""The API for programs: the rows and rules of the chats as JSON, behind access tokens."""
