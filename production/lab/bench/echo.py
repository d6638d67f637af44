"""The least that a server of the same kind can do: read the form, answer 200. `python -m ...echo PORT`."""

from __future__ import annotations

import sys

import uvicorn
from fastapi import FastAPI, Request, Response

_ANSWER = Response('<?xml version="1.0" encoding="UTF-8"?><Response/>', media_type="application/xml")

app = FastAPI()


@app.post("/")
async def echo(request: Request) -> Response:
    await request.form()
    return _ANSWER


if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_config=None, access_log=False)
