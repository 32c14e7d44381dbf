"""Whether something is about one project: asked in the same way wherever it is asked."""

from collections.abc import Mapping, Sequence

from django import forms

from alongside.projects.models import Project


class AboutProjectForm(forms.Form):
    """A form that asks for a project, once `ask_for_project` says how."""

    _projects: Mapping[str, Project] = {}

    def ask_for_project(self, projects: Sequence[Project], *, label: str, none: str, chosen: Project | None) -> None:
        """Add the question where there is a project to choose; `chosen` is the one that somebody came from."""
        self._projects = {project.slug: project for project in projects}
        if projects:
            self.fields["project"] = forms.ChoiceField(
                label=label,
                choices=[("", none), *((slug, project.title) for slug, project in self._projects.items())],
                initial=chosen.slug if chosen else "",
                required=False,
            )

    @property
    def project_chosen(self) -> Project | None:
        """The project that was chosen; nothing where it is about none of them."""
        return self._projects.get(self.cleaned_data.get("project", ""))
