"""Flask's own hello-world on the server and with the settings that `press-directory serve` has: what the rest is held against.

python -m benchmarks.serving.hello PORT WORKERS
"""

from __future__ import annotations

import sys

from flask import Flask

from directory.cli.serve import granian


def make_app() -> Flask:
    """As in Flask's documentation, "A Minimal Application"."""
    app = Flask(__name__)

    @app.route("/")
    def hello_world() -> str:
        return "<p>Hello, World!</p>"

    return app


if __name__ == "__main__":
    granian("127.0.0.1", int(sys.argv[1]), int(sys.argv[2])).serve(target_loader=make_app, wrap_loader=False)
