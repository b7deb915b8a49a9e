"""Sheets: what is handed to one person about one thing, as text, as a message, as data or as a page of paper."""
