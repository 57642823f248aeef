from directory.web.app import create_app
from directory.web.migrating import migratable

app = migratable(create_app())
