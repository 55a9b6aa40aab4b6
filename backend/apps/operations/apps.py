from django.apps import AppConfig
from django.db.models.signals import post_save


class OperationsConfig(AppConfig):
    name = "apps.operations"

    def ready(self) -> None:
        from apps.audit.models import AuditEntry
        from apps.operations import security_log

        post_save.connect(security_log.tell, sender=AuditEntry, dispatch_uid="security_log")
