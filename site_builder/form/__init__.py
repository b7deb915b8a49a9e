"""The submit form: what a device needs to ask, judge and pack a submission without git."""
