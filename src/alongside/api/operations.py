"""Every route of the API, once: the application and its OpenAPI document are both made from this table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPMethod, HTTPStatus
from typing import Any

from pydantic import BaseModel

from alongside.api import reading_schemas, schemas
from alongside.api.endpoints import contributions, events, health, media, reading, sessions, supports

V1 = "/api/v1"


@dataclass(frozen=True)
class Parameter:
    """Something in the query or in a header."""

    name: str
    place: str
    description: str
    shape: Mapping[str, Any]
    is_required: bool = False


@dataclass(frozen=True)
class Operation:
    """A route: what it takes, what it answers, and who may ask.

    `takes` is the shape of its JSON, `takes_file` the types of a file that is its whole body.
    `answers` gives the shape of each good answer; `refusals` says in words when each other status comes.
    """

    method: HTTPMethod
    path: str
    name: str
    summary: str
    endpoint: Any
    answers: Mapping[HTTPStatus, tuple[str, type[BaseModel] | None]]
    refusals: Mapping[HTTPStatus, str] = field(default_factory=dict)
    takes: type[BaseModel] | None = None
    takes_file: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    security: tuple[str, ...] = ()
    media_type: str = "application/json"


NO_SESSION = {
    HTTPStatus.NOT_FOUND: "There is no session with this code.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many wrong codes came from this address.",
}
BUSY = {HTTPStatus.SERVICE_UNAVAILABLE: "Nothing was stored. Send the same again after `Retry-After`."}

OPERATIONS = (
    Operation(
        HTTPMethod.GET,
        f"{V1}/sessions/{{code}}",
        "showSession",
        "A session: its title and state, who can take part, and what is open now",
        sessions.show,
        {HTTPStatus.OK: ("The session", schemas.SessionOut)},
        NO_SESSION | BUSY,
    ),
    Operation(
        HTTPMethod.POST,
        f"{V1}/sessions/{{code}}/join",
        "join",
        "Take part: answers with a token for everything else, and a receipt to carry away",
        sessions.join_session,
        {HTTPStatus.CREATED: ("Joined", schemas.JoinedOut)},
        NO_SESSION
        | BUSY
        | {
            HTTPStatus.BAD_REQUEST: "Not JSON.",
            HTTPStatus.FORBIDDEN: "The session has ended.",
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Too large.",
            HTTPStatus.UNPROCESSABLE_ENTITY: "A reason for each field.",
        },
        takes=schemas.JoinIn,
    ),
    Operation(
        HTTPMethod.POST,
        f"{V1}/sessions/{{code}}/contributions",
        "contribute",
        "Say something. It is stored when the answer comes; the same id and content twice is one contribution",
        contributions.contribute,
        {
            HTTPStatus.CREATED: ("Stored", schemas.ContributionOut),
            HTTPStatus.OK: ("It was stored before, even if it was withdrawn since", schemas.ContributionOut),
        },
        BUSY
        | {
            HTTPStatus.BAD_REQUEST: "Not JSON.",
            HTTPStatus.UNAUTHORIZED: "No token, or one that is not of this session.",
            HTTPStatus.FORBIDDEN: "The activity is not open, or a cookie came from another site's page.",
            HTTPStatus.NOT_FOUND: "There is no session with this code.",
            HTTPStatus.CONFLICT: "The id was used for something else.",
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Too large.",
            HTTPStatus.UNPROCESSABLE_ENTITY: "A reason for each field.",
            HTTPStatus.TOO_MANY_REQUESTS: "Too many at once. Send the same again after `Retry-After`.",
        },
        takes=schemas.ContributionIn,
        parameters=(
            Parameter(
                "Participant-Mark",
                "header",
                "What our own pages send, so that nothing that one person wrote goes out under the name of whoever "
                "has the phone now: 401 where it is somebody else's.",
                {"type": "string"},
            ),
        ),
        security=("token", "page"),
    ),
    Operation(
        HTTPMethod.POST,
        f"{V1}/sessions/{{code}}/media",
        "sendMedia",
        "Send a picture, a drawing or a recording as the whole body; then name its id in a contribution",
        media.send,
        {
            HTTPStatus.CREATED: ("Kept, for a day until a contribution names it", schemas.MediaOut),
            HTTPStatus.OK: ("The same file was kept before under this id", schemas.MediaOut),
        },
        BUSY
        | {
            HTTPStatus.BAD_REQUEST: "The request broke off.",
            HTTPStatus.UNAUTHORIZED: "No token, or one that is not of this session.",
            HTTPStatus.FORBIDDEN: "A cookie came from another site's page.",
            HTTPStatus.NOT_FOUND: "There is no session with this code.",
            HTTPStatus.REQUEST_TIMEOUT: "It took too long to arrive.",
            HTTPStatus.CONFLICT: "The id was used for something else.",
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Too large: 10 MB for a picture or a recording, 3 MB for a drawing.",
            HTTPStatus.UNPROCESSABLE_ENTITY: "It is no picture or recording that we can read, or one of too many.",
            HTTPStatus.TOO_MANY_REQUESTS: "Too many at once. Send the same again after `Retry-After`.",
        },
        takes_file=("image/jpeg", "image/png", "image/webp", "image/gif", "audio/*"),
        parameters=(
            Parameter(
                "id",
                "query",
                "Made by the sender; the same when it is sent again",
                {"type": "string", "format": "uuid"},
                True,
            ),
            Parameter("kind", "query", "What it is", {"type": "string", "enum": ["picture", "drawing", "voice"]}, True),
        ),
        security=("token", "page"),
    ),
    Operation(
        HTTPMethod.GET,
        f"{V1}/sessions/{{code}}/alternatives",
        "listAlternatives",
        "Where people look for a shared text: what others wrote and was shown, and what is agreed",
        supports.alternatives,
        {HTTPStatus.OK: ("Every open question of this kind", schemas.AlternativesOut)},
        NO_SESSION | BUSY | {HTTPStatus.UNAUTHORIZED: "No token, or one that is not of this session."},
        security=("token", "page"),
    ),
    Operation(
        HTTPMethod.POST,
        f"{V1}/sessions/{{code}}/supports",
        "support",
        "Be for an alternative that somebody else wrote, or no longer. The same again changes nothing",
        supports.support,
        {HTTPStatus.OK: ("It stands like this now", schemas.SupportOut)},
        BUSY
        | {
            HTTPStatus.BAD_REQUEST: "Not JSON.",
            HTTPStatus.UNAUTHORIZED: "No token, or one that is not of this session.",
            HTTPStatus.FORBIDDEN: "The activity is closed, or it is your own.",
            HTTPStatus.NOT_FOUND: "There is no such session, or nothing like this that may be seen.",
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Too large.",
            HTTPStatus.UNPROCESSABLE_ENTITY: "A reason for each field.",
            HTTPStatus.TOO_MANY_REQUESTS: "Too many at once. Send the same again after `Retry-After`.",
        },
        takes=schemas.SupportIn,
        security=("token", "page"),
    ),
    Operation(
        HTTPMethod.GET,
        f"{V1}/sessions/{{code}}/events",
        "listen",
        "Server-sent events: what changes, for a participant's phone, the hall's screen or the facilitator",
        events.Events(),
        {HTTPStatus.OK: ("A stream of events", None)},
        BUSY
        | {
            HTTPStatus.BAD_REQUEST: "There is no such audience.",
            HTTPStatus.UNAUTHORIZED: "No token, or one that is not of this session.",
            HTTPStatus.FORBIDDEN: "This audience is for the area's team.",
            HTTPStatus.NOT_FOUND: "There is no session with this code.",
            HTTPStatus.TOO_MANY_REQUESTS: "Too many wrong codes came from this address.",
        },
        parameters=(
            Parameter(
                "audience",
                "query",
                "Who listens. `screen` and `facilitator` are for signed-in people of the area's team.",
                {"type": "string", "enum": ["participant", "screen", "facilitator"], "default": "participant"},
            ),
            Parameter(
                "Last-Event-ID",
                "header",
                "Go on after this event; `0` replays from the start. Without it you hear what comes from now on.",
                {"type": "integer", "minimum": 0},
            ),
            Parameter(
                "last_event_id",
                "query",
                "The same, for a page that connects for the first time. The header wins.",
                {"type": "integer", "minimum": 0},
            ),
        ),
        security=("token", "page", "account"),
        media_type="text/event-stream",
    ),
    Operation(
        HTTPMethod.GET,
        f"{V1}/receipts/{{receipt}}",
        "showReceipt",
        "What became of each thing that the holder of a receipt said",
        reading.receipt,
        {HTTPStatus.OK: ("Everything that they said, first one first", reading_schemas.ReceiptOut)},
        BUSY
        | {
            HTTPStatus.NOT_FOUND: "There is no such receipt.",
            HTTPStatus.TOO_MANY_REQUESTS: "Too many wrong receipts came from this address.",
        },
    ),
    Operation(
        HTTPMethod.GET,
        f"{V1}/areas/{{slug}}/answers",
        "listAnswers",
        "What an area published: you said, we did",
        reading.answers,
        {HTTPStatus.OK: ("The newest first", reading_schemas.AnswersOut)},
        BUSY | {HTTPStatus.NOT_FOUND: "There is no such area."},
    ),
    Operation(
        HTTPMethod.GET,
        "/healthz",
        "healthz",
        "The process lives",
        health.healthz,
        {HTTPStatus.OK: ("It lives", schemas.HealthOut)},
    ),
    Operation(
        HTTPMethod.GET,
        "/readyz",
        "readyz",
        "It can serve: the database answers and is up to date, the writer works, wake-ups are heard",
        health.readyz,
        {HTTPStatus.OK: ("It can serve", schemas.HealthOut)},
        {HTTPStatus.SERVICE_UNAVAILABLE: "It cannot serve just now."},
    ),
)
