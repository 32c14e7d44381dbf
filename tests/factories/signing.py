"""A project of the little pack whose groups are asked to sign, and what its people do."""

import re
from dataclasses import dataclass

from django.test import Client

from alongside.activity import actors
from alongside.activity.actors import Actor
from alongside.assurance.signing.actions import Said, ask_to_sign, sign
from alongside.assurance.signing.enums import Word
from alongside.assurance.signing.models import Signature
from alongside.assurance.signing.queries import as_it_stands, signatures_of, submission_of
from alongside.assurance.signing.reading import Read
from alongside.assurance.signing.snapshot_queries import Reading
from alongside.people.enums import Role
from alongside.people.models import Area, Group, User
from alongside.projects.actions import publish_project
from alongside.projects.models import Project
from tests.factories.evidence import BY, project_in
from tests.factories.people import person_with
from tests.factories.projects import area_with

_SEALED = re.compile(r'name="read" value="([^"]+)"')
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass
class SignOffScene:
    """A project, and what its people do."""

    project: Project

    def group(self, key: str) -> Group:
        return self.project.area.groups.get(key=key)

    def speaker(self, key: str) -> User:
        """Somebody new who represents a group."""
        return person_with(Role.REPRESENTATIVE, area=self.project.area, group=self.group(key))

    def read(self, key: str, person: User) -> Read:
        """What somebody has before them now."""
        current = {one.group.key: one.pk for one in signatures_of(self.project)}
        return Read.now(
            Reading(self.project).snapshot,
            project=self.project,
            group=self.group(key),
            person_id=person.pk,
            signature_id=current.get(key),
        )

    def read_by_assessor(self, person: User) -> Read:
        """What somebody who assesses has before them now."""
        submission = submission_of(self.project)
        return Read.now(
            Reading(self.project).snapshot,
            project=self.project,
            group=None,
            person_id=person.pk,
            submission=as_it_stands(submission) if submission else "",
        )

    def signs(
        self,
        key: str,
        word: Word = Word.SIGNED,
        *,
        person: User | None = None,
        reasons: str = "Because.",
        read: Read | None = None,
    ) -> Signature:
        """A group says its word, on what stands now unless something else was read."""
        person = person or self.speaker(key)
        return sign(
            project=self.project,
            group=self.group(key),
            said=Said(word, "" if word is Word.SIGNED else reasons),
            read=read or self.read(key, person),
            by=self.actor(person),
        )

    def actor(self, person: User) -> Actor:
        return actors.person(person.pk)

    def browser(self, person: User | None = None) -> Client:
        """A browser in which somebody signed in, or nobody."""
        client = Client()
        if person is not None:
            client.force_login(person, backend=BACKEND)
        return client

    def address(self, more: str = "") -> str:
        return f"/{self.project.area.slug}/projects/{self.project.slug}/sign-off/{more}"


def sign_off_scene(area: Area | None = None) -> SignOffScene:
    """A published project of the little pack; its groups have been asked, and nobody has signed."""
    project = project_in(area or area_with(), claims="telling", is_open="When")
    publish_project(project=project, by=BY)
    ask_to_sign(project=project, by=BY)
    return SignOffScene(project)


def sealed_in(client: Client, address: str) -> str:
    """What a page at which somebody signs or assesses remembers of what they read."""
    return sealed(client.get(address).content.decode())


def sealed(page: str) -> str:
    """The same of a page that came as an answer."""
    found = _SEALED.search(page)
    assert found is not None
    return found[1]
