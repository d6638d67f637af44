import base64
import json
from collections import deque
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from production.tests.contract.providers.playground import (
    MAILBOX,
    PUSH_TOKEN,
    Playground,
    new_address,
    reply_to,
    running,
)
from production.tests.contract.providers.servers import Delivery, running_sink


def _is_push(delivery: Delivery) -> bool:
    return delivery.path == "/push"


def _data(delivery: Delivery) -> Any:
    return json.loads(base64.b64decode(json.loads(delivery.body)["message"]["data"]))


def _history_id(ground: Playground) -> int:
    return int(ground.gmail.users().getProfile(userId="me").execute()["historyId"])


def _announces(history_id: int) -> Callable[[Delivery], bool]:
    return lambda delivery: _is_push(delivery) and _data(delivery)["historyId"] == history_id


def _topic(**more: Any) -> dict[str, Any]:
    return {"topicName": "projects/p/topics/t"} | more


def test_a_new_mail_is_announced_with_mailbox_and_history_id(ground: Playground) -> None:
    ground.email()
    history_id = _history_id(ground)
    push = ground.sink.wait(_announces(history_id))[0]
    assert _data(push) == {"emailAddress": MAILBOX, "historyId": history_id}


def test_a_push_has_the_shape_and_token_of_pubsub(ground: Playground) -> None:
    ground.email()
    push = ground.sink.wait(_announces(_history_id(ground)))[0]
    body = json.loads(push.body)
    assert push.headers["authorization"] == f"Bearer {PUSH_TOKEN}"
    assert body["subscription"].startswith("projects/")
    assert body["message"]["messageId"] == body["message"]["message_id"]
    assert datetime.fromisoformat(body["message"]["publishTime"]).tzinfo


def test_a_refused_push_is_repeated_until_it_is_acknowledged(ground: Playground) -> None:
    ground.sink.answers["/push"] = deque([503, 500])
    ground.email()
    pushes = ground.sink.wait(_announces(_history_id(ground)), count=3)
    assert len({json.loads(push.body)["message"]["messageId"] for push in pushes}) == 1


def test_a_push_waits_for_a_company_that_is_away(database: Path) -> None:
    with running_sink() as away:
        pass
    with running(database, away) as ground:
        ground.email()
        with running_sink(int(away.url.rpartition(":")[2])) as back:
            assert back.wait(_announces(_history_id(ground)))


def test_changes_during_a_retry_are_announced_together_by_the_newest_history_id(ground: Playground) -> None:
    refusals = 4  # the pause doubles: after the last one there is time for two mails on any machine
    ground.sink.answers["/push"] = deque([503] * refusals)
    ground.email()
    ground.sink.wait(_announces(_history_id(ground)), count=refusals)
    ground.email()
    skipped = _history_id(ground)
    ground.email()
    ground.sink.wait(_announces(_history_id(ground)))
    assert not ground.sink.seen(_announces(skipped))


def test_own_mail_is_announced_too(ground: Playground) -> None:
    mail = ground.email()
    ground.send(reply_to(mail, new_address()))
    assert ground.sink.wait(_announces(_history_id(ground)))


def test_a_watch_on_the_inbox_leaves_own_mail_out(fresh: Playground) -> None:
    fresh.gmail.users().watch(userId="me", body=_topic(labelIds=["INBOX"], labelFilterBehavior="INCLUDE")).execute()
    mail = fresh.email()
    fresh.sink.wait(_announces(_history_id(fresh)))
    fresh.send(reply_to(mail, new_address()))
    silent = _history_id(fresh)
    fresh.email()
    fresh.sink.wait(_announces(_history_id(fresh)))
    assert not fresh.sink.seen(_announces(silent))


def test_after_stop_nothing_is_announced_until_the_next_watch(fresh: Playground) -> None:
    fresh.gmail.users().stop(userId="me").execute()
    fresh.email()
    silent = _history_id(fresh)
    fresh.gmail.users().watch(userId="me", body=_topic()).execute()
    fresh.email()
    fresh.sink.wait(_announces(_history_id(fresh)))
    assert not fresh.sink.seen(_announces(silent))


def test_a_notification_can_get_lost(fresh: Playground) -> None:
    fresh.fault("gmail", "push", "drop")
    fresh.email()
    lost = _history_id(fresh)
    fresh.email()
    fresh.sink.wait(_announces(_history_id(fresh)))
    assert not fresh.sink.seen(_announces(lost))
