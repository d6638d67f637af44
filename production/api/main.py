"""`uvicorn production.api.main:app`: the api, configured by the environment."""

from production.bootstrap.api import app_from_environment

app = app_from_environment()
