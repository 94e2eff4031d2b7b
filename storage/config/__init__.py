"""Reading of settings: `.env`, forms of values, folders, and messages about mistakes."""
