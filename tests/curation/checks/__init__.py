"""Tests of the checks that standards name."""
