"""The receiver: where the form's bundles arrive over the web and lie apart until somebody takes them in."""
