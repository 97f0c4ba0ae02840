"""What can go wrong with a file or a command; odd text is a `Remark`, never an error."""


class QuotesError(Exception):
    """A wrong file or request; the message names what is wrong and the way out."""

    status = 1
    """Exit status of a command that ends with this error: 1 bad input, 2 bad usage."""


class UnreadableError(QuotesError):
    """A file whose bytes are no text: missing, empty, binary or not decodable."""


class DatabaseError(QuotesError):
    """A database that is not ours, is locked, or is newer than this program."""


class MissingError(QuotesError, LookupError):
    """Something that was asked for by its uid and is not in the database."""


class UsageError(QuotesError):
    """Options that do not go together."""

    status = 2


class WorkerLostError(QuotesError):
    """Work over which processes of a cluster died, again and again; the message is a predicate."""


class ClusterError(QuotesError):
    """A cluster that cannot be reached, that is gone, or whose workers read by other rules."""
