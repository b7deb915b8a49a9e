"""`python -m site_builder` is `etalase`."""

from site_builder.cli import main

main()
