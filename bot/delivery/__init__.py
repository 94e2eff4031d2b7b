"""What the bot sends unasked: answers, progress, announcements and account notices."""
