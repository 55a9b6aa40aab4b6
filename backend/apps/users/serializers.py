"""What the API takes and gives for people, invitations and tokens."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.validators import UniqueValidator

from apps.core.exceptions import RuleBroken
from apps.core.roles import Role, role_of
from apps.core.serializer_fields import ChoiceField, ComputedField, EmailField, NameField, TextField
from apps.core.serializers import ENTITY_FIELDS, EntitySerializer
from apps.users import accounts
from apps.users.models import ApiToken, Invitation, User, UserProfile

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_TOKEN_LIFE = timedelta(days=366)
USUAL_TOKEN_LIFE = timedelta(days=90)


class AddressField(EmailField):
    """An e-mail address that somebody signs in with: lower case."""

    def to_internal_value(self, data: Any) -> str:
        return User.objects.normalize_email(super().to_internal_value(data))


class FullNameField(ComputedField):
    """First and last name; the e-mail address where both are empty."""

    schema = {"type": "string"}

    def __init__(self, prefix: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.columns = [f"{prefix}{name}" for name in ("first_name", "last_name", "email")]
        self.needs = tuple(self.columns)

    def compute(self, row: Mapping[str, Any]) -> str:
        first, last, email = (row[column] for column in self.columns)
        return f"{first} {last}".strip() or email


class UserSerializer(EntitySerializer):
    email = AddressField(
        max_length=254,
        validators=[UniqueValidator(User.objects.all(), "This e-mail address has an account.")],
        help_text="Signs in with it; kept in lower case.",
    )
    name = FullNameField()
    role = ChoiceField(choices=Role.choices, source="profile.role", help_text="What they may do.")
    profile = serializers.IntegerField(source="profile.id", read_only=True, help_text="Their profile.")

    class Meta:
        model = User
        fields = (
            "id",
            "version",
            "email",
            "first_name",
            "last_name",
            "name",
            "role",
            "is_active",
            "is_staff",
            "profile",
            "last_login",
            "created_on",
            "modified_on",
        )
        read_only_fields = ("is_staff", "last_login")
        example = {"email": "dana.reyes@projectmeats.example", "first_name": "Dana", "role": "broker"}

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.of_profile = attrs.pop("profile", {})
        return super().validate(attrs)

    def update(self, instance: User, validated_data: dict[str, Any]) -> User:
        by, active = self.context["request"].user, validated_data.pop("is_active", instance.is_active)
        accounts.tell_of_new_address(instance, validated_data.get("email", instance.email))
        for name, value in validated_data.items():
            setattr(instance, name, value)
        self._change_role(instance, self.of_profile.get("role", instance.profile.role))
        if active != instance.is_active:
            (accounts.reactivate if active else accounts.deactivate)(instance.profile, by=by)
        instance.save()
        return instance

    def _change_role(self, user: User, role: str) -> None:
        if role != user.profile.role:
            user.extra_changes["role"] = [user.profile.role, role]
            by, keep = self.context["request"].user, self.context["own_session"](user)
            accounts.change_role(user.profile, role, by=by, keep=keep)


class ProfileImageField(ComputedField):
    """Where the picture is; null without one."""

    schema = {"type": ["string", "null"], "format": "uri-reference"}
    needs = ("profile_image",)

    def compute(self, row: Mapping[str, Any]) -> str | None:
        return f"/api/v1/user-profiles/{row['pk']}/image/" if row["profile_image"] else None


class UserProfileSerializer(EntitySerializer):
    name = FullNameField("user__")
    email = serializers.EmailField(source="user.email", read_only=True, help_text="Signs in with it.")
    first_name = TextField(
        source="user.first_name", max_length=100, allow_blank=True, required=False, help_text="Given name."
    )
    last_name = TextField(
        source="user.last_name", max_length=100, allow_blank=True, required=False, help_text="Family name."
    )
    profile_image = ProfileImageField()

    class Meta:
        model = UserProfile
        fields = (
            *ENTITY_FIELDS,
            "user",
            "user_name",
            "name",
            "first_name",
            "last_name",
            "email",
            "role",
            "phone",
            "department",
            "job_title",
            "timezone",
            "email_notifications",
            "bio",
            "profile_image",
            "theme",
            "density",
        )
        example = {
            "role": "broker",
            "phone": "312-555-0177",
            "department": "Trading",
            "job_title": "Senior broker",
            "timezone": "America/Chicago",
        }

    def _is_read_only(self, name: str) -> bool:
        """Nobody gives themselves a role by `me/`, admins neither."""
        return super()._is_read_only(name) or (name == "role" and self.context.get("is_me", False))

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        self.names = attrs.pop("user", {})
        return super().validate(attrs)

    def update(self, instance: UserProfile, validated_data: dict[str, Any]) -> UserProfile:
        demoted = validated_data.get("role", instance.role) != instance.role
        if demoted:
            accounts.keep_an_admin(instance)
        instance.extra_changes |= accounts.rename(instance.user, **self.names)
        super().update(instance, validated_data)
        if demoted:
            accounts.rights_changed(instance.user, keep=self.context["own_session"](instance.user))
        return instance


class MeSerializer(UserProfileSerializer):
    """One's own profile, and what one may do."""

    abilities = serializers.DictField(
        child=serializers.DictField(), read_only=True, help_text="Per entity what you may do."
    )
    company_name = serializers.CharField(read_only=True)
    company_timezone = serializers.CharField(read_only=True, help_text="In which the company's days begin.")
    second_factor = serializers.BooleanField(read_only=True, help_text="Whether signing in asks for a code.")
    second_factor_required = serializers.BooleanField(
        read_only=True, help_text="Whether your role must have a second factor."
    )
    can = serializers.ListField(
        child=serializers.CharField(), read_only=True, help_text="What you may do with this record."
    )

    class Meta(UserProfileSerializer.Meta):
        fields: Any = (
            *UserProfileSerializer.Meta.fields,
            "abilities",
            "company_name",
            "company_timezone",
            "second_factor",
            "second_factor_required",
            "can",
        )


class InvitationStateField(ComputedField):
    """What became of it."""

    schema = {"type": "string", "enum": ["open", "expired", "accepted", "revoked"]}
    needs = ("accepted_on", "revoked_on", "expires_on")

    def compute(self, row: Mapping[str, Any]) -> str:
        if row["accepted_on"]:
            return "accepted"
        if row["revoked_on"]:
            return "revoked"
        return "open" if row["expires_on"] > timezone.now() else "expired"


class InvitationSerializer(EntitySerializer):
    email = AddressField(max_length=254, help_text="Where the invitation goes; signs in with it later.")
    state = InvitationStateField()
    invited_by_name = NameField(reference="invited_by")

    class Meta:
        model = Invitation
        fields = (
            "id",
            "version",
            "email",
            "name",
            "role",
            "state",
            "invited_by",
            "invited_by_name",
            "created_on",
            "modified_on",
            "expires_on",
            "accepted_on",
            "revoked_on",
        )
        extra_kwargs = {"role": {"required": True}}
        example = {"email": "dana.reyes@projectmeats.example", "name": "Dana Reyes", "role": "broker"}

    def create(self, validated_data: dict[str, Any]) -> Invitation:
        return accounts.invite(by=self.context["request"].user, **{"name": "", **validated_data})


class AcceptanceSerializer(serializers.Serializer[Any]):
    """What the invited fills in."""

    token = TextField(max_length=100, help_text="From the link in the e-mail.")
    password = TextField(
        max_length=128, trim_whitespace=False, help_text="At least 12 characters, not a common one."
    )
    first_name = TextField(max_length=100)
    last_name = TextField(max_length=100, allow_blank=True, required=False, default="")

    def to_internal_value(self, data: Any) -> Any:
        unknown = [name for name in data if name not in self.fields] if isinstance(data, dict) else []
        if unknown:
            errors = {
                name: [serializers.ErrorDetail("There is no such field.", "unknown_field")]
                for name in unknown
            }
            raise serializers.ValidationError(errors)
        return super().to_internal_value(data)


class AccountSerializer(serializers.Serializer[Any]):
    """The account that came about: sign in with it next."""

    email = serializers.EmailField()
    name = serializers.CharField()


class TokenStateField(ComputedField):
    """Whether it still works."""

    schema = {"type": "string", "enum": ["active", "expired", "revoked"]}
    needs = ("revoked_on", "expires_on")

    def compute(self, row: Mapping[str, Any]) -> str:
        if row["revoked_on"]:
            return "revoked"
        return "active" if row["expires_on"] > timezone.now() else "expired"


class ApiTokenSerializer(EntitySerializer):
    state = TokenStateField()
    starts_with = serializers.CharField(
        source="token_key", read_only=True, help_text="The first letters, by which you know it."
    )

    class Meta:
        model = ApiToken
        fields = (
            "id",
            "version",
            "name",
            "scope",
            "state",
            "starts_with",
            "user",
            "user_name",
            "created_on",
            "modified_on",
            "expires_on",
            "last_used_on",
            "revoked_on",
        )
        extra_kwargs = {"user": {"required": False}, "expires_on": {"required": False}}
        example = {"name": "Nightly report", "scope": "read"}

    def validate_expires_on(self, value: Any) -> Any:
        if not timedelta(0) < value - timezone.now() <= LONGEST_TOKEN_LIFE:
            raise RuleBroken({"expires_on": ["In the future, and at most a year ahead."]})
        return value

    def validate_user(self, value: User) -> User:
        user = self.context["request"].user
        if value != user and role_of(user) != Role.ADMIN:
            raise PermissionDenied("Only an admin makes tokens for others.")
        if not value.is_active:
            raise RuleBroken({"user": ["This user is not active."]})
        return value

    def create(self, validated_data: dict[str, Any]) -> ApiToken:
        owner = validated_data.pop("user", self.context["request"].user)
        validated_data.setdefault("expires_on", timezone.now() + USUAL_TOKEN_LIFE)
        token, self.new_secret = ApiToken.objects.issue(owner, **validated_data)
        return token


class NewApiTokenSerializer(ApiTokenSerializer):
    """A token just made: the only time that its secret is shown."""

    secret = serializers.CharField(read_only=True, help_text="For the Authorization header; kept nowhere.")

    class Meta(ApiTokenSerializer.Meta):
        fields: Any = (*ApiTokenSerializer.Meta.fields, "secret")
