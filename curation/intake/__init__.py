"""Intake: what people without git send, taken to a branch of the catalogue."""
