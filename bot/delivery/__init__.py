"""Unprompted messages: answers, progress cards, announcements and account notices."""
