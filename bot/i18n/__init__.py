"""Translations: Fluent catalogues in `locales/` and the translator."""
