"""When two questions that sound alike are not the same one."""

from __future__ import annotations

import pytest

from production.agent.answerability.same_question import Said, differs, plans_named

PLANS = plans_named(["It is on the Free, Starter and Business plans.", "Part of the Enterprise plan."])


@pytest.mark.parametrize(
    ("question", "known", "answer"),
    [
        ("How do I disconnect Slack?", "How do I connect Slack?", "Select Connect."),
        ("How do I link two tasks?", "How do I unlink two tasks?", "Select Unlink."),
        ("How do we throw his phone out?", "How do I add a phone?", "Select Add."),
        ("What does E-3003 mean?", "What does E-3002 mean?", "E-3002: the file is not UTF-8."),
        ("how many ppl can we have?", "How many guests can we have?", "Starter allows 5 guests."),
        ("What is the maximum number of projects?", "task limit per project", "A project can hold 50,000 tasks."),
        ("How long does the 1000 Wh battery take?", "How long does the 750 Wh battery take?", "About 6 hours."),
        ("How long does the 1000 Wh battery take?", "How long until it is full?", "500 watt-hours: 4 h, 750 Wh: 6 h."),
        ("How do I upload a 10 GB file?", "How do I upload a 10 MB file?", "Select Upload."),
        ("how thin can brake PADS get", "How thin may a brake disc get?", "Discs: 1.5 millimetres."),
        ("Can I work offline on my laptop?", "Can I work offline?", "The mobile app keeps projects on the phone."),
        ("how thin can the pads get", "My new pads hardly brake", "New pads need about 30 firm stops."),
        ("is it possible on free?", "Is it possible on Business?", "It is part of the Business plan."),
    ],
)
def test_another_question(question: str, known: str, answer: str) -> None:
    assert differs(Said(question, question, PLANS), known, answer)


@pytest.mark.parametrize(
    ("question", "known", "answer"),
    [
        ("How do I switch Slack on?", "How do I connect Slack?", "Select Connect."),
        ("I get E-3003, what now?", "My file is too long", "E-3003: split the file."),
        ("how many users can we have?", "How many people fit in?", "The plan allows 10 members."),
        ("How tall is the desk?", "How high does the desk go?", 'From 28" to 48".'),
        ("How deep can folders be nested?", "How many folders fit in a folder?", "Up to five levels."),
        ("How high is the API rate limit?", "API rate limit", "100 requests per minute."),
        ("How many times may I ask?", "How often may I request a link?", "You can request five links an hour."),
        ("How much room is there?", "What is the storage quota?", "Business has 1 TB of storage."),
        ("how many km do pads hold", "How many kilometres do pads last?", "About 1,500 kilometres."),
        ("how many todos go there?", "How many tasks are synced?", "Up to 2,000 tasks."),
        ("How many outsiders may join?", "How many guests are allowed?", "Starter allows 5 guests."),
        ("how thin can a disc get", "When is a disc worn?", "Below 1.5 millimetres."),
        ("How many are taken?", "Where do I see how many seats are used?", "Open Seats."),
        ("How long does the 750 Wh battery take?", "How long until it is full?", "500 watt-hours: 4 h, 750 Wh: 6 h."),
        ("How do I attach 20 MB?", "How do I attach a file?", "Select Attach; one file may have 25 MB."),
        ("Is 30 MB too much?", "Can I attach 20 MB?", "One file may have 25 MB."),
        ("Does it work on my iPhone?", "Is there an app?", "There is an app for iPhone and Android."),
        ("We are on starter, how big may a file be?", "file size on Free", "25 MB on Free, 250 MB on the other plans."),
        ("what if it has 23,417 rows", "How many rows can it have?", "A file may have 20,000 rows."),
        ("WHY DOES IT STOP?", "Why does it stop?", "It rests."),
    ],
)
def test_the_same_question(question: str, known: str, answer: str) -> None:
    assert not differs(Said(question, question, PLANS), known, answer)


def test_plans_are_named_where_documents_speak_of_them() -> None:
    assert plans_named(['On the Pro and Team plans, select "Change plan".', "The plan ends."]) == {"pro", "team"}
