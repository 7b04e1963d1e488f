"""Settings: the environment, or a `.env` file. Every mistake is reported at once, and no secret is ever shown."""

import re
from datetime import time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AnyHttpUrl, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict, SettingsError

from bot.domain.messages import Channel
from bot.domain.timetable import Language

_SQLITE = "sqlite:///"
_SHORTEST_KEY = 16
_NEVER_SHOWN = {  # secrets, and addresses that people put passwords into
    "telegram_bot_token",
    "telegram_api_url",
    "telegram_proxy",
    "zalo_bot_token",
    "zalo_api_url",
    "webhook_secret",
    "public_url",
    "secret_key",
    "database_url",
}


class ConfigError(Exception):
    """Settings that cannot be used; the message lists every mistake."""


class Mode(StrEnum):
    """How updates reach us: we ask for them, or the platform brings them."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class Settings(BaseSettings):
    """All settings with their defaults; `config.example.env` explains them."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8-sig", extra="ignore", frozen=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: AnyHttpUrl = AnyHttpUrl("https://api.telegram.org")
    telegram_proxy: SecretStr | None = None
    zalo_bot_token: SecretStr | None = None
    zalo_api_url: AnyHttpUrl = AnyHttpUrl("https://bot-api.zaloplatforms.com")
    webhook_secret: SecretStr | None = None
    public_url: AnyHttpUrl | None = None
    telegram_mode: Mode = Mode.POLLING  # after what it needs
    zalo_mode: Mode = Mode.POLLING
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=8080, ge=0, le=65535)
    web_chat: bool = True
    database_url: str = f"{_SQLITE}data/bot.sqlite3"
    schedule_file: Path = Path("schedule.json")
    organisers: Annotated[frozenset[tuple[Channel, str]], NoDecode] = frozenset()
    secret_key: SecretStr | None = None
    language: Language = Language.VI
    messages_per_second: float = Field(default=25.0, gt=0)
    replies_per_second: float = Field(default=500.0, gt=0)
    broadcast_approval_above: int | None = Field(default=500, ge=0)  # receivers; None never
    broadcast_hold: timedelta = timedelta(seconds=30)
    change_hold: timedelta = timedelta(seconds=60)
    change_notice_after: timedelta | None = None  # None only when an organiser says so
    backup_at: time | None = time(2)  # by the class's clocks, as is the next one; None never
    backup_keep: int = Field(default=14, ge=1)
    digest_at: time | None = time(18)
    retention_days: int = Field(default=30, ge=0)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"

    @property
    def database_path(self) -> Path:
        """The SQLite file."""
        return Path(self.database_url.removeprefix(_SQLITE))

    @property
    def backup_folder(self) -> Path:
        """Where the copies of every night lie: beside the database."""
        return self.database_path.parent / "backups"

    @property
    def zalo_bot_tokens(self) -> tuple[str, ...]:
        """The tokens of the Zalo bots, which share the database."""
        return tuple(_listed(self.zalo_bot_token.get_secret_value())) if self.zalo_bot_token else ()

    @field_validator("*", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, str) and not value.strip() and info.field_name:
            return cls.model_fields[info.field_name].get_default()
        return value

    @field_validator("telegram_bot_token")
    @classmethod
    def _is_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", value.get_secret_value()):
            raise ValueError("it should look like 123456:ABC-def, as @BotFather gives it")
        return value

    @field_validator("zalo_bot_token")
    @classmethod
    def _are_tokens(cls, value: SecretStr | None) -> SecretStr | None:
        tokens = _listed(value.get_secret_value()) if value else []
        if not all(re.fullmatch(r"\d+:[^\s,/?#%]+", token) for token in tokens):
            raise ValueError("it should look like 123456789:abc-xyz, as Zalo sends it; several with commas between")
        if len({token.partition(":")[0] for token in tokens}) < len(tokens):
            raise ValueError("it names the same bot twice")
        return value

    @field_validator("telegram_proxy")
    @classmethod
    def _is_http(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.match(r"https?://.", value.get_secret_value()):
            raise ValueError("it should be the address of an HTTP proxy, such as http://proxy.example:3128")
        return value

    @field_validator("secret_key")
    @classmethod
    def _is_long_enough(cls, value: SecretStr | None) -> SecretStr | None:
        if value and len(value.get_secret_value()) < _SHORTEST_KEY:
            raise ValueError(f"it should have at least {_SHORTEST_KEY} characters")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _is_fit_for_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
            raise ValueError("it should be 16 to 256 letters, digits, - and _")
        return value

    @field_validator("organisers", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return [tuple(entry.split(":", 1)) if ":" in entry else (entry, "") for entry in _listed(value)]

    @field_validator("organisers")
    @classmethod
    def _have_ids(cls, value: frozenset[tuple[Channel, str]]) -> frozenset[tuple[Channel, str]]:
        if any(not id_ for _, id_ in value):
            raise ValueError("write each organiser as channel:id, such as telegram:123456789")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("backup_at", "digest_at", mode="before")
    @classmethod
    def _is_time_of_day(cls, value: object) -> object:
        if not isinstance(value, str) or not value.strip():
            return value
        if value.strip().lower() == "off":
            return None
        if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value.strip()):
            raise ValueError("write it as a time of day such as 18:00, or off")
        return f"{value.strip():0>5}"

    @field_validator("broadcast_approval_above", mode="before")
    @classmethod
    def _is_count(cls, value: object) -> object:
        if not isinstance(value, str) or not value.strip():
            return value
        if value.strip().lower() == "off":
            return None
        if not value.strip().isdecimal():
            raise ValueError("write it as a number of receivers such as 500, 0 for always, or off")
        return value

    @field_validator("broadcast_hold", "change_hold", "change_notice_after", mode="before")
    @classmethod
    def _is_duration(cls, value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str) or not value.strip():
            return value
        if value.strip().lower() == "off" and info.field_name == "change_notice_after":
            return None
        found = re.fullmatch(r"(\d{1,3})(s|m)", value.strip().lower())
        if not found:
            raise ValueError("write it as seconds or minutes such as 30s or 1m; 0s sends at once")
        return timedelta(**{"seconds" if found[2] == "s" else "minutes": int(found[1])})

    @field_validator("database_url")
    @classmethod
    def _is_sqlite(cls, value: str) -> str:
        if not value.startswith(_SQLITE) or value == _SQLITE:
            raise ValueError("write it as sqlite:///PATH, such as sqlite:///data/bot.sqlite3")
        return value

    @field_validator("telegram_mode", "zalo_mode")
    @classmethod
    def _has_its_companions(cls, value: Mode, info: ValidationInfo) -> Mode:
        token = f"{info.field_name}".replace("_mode", "_bot_token")
        if value is Mode.WEBHOOK and info.data.get(token, "wrong"):
            needed = ("public_url", "webhook_secret")
            missing = [name.upper() for name in needed if info.data.get(name, "wrong") is None]
            if missing:
                raise ValueError(f"webhook needs {' and '.join(missing)}")
        return value


def read_settings(**known: object) -> Settings:
    """The settings; `known` goes before the environment.

    Raises:
        ConfigError: some cannot be used; the message names each, and how to write it.
    """
    try:
        return Settings(**known)  # type: ignore[arg-type]
    except UnicodeDecodeError:
        raise ConfigError(".env should be text in UTF-8: save it again in that encoding") from None
    except (ValidationError, SettingsError) as error:
        problems = error.errors(include_url=False) if isinstance(error, ValidationError) else []
        lines = [_sentence(problem) for problem in problems] or [str(error)]
        raise ConfigError("\n".join(lines)) from None


def _listed(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(",") if entry.strip()]


def _sentence(problem: ErrorDetails) -> str:
    """One mistake, with what was given unless that may be a secret."""
    name = str(problem["loc"][0])
    message = problem["msg"].removeprefix("Value error, ")
    given = "" if name in _NEVER_SHOWN else f" (it is {problem['input']!r})"
    return f"{name.upper()}: {message}{given}"
