"""Commands, menus and features of each platform."""
