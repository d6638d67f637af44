"""`uvicorn production.api.main:app`: the api, configured by the environment."""

from production.bootstrap import build_app
from production.settings import load_settings

app = build_app(load_settings())
