"""WebDAV and CardDAV as they are spoken: what clients ask, understood, and answers, written. It knows neither Flask nor the registry."""
