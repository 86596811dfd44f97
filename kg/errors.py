"""What a user can get wrong: one class per kind, each with a message of one line that says what to do."""

__all__ = [
    "ActorListError",
    "AnnotationFileError",
    "BuildError",
    "CorrectionError",
    "ExportError",
    "GraphError",
    "InputError",
    "KgError",
    "MissingDependencyError",
    "ModelError",
    "OntologyError",
    "QueryError",
    "SettingsError",
    "StoreError",
    "UnreadableError",
]


class KgError(Exception):
    """Anything that kg raises on purpose; the command line prints it as one line and exits with 1."""


class ActorListError(KgError):
    """A list of known actors can't be read: names the file, the line and the expected value."""


class AnnotationFileError(KgError):
    """A file of annotations is malformed or doesn't fit the articles: names document, field and what is wrong."""


class BuildError(KgError):
    """A build can't start or finish: nothing to read, output not writable, another build at work."""


class CorrectionError(KgError):
    """A corrections file is malformed: names the entry and the key."""


class ExportError(KgError):
    """A graph can't be written in the wanted format."""


class GraphError(KgError):
    """A graph file can't be read, or breaks an invariant."""


class InputError(KgError):
    """An article can't be read: the message is the reason that the report names."""


class UnreadableError(InputError):
    """A file or folder can't be opened or read on, whatever is in it: a build that had it before must not lose it."""


class MissingDependencyError(KgError):
    """An optional part isn't installed: the message holds the command that installs it."""


class ModelError(KgError):
    """The spaCy pipeline is missing or lacks a component that kg needs."""


class OntologyError(KgError):
    """An ontology file is malformed: names file, key and expected value."""


class QueryError(KgError):
    """A query is malformed, unknown or lacks a parameter."""


class SettingsError(KgError):
    """An option or a key of ``kg.toml`` is wrong."""


class StoreError(KgError):
    """The store of extractions can't be opened or was written by another version."""
