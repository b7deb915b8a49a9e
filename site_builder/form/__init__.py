"""The form by which a supplier submits a product: what it asks, made from the schemas alone."""
