"""Client of Taskspace, a service that says which dataset, model or prompt helps with a new task."""

from taskspace.client import Taskspace
from taskspace.errors import JobFailed, NotFinished, Refused, TaskspaceError, Unreachable
from taskspace.resources.datasets import Dataset, Example, LabelCount, Validation
from taskspace.resources.embeddings import Embedding, Estimate, Learning, Space, VectorImport
from taskspace.resources.evaluation import Evaluation, MethodScore
from taskspace.resources.jobs import Cost, Job, Progress
from taskspace.resources.keys import AuditEntry, Key, NewKey
from taskspace.resources.labelers import Model, Pool, Prompt, TrialEstimate
from taskspace.resources.ranking import (
    Evidence,
    Excluded,
    Interval,
    Observed,
    RankedSource,
    Ranking,
    RerankEstimate,
    ScorePart,
)
from taskspace.resources.surrogates import Surrogate, SurrogateCatalog, Unusable
from taskspace.resources.transfers import Budget, ImportReport, MeasurementEstimate, RowResult, Transfer
from taskspace.resources.webhooks import Attempt, Delivery, Webhook

__version__ = "0.1.0"

__all__ = [
    "Attempt",
    "AuditEntry",
    "Budget",
    "Cost",
    "Dataset",
    "Delivery",
    "Embedding",
    "Estimate",
    "Evaluation",
    "Evidence",
    "Example",
    "Excluded",
    "ImportReport",
    "Interval",
    "Job",
    "JobFailed",
    "Key",
    "LabelCount",
    "Learning",
    "MeasurementEstimate",
    "MethodScore",
    "Model",
    "NewKey",
    "NotFinished",
    "Observed",
    "Pool",
    "Progress",
    "Prompt",
    "RankedSource",
    "Ranking",
    "Refused",
    "RerankEstimate",
    "RowResult",
    "ScorePart",
    "Space",
    "Surrogate",
    "SurrogateCatalog",
    "Taskspace",
    "TaskspaceError",
    "Transfer",
    "TrialEstimate",
    "Unreachable",
    "Unusable",
    "Validation",
    "VectorImport",
    "Webhook",
    "__version__",
]
