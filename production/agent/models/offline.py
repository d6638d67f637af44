from agents import Model
class OfflineModel(Model):
    async def get_response(self, *a, **k):
        raise RuntimeError("not yet")
    def stream_response(self, *a, **k):
        raise RuntimeError("not yet")
