"""The API's table of contents: one line per endpoint."""

from __future__ import annotations

from rest_framework.routers import SimpleRouter

from apps.accounts_receivables.views import AccountsReceivableViewSet
from apps.audit.views import AuditEntryViewSet
from apps.carriers.views import CarrierInfoViewSet
from apps.contacts.views import ContactInfoViewSet
from apps.customers.views import CustomerLocationViewSet, CustomerViewSet
from apps.documents.views import DocumentViewSet
from apps.plants.views import EstablishmentViewSet, PlantViewSet
from apps.purchase_orders.views import PurchaseOrderViewSet
from apps.suppliers.views import SupplierLocationViewSet, SupplierPlantMappingViewSet, SupplierViewSet
from apps.users.views import ApiTokenViewSet, InvitationViewSet, UserProfileViewSet, UserViewSet

router = SimpleRouter()
router.register("accounts-receivables", AccountsReceivableViewSet)
router.register("suppliers", SupplierViewSet)
router.register("supplier-locations", SupplierLocationViewSet)
router.register("customers", CustomerViewSet)
router.register("customer-locations", CustomerLocationViewSet)
router.register("plants", PlantViewSet)
router.register("establishments", EstablishmentViewSet)
router.register("purchase-orders", PurchaseOrderViewSet)
router.register("contacts", ContactInfoViewSet)
router.register("supplier-plant-mappings", SupplierPlantMappingViewSet)
router.register("carriers", CarrierInfoViewSet)
router.register("documents", DocumentViewSet)
router.register("audit-entries", AuditEntryViewSet)
router.register("users", UserViewSet)
router.register("user-profiles", UserProfileViewSet)
router.register("invitations", InvitationViewSet)
router.register("tokens", ApiTokenViewSet)
