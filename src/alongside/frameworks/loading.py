"""From a folder of YAML to a frozen pack, or to everything that is wrong with it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from alongside.frameworks import rules
from alongside.frameworks.errors import Finding, PackError, PackRefusedError
from alongside.frameworks.files import (
    ACTIVITIES_FILE,
    MINUTES_FILE,
    PACK_FILE,
    PARTS,
    STAGES_FOLDER,
    is_stage,
    model_of,
)
from alongside.frameworks.form_errors import form_findings
from alongside.frameworks.schema import ActivitiesFile, MinutesFile, Pack, SessionTemplate, Stage
from alongside.frameworks.schema.base import Frozen
from alongside.frameworks.source import SourceError, SourceFile, canonical, digest_of, read_file

PACKS_FOLDER: Final = Path(__file__).resolve().parent.parent / "packs"
COMMON_FOLDER: Final = PACKS_FOLDER / "_common"

Models = Mapping[str, Frozen]


def load_pack(path: Path) -> Pack:
    """The pack in a folder. Raises `PackRefusedError` with every error that was found, not only the first."""
    sources, errors = _read_folder(folder_of(path))
    models, findings = _read_forms({name: source.data for name, source in sources.items()})
    errors += _located(sources, findings)
    if errors:
        raise PackRefusedError(errors)
    pack = _assemble(models, {name: source.data for name, source in sources.items()})
    errors = _located(sources, _meaning(pack, models))
    if errors:
        raise PackRefusedError(errors)
    return pack


def check_path(path: Path) -> list[PackError]:
    """What is wrong with the pack in a folder; an empty list where nothing is."""
    try:
        load_pack(path)
    except PackRefusedError as refused:
        return list(refused.errors)
    return []


def parse_pack(files: Mapping[str, Any]) -> Pack:
    """A pack from the plain data of its files, as an installed version keeps it."""
    models, findings = _read_forms(files)
    if findings:
        raise PackRefusedError([_unlocated(finding) for finding in findings])
    return _assemble(models, files)


def checked_pack(files: Mapping[str, Any]) -> Pack:
    """A pack from the plain data of its files, form and meaning. Raises `PackRefusedError`."""
    pack = parse_pack(files)
    models, _ = _read_forms(files)
    findings = _meaning(pack, models)
    if findings:
        raise PackRefusedError([_unlocated(finding) for finding in findings])
    return pack


def templates_from(data: Any) -> tuple[SessionTemplate, ...]:
    """Templates of sessions from the plain data of their file. Raises `PackRefusedError`."""
    model, findings = form_findings(ActivitiesFile, file=ACTIVITIES_FILE, data=data)
    if not isinstance(model, ActivitiesFile):
        raise PackRefusedError([_unlocated(finding) for finding in findings])
    return model.templates


def folder_of(path: Path) -> Path:
    """The folder of a pack, where somebody named the folder or the file in it."""
    return path.parent if path.name == PACK_FILE else path


def bundled_folders() -> list[Path]:
    """The folders of the packs that come with the product."""
    return sorted(pack.parent for pack in PACKS_FOLDER.glob(f"*/{PACK_FILE}"))


@cache
def common_templates() -> tuple[SessionTemplate, ...]:
    """The templates of sessions that every area has, whatever its pack."""
    path = COMMON_FOLDER / ACTIVITIES_FILE
    source = read_file(path)
    model, findings = form_findings(ActivitiesFile, file=ACTIVITIES_FILE, data=source.data)
    templates = model.templates if isinstance(model, ActivitiesFile) else ()
    findings += rules.template_findings(templates)
    if findings:
        raise PackRefusedError(_located({ACTIVITIES_FILE: source}, findings))
    return templates


@cache
def common_minutes() -> MinutesFile:
    """What is written down of a meeting where a pack does not say it."""
    source = read_file(COMMON_FOLDER / MINUTES_FILE)
    model, findings = form_findings(MinutesFile, file=MINUTES_FILE, data=source.data)
    if not isinstance(model, MinutesFile):
        raise PackRefusedError(_located({MINUTES_FILE: source}, findings))
    return model


def _read_folder(path: Path) -> tuple[dict[str, SourceFile], list[PackError]]:
    if not (path / PACK_FILE).is_file():
        return {}, [_no_pack(path)]
    sources: dict[str, SourceFile] = {}
    errors: list[PackError] = []
    for file in _yaml_files(path):
        name = file.relative_to(path).as_posix()
        if model_of(name) is None:
            errors.append(_stranger(file))
            continue
        try:
            sources[name] = read_file(file)
        except SourceError as unreadable:
            errors.append(unreadable.error)
    return sources, errors


def _yaml_files(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.suffix in (".yaml", ".yml") and file.is_file())


def _no_pack(path: Path) -> PackError:
    return PackError(
        file=str(path / PACK_FILE),
        line=1,
        reason="this file is not there, so there is no pack here",
        what_to_do=f"Name the folder that holds {PACK_FILE}",
    )


def _stranger(file: Path) -> PackError:
    known = ", ".join([PACK_FILE, *PARTS, f"{STAGES_FOLDER}/*.yaml"])
    return PackError(
        file=str(file), line=1, reason="a pack has no such file", what_to_do=f"Rename or move it; a pack has {known}"
    )


def _read_forms(files: Mapping[str, Any]) -> tuple[dict[str, Frozen], list[Finding]]:
    models: dict[str, Frozen] = {}
    findings: list[Finding] = []
    for name, data in files.items():
        kind = model_of(name)
        if kind is None:
            continue
        model, wrong = form_findings(kind, file=name, data=data)
        findings += wrong
        if model is not None:
            models[name] = model
    return models, findings


def _assemble(models: Models, files: Mapping[str, Any]) -> Pack:
    fields = dict(models[PACK_FILE])
    for name, (_, field, target) in PARTS.items():
        if name in models:
            fields[target] = getattr(models[name], field) if field else models[name]
    source = canonical(dict(files))
    stages = tuple(sorted(_stages_of(models).values(), key=lambda stage: stage.position))
    return Pack(**fields, stages=stages, canonical=source, digest=digest_of(source))


def _stages_of(models: Models) -> dict[str, Stage]:
    return {name: model for name, model in sorted(models.items()) if is_stage(name) and isinstance(model, Stage)}


def _meaning(pack: Pack, models: Models) -> list[Finding]:
    common = frozenset(template.id for template in common_templates())
    return rules.findings(pack, _stages_of(models), common_ids=common)


def _located(sources: Mapping[str, SourceFile], findings: list[Finding]) -> list[PackError]:
    errors = [
        PackError(
            file=sources[finding.file].path,
            line=sources[finding.file].line_of(finding.place),
            reason=finding.reason,
            what_to_do=finding.what_to_do,
        )
        for finding in findings
    ]
    return sorted(errors, key=lambda error: (error.file, error.line))


def _unlocated(finding: Finding) -> PackError:
    return PackError(file=finding.file, line=1, reason=finding.reason, what_to_do=finding.what_to_do)
