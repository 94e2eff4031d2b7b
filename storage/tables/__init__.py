"""The tables, the types of their columns, and statements that differ between databases."""
