"""The form by which a supplier submits a product: what it asks, and the rules a draft is judged by on the device."""
