"""`etalase receive`: the service that takes what the form sends."""

from pathlib import Path

import click

from site_builder.commands import options
from site_builder.language import translator


@click.command()
@click.argument("inbox", type=click.Path(file_okay=False, path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; a web server with TLS stands before it.")
@click.option("--port", type=click.IntRange(0, 65535), default=8010, show_default=True, help="0 takes any free one.")
@click.option("--rate", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Uploads an address may send in an hour.")
@click.option("--behind-proxy", is_flag=True, help="Trust the address that the web server before it names.")
@options.root
@options.language
def command(inbox: Path, host: str, port: int, rate: int, behind_proxy: bool, root: Path, language: str) -> None:
    """Take submissions of the form into the folder INBOX, where they lie until `etalase intake INBOX/*` takes them in."""
    from site_builder.receiver.run import run

    say = translator(language)
    def ready(url: str) -> None:
        click.echo(say("receiving at %(url)s into %(folder)s", url=url, folder=inbox))

    run(inbox, root, host, port, rate, behind_proxy, ready)
