"""Puts the web application together; every view is wired here and nowhere else."""

from __future__ import annotations

import os

from flask import Flask

from directory.presenters.translating import LANGUAGES, Languages
from directory.registry.revision import Revisions
from directory.settings import Settings
from directory.web import (
    bounding,
    compiled,
    compressing,
    context,
    door,
    editor,
    errors,
    headers,
    identifiers,
    language,
    openapi,
    sighting,
    tallied,
    unstored,
)
from directory.web.api import api
from directory.web.building import building
from directory.web.carddav import carddav
from directory.web.cards import files
from directory.web.db import db
from directory.web.deciding import deciding
from directory.web.deciding_offices import deciding_offices
from directory.web.design import design
from directory.web.discovery import discovery
from directory.web.embedding_sites import embedding_sites
from directory.web.following import following
from directory.web.framing import framing
from directory.web.front import Front
from directory.web.giving_tokens import giving_tokens
from directory.web.health import health
from directory.web.lab import lab
from directory.web.lasting import Lasting
from directory.web.logos import logos_
from directory.web.lookup import lookup
from directory.web.offices import offices
from directory.web.releases import releases
from directory.web.routing import registering
from directory.web.subscribing import subscribing
from directory.web.suggest import suggest
from directory.web.widget import widget


def create_app(settings: Settings | None = None, languages: Languages = LANGUAGES) -> Flask:
    """The application, with the settings of the environment unless others are given.

    Raises InvalidSetting where the environment cannot be used. Neither migrates nor reads the database.
    """
    chosen = settings or Settings.from_environment(os.environ)
    app = Flask(__name__)
    app.config.update(PRESS_DIRECTORY=chosen, SQLALCHEMY_DATABASE_URI=chosen.database_url)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # Flask's own provider has it; its base class does not
    identifiers.register(app)
    language.equip(app, languages)
    compiled.equip(app)
    context.equip(app)
    editor.equip(app, chosen)
    door.equip(app)
    unstored.equip(app, chosen)
    bounding.equip(app, chosen)
    tallied.equip(app)
    compressing.compress(app)
    headers.protect(app)
    errors.handle(app)
    db.init_app(app)
    with registering():
        for blueprint in (
            lookup,
            suggest,
            files,
            carddav,
            releases,
            offices,
            subscribing,
            deciding,
            deciding_offices,
            giving_tokens,
            embedding_sites,
            logos_,
            lab,
            widget,
            framing,
            building,
            discovery,
            design,
            following,
            api,
            openapi.openapi,
            health,
        ):
            app.register_blueprint(blueprint)
    with app.app_context():
        revisions = Revisions(db.engine)
        app.extensions[sighting.EXTENSION], see = sighting.seer(db.engine, chosen.public_url)
        lasting = Lasting(app.wsgi_app, revisions, editor.COOKIE, see)
        app.wsgi_app = Front(lasting, revisions, editor.COOKIE)  # type: ignore[method-assign]  # as Flask's documentation has it
    return app
