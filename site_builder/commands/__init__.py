"""The commands: one module each, named as it is called, holding one `command`. Adding one is adding its file."""
