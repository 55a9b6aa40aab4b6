"""The endpoints of people: users and profiles, invitations, tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from allauth.mfa.models import Authenticator
from django.db import transaction
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.parsers import MultiPartParser
from rest_framework.permissions import AllowAny
from rest_framework.response import Response

from apps.company import images
from apps.company.models import CompanySettings
from apps.company.schema import VersionedSchema
from apps.core import roles, trail
from apps.core.context import current
from apps.core.exceptions import InvalidParameter
from apps.core.idempotency import replayed
from apps.core.models import Status
from apps.core.viewsets import EntityViewSet, etag
from apps.users import accounts
from apps.users.attempts import Attempt
from apps.users.filters import ApiTokenFilter, InvitationFilter, UserFilter, UserProfileFilter
from apps.users.models import ApiToken, Invitation, User, UserProfile
from apps.users.serializers import (
    AcceptanceSerializer,
    AccountSerializer,
    ApiTokenSerializer,
    InvitationSerializer,
    MeSerializer,
    NewApiTokenSerializer,
    UserProfileSerializer,
    UserSerializer,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.sessions.backends.base import SessionBase
    from django.http import FileResponse
    from rest_framework.request import Request

    from apps.core.lists import Row


class Absent:
    """In place of an action of the base that an entity does not have: the router and OpenAPI pass it over."""

    def __get__(self, instance: Any, owner: Any) -> NoReturn:
        raise AttributeError


class AccountViewSet(EntityViewSet):
    """What users and profiles share: an account is deactivated as a whole."""

    create: Any = Absent()

    def get_serializer_context(self) -> dict[str, Any]:
        more = {"own_session": self.own_session, "is_me": self.action == "change_me"}
        return {**super().get_serializer_context(), **more}

    def own_session(self, user: User) -> SessionBase | None:
        """The session to keep when people change what ends theirs: one's own."""
        is_own = user == self.request.user and self.request.auth is None
        return self.request.session if is_own else None

    def profile_of(self, instance: Any) -> UserProfile:
        raise NotImplementedError

    def set_status(self, instance: Any, status: Status, name: str) -> Any:
        change = accounts.reactivate if status == Status.ACTIVE else accounts.deactivate
        change(self.profile_of(instance), by=self.request.user)
        return instance


class UserViewSet(AccountViewSet):
    """Who may sign in: for admins."""

    queryset = User.objects.all()
    serializer_class = UserSerializer
    filterset_class = UserFilter
    ordering_fields = ("email", "created_on")
    has_status = False

    def found(self, pk: str, *, lock: bool = False) -> Any:
        """The profile is locked first, as everywhere: two orders of locks would be a deadlock."""
        if lock:
            UserProfile.objects.filter(user_id=int(pk)).locked().first()
        return super().found(pk, lock=lock)

    def profile_of(self, instance: User) -> UserProfile:
        return instance.profile


class UserProfileViewSet(AccountViewSet):
    """Everybody of the company; `me/` is one's own, with what one may do."""

    queryset = UserProfile.objects.all()
    serializer_class = UserProfileSerializer
    filterset_class = UserProfileFilter
    ordering_fields = ("created_on",)
    search_parents = ("user",)
    schema = VersionedSchema()
    rights = {
        "me": "read",
        "change_me": "read",
        "my_image": "read",
        "set_my_image": "read",
        "drop_my_image": "read",
        "image": "read",
        "set_image": "edit",
        "drop_image": "edit",
    }

    def profile_of(self, instance: UserProfile) -> UserProfile:
        return instance

    # Oneself

    @extend_schema(responses=MeSerializer)
    @action(detail=False)
    def me(self, request: Request) -> Response:
        """Your own profile, what you may do, and the company's time zone."""
        self.check_parameters()
        return self.answer_me(self.found(self.my_pk()))

    @extend_schema(request=UserProfileSerializer, responses=MeSerializer)
    @me.mapping.patch
    def change_me(self, request: Request) -> Response:
        """Change your own profile, all but the role."""
        self.check_parameters()
        with transaction.atomic():
            profile = self.matched(self.my_pk())
            return self.answer_me(self.save(self.serializer_for(request, profile, partial=True)))

    def my_pk(self) -> str:
        me: Any = self.request.user
        return str(me.profile.pk)

    def answer_me(self, profile: UserProfile) -> Response:
        data = {**self.full_record(profile), **self.standing(profile)}
        return Response(data, headers={"ETag": etag(profile, data)})

    def standing(self, profile: UserProfile) -> Row:
        company = CompanySettings.current()
        return {
            "abilities": roles.abilities(self.request.user),
            "company_name": company.name,
            "company_timezone": company.timezone,
            "second_factor": Authenticator.objects.filter(user_id=profile.user_id, type="totp").exists(),
            "second_factor_required": profile.role in company.two_factor_roles,
        }

    # Pictures

    @extend_schema(responses={(200, "image/webp"): OpenApiTypes.BINARY, **images.NO_PICTURE})
    @action(detail=True)
    def image(self, request: Request, pk: str) -> FileResponse:
        """The picture, 512 pixels square."""
        self.check_parameters()
        return images.download(self.found(pk).profile_image, "image/webp")

    @extend_schema(request=images.PICTURE)
    @image.mapping.put
    def set_image(self, request: Request, pk: str) -> Response:
        """A new picture: PNG, JPEG or WebP of at most 5 MB."""
        return self.change_image(pk, self.uploaded())

    @extend_schema(request=None)
    @image.mapping.delete
    def drop_image(self, request: Request, pk: str) -> Response:
        """No picture any more."""
        return self.change_image(pk, None)

    @extend_schema(responses={(200, "image/webp"): OpenApiTypes.BINARY, **images.NO_PICTURE})
    @action(detail=False, url_path="me/image")
    def my_image(self, request: Request) -> FileResponse:
        """Your picture."""
        self.check_parameters()
        return images.download(self.found(self.my_pk()).profile_image, "image/webp")

    @extend_schema(request=images.PICTURE)
    @my_image.mapping.put
    def set_my_image(self, request: Request) -> Response:
        """A new picture of yourself."""
        return self.change_image(self.my_pk(), self.uploaded())

    @extend_schema(request=None)
    @my_image.mapping.delete
    def drop_my_image(self, request: Request) -> Response:
        """No picture of yourself any more."""
        return self.change_image(self.my_pk(), None)

    def get_parsers(self) -> list[Any]:
        request = self.request  # none while the OpenAPI description is made
        uploads = request is not None and request.method == "PUT" and request.path.endswith("/image/")
        return [MultiPartParser()] if uploads else super().get_parsers()

    def uploaded(self) -> bytes:
        self.check_parameters()
        return images.portrait(images.only_file(self.request))

    def change_image(self, pk: str, content: bytes | None) -> Response:
        with transaction.atomic():
            profile = self.matched(pk)
            profile.profile_image = images.replaced(profile.profile_image, content, ".webp")
            profile.stamp(self.request.user)
            profile.save()
            return self.answer(profile)


class InvitationViewSet(EntityViewSet):
    """How accounts come about: an admin invites, the invited chooses a password."""

    queryset = Invitation.objects.all()
    serializer_class = InvitationSerializer
    filterset_class = InvitationFilter
    ordering_fields = ("-created_on",)
    search_parents = ()
    has_status = False
    rights = {"resend": "edit", "revoke": "delete"}
    extra_rights = ("resend", "revoke")
    schema = VersionedSchema()
    secret_actions = ("accept",)
    update: Any = Absent()
    partial_update: Any = Absent()
    destroy: Any = Absent()
    restore: Any = Absent()

    def rights_in(self, instance: Any) -> list[str]:
        return list(self.extra_rights) if instance.is_active else []

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def resend(self, request: Request, pk: str) -> Response:
        """A new link by e-mail; the former one ends."""
        return self.acted(pk, accounts.send_again)

    @extend_schema(request=None)
    @action(detail=True, methods=["post"])
    def revoke(self, request: Request, pk: str) -> Response:
        """Take the invitation back."""
        return self.acted(pk, accounts.revoke)

    def acted(self, pk: str, act: Callable[[Invitation], None]) -> Response:
        """What an action answers, also to whoever repeats it under the same key."""
        self.check_parameters()

        def write() -> Response:
            invitation = self.matched(pk)
            act(invitation)
            return self.answer(invitation)

        with transaction.atomic():
            return replayed(self.request, write)

    @extend_schema(request=AcceptanceSerializer, responses={201: AccountSerializer}, auth=[])
    @action(detail=False, methods=["post"], permission_classes=[AllowAny], authentication_classes=[])
    def accept(self, request: Request) -> Response:
        """Make the account that the token of an invitation offers; then sign in as always."""
        self.check_parameters()
        current().actor = None
        no_secrets_kept(request)
        form = AcceptanceSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        attempt = Attempt("invitation", "anybody")
        attempt.begin()
        fields = dict(form.validated_data)
        user = accounts.accept(fields.pop("token"), **fields)
        attempt.succeeded()
        trail.record_event("invitation_accepted", actor=user)
        return Response(AccountSerializer(user).data, 201)


def no_secrets_kept(request: Request) -> None:
    """Refuse Idempotency-Key where the answer, or the body, holds a secret: it would have to be stored."""
    if "Idempotency-Key" in request.headers:
        raise InvalidParameter("Idempotency-Key", "Not for requests with a secret.", "not_here")


class ApiTokenViewSet(EntityViewSet):
    """Keys of programs: one's own; an admin sees and revokes all."""

    queryset = ApiToken.objects.all()
    serializer_class = ApiTokenSerializer
    filterset_class = ApiTokenFilter
    ordering_fields = ("-created_on",)
    search_parents = ()
    has_status = False
    schema = VersionedSchema()
    secret_actions = ("create",)
    update: Any = Absent()
    partial_update: Any = Absent()
    restore: Any = Absent()

    def rights_in(self, instance: Any) -> list[str]:
        return ["delete"] if instance.is_active else []

    @extend_schema(responses={201: NewApiTokenSerializer})
    def create(self, request: Request) -> Response:
        """A new token; its `secret` is shown this once."""
        self.check_parameters()
        no_secrets_kept(request)
        if request.auth is not None:
            raise PermissionDenied("A token cannot make tokens; sign in for that.", "session_required")
        with transaction.atomic():
            serializer: Any = self.serializer_for(request)
            response = self._created(self.save(serializer))
        response.data["secret"] = serializer.new_secret
        return response

    def set_status(self, instance: ApiToken, status: Status, name: str) -> ApiToken:
        instance.revoke()
        return instance
