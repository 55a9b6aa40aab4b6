"""When each scheduled job ran, so that of several runners one does it, once."""

from __future__ import annotations

from django.db import models


class ScheduledJob(models.Model):
    """One row for each job of `jobs.py`; it exists from the job's first run on."""

    name = models.CharField(max_length=60, unique=True, help_text="The job's name in the program.")
    due_on = models.DateTimeField(help_text="Not before then is it done again.")
    leased_until = models.DateTimeField(null=True, help_text="Somebody is doing it, until then at most.")
    started_on = models.DateTimeField(null=True, help_text="When it was last begun.")
    succeeded_on = models.DateTimeField(null=True, help_text="When it last came to a good end.")
    failures = models.PositiveIntegerField(default=0, help_text="Failures in a row.")
    last_error = models.CharField(max_length=500, blank=True, default="", help_text="What went wrong last.")

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name
