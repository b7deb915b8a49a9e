"""What the command line says: findings, standings and the summary of a build, in the reader's language."""

from site_builder.report.sentence import ADVICE, FIX, WORDS, plain, said, why
from site_builder.report.text import as_text, standing, summary, tally, withheld

__all__ = ["ADVICE", "FIX", "WORDS", "as_text", "plain", "said", "standing", "summary", "tally", "why", "withheld"]
