"""Settings: every mistake at once, no secret shown, and an example file that cannot rot."""

import re
from pathlib import Path

import pytest

from bot.config import ConfigError, Mode, Settings, read_settings
from bot.domain.messages import Channel
from bot.domain.timetable import Language

EXAMPLE = Path(__file__).parents[1] / "config.example.env"
_LINE = re.compile(r"(#?)([A-Z_]+)=(.*)")
TOKEN = "123456:ABC-def"


@pytest.fixture(autouse=True)
def _no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """There is no `.env` in the folder, unless a test writes one."""
    monkeypatch.chdir(tmp_path)


def _mistakes(monkeypatch: pytest.MonkeyPatch, **values: str) -> str:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ConfigError) as caught:
        read_settings()
    return str(caught.value)


def _example() -> list[tuple[bool, str, str]]:
    """Each setting of the example: whether it is commented out, its name, its value."""
    found = map(_LINE.fullmatch, EXAMPLE.read_text("utf-8").splitlines())
    return [(match[1] == "#", match[2], match[3]) for match in found if match]


def test_nothing_needs_to_be_set() -> None:
    settings = read_settings()
    assert settings.web_chat
    assert settings.language is Language.VI
    assert settings.database_path == Path("data/bot.sqlite3")


def test_the_example_names_exactly_the_settings_there_are() -> None:
    names = [name.lower() for _, name, _ in _example()]
    assert sorted(names) == sorted(Settings.model_fields)


def test_the_example_loads_and_says_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    assert read_settings() == Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic's own argument


def test_in_the_example_only_what_has_no_default_is_commented_out() -> None:
    defaults = {name.upper(): field.get_default() for name, field in Settings.model_fields.items()}
    assert [name for commented, name, _ in _example() if commented] == [
        name for _, name, _ in _example() if not defaults[name]
    ]


def test_what_the_example_shows_for_the_others_is_right_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for _, name, value in _example():
        monkeypatch.setenv(name, value)
    settings = read_settings(telegram_mode=Mode.WEBHOOK)
    assert settings.organisers == {(Channel.TELEGRAM, "123456789"), (Channel.TELEGRAM, "987654321")}


def test_every_mistake_is_reported_at_once_on_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = _mistakes(
        monkeypatch,
        TELEGRAM_BOT_TOKEN="my token",
        TELEGRAM_API_URL="api.telegram.org",
        TELEGRAM_PROXY="proxy:3128",
        TELEGRAM_MODE="webhook",
        ZALO_BOT_TOKEN="1:a,my token",
        ZALO_API_URL="zalo",
        ZALO_MODE="push",
        WEBHOOK_SECRET="too short",
        SECRET_KEY="short",
        HTTP_PORT="80 80",
        DATABASE_URL="postgresql://localhost/bot",
        ORGANISERS="telegram:1,viber:2",
        LANGUAGE="fr",
        MESSAGES_PER_SECOND="0",
        LOG_LEVEL="LOUD",
        LOG_FORMAT="xml",
    ).splitlines()
    assert {line.partition(":")[0] for line in lines} == {
        "TELEGRAM_BOT_TOKEN",
        "TELEGRAM_API_URL",
        "TELEGRAM_PROXY",
        "TELEGRAM_MODE",
        "ZALO_BOT_TOKEN",
        "ZALO_API_URL",
        "ZALO_MODE",
        "WEBHOOK_SECRET",
        "SECRET_KEY",
        "HTTP_PORT",
        "DATABASE_URL",
        "ORGANISERS",
        "LANGUAGE",
        "MESSAGES_PER_SECOND",
        "LOG_LEVEL",
        "LOG_FORMAT",
    }


def test_what_is_wrong_is_shown_with_what_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "(it is 'fr')" in _mistakes(monkeypatch, LANGUAGE="fr")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "bot12:hunter2"),
        ("TELEGRAM_API_URL", "ftp//user:hunter2@api"),
        ("ZALO_BOT_TOKEN", "bot12:hunter2"),
        ("ZALO_API_URL", "ftp//user:hunter2@api"),
        ("TELEGRAM_PROXY", "socks5://user:hunter2@proxy:1080"),
        ("WEBHOOK_SECRET", "hunter2"),
        ("PUBLIC_URL", "user:hunter2@class"),
        ("SECRET_KEY", "hunter2"),
        ("DATABASE_URL", "postgresql://bot:hunter2@db/bot"),
    ],
)
def test_a_mistake_in_a_secret_does_not_show_it(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    mistakes = _mistakes(monkeypatch, **{name: value})
    assert mistakes.startswith(f"{name}: ")
    assert "hunter2" not in mistakes


def test_settings_that_are_right_do_not_show_their_secrets_either(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = {
        "TELEGRAM_BOT_TOKEN": "123456:hunter2",
        "ZALO_BOT_TOKEN": "123456:hunter2,789:hunter2",
        "TELEGRAM_PROXY": "http://user:hunter2@proxy:3128",
        "WEBHOOK_SECRET": "hunter2-hunter2-hunter2",
        "SECRET_KEY": "hunter2 hunter2 hunter2",
    }
    for name, value in secrets.items():
        monkeypatch.setenv(name, value)
    settings = read_settings()
    assert "hunter2" not in repr(settings) + str(settings) + settings.model_dump_json()
    hidden = {name for name, field in Settings.model_fields.items() if "SecretStr" in str(field.annotation)}
    assert hidden == set(map(str.lower, secrets)), "a new secret wants its line here and in the test above"


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_setting_is_the_same_as_none(monkeypatch: pytest.MonkeyPatch, empty: str) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), empty)
    assert read_settings() == Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic's own argument


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_is_read_also_as_windows_editors_save_it(tmp_path: Path, encoding: str) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=en\nHTTP_PORT=0\nSOMETHING_ELSE=1\n", encoding)
    settings = read_settings()
    assert (settings.language, settings.http_port) == (Language.EN, 0)


def test_a_file_in_another_encoding_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=en\n", "utf-16")
    with pytest.raises(ConfigError, match=r"^\.env should be text in UTF-8"):
        read_settings()


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("LANGUAGE=en\nHTTP_PORT=1\n", "utf-8")
    monkeypatch.setenv("HTTP_PORT", "2")
    settings = read_settings()
    assert (settings.language, settings.http_port) == (Language.EN, 2)


def test_a_webhook_needs_its_address_and_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    mistakes = _mistakes(monkeypatch, TELEGRAM_BOT_TOKEN=TOKEN, TELEGRAM_MODE="webhook")
    assert mistakes == "TELEGRAM_MODE: webhook needs PUBLIC_URL and WEBHOOK_SECRET (it is 'webhook')"
    mistakes = _mistakes(monkeypatch, PUBLIC_URL="https://class.example")
    assert mistakes == "TELEGRAM_MODE: webhook needs WEBHOOK_SECRET (it is 'webhook')"
    mistakes = _mistakes(monkeypatch, TELEGRAM_MODE="polling", ZALO_BOT_TOKEN="1:a", ZALO_MODE="webhook")
    assert mistakes == "ZALO_MODE: webhook needs WEBHOOK_SECRET (it is 'webhook')"


def test_several_zalo_bots_are_named_with_commas_and_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZALO_BOT_TOKEN", "1:a-b, 2:c.d=,")
    assert read_settings().zalo_bot_tokens == ("1:a-b", "2:c.d=")
    assert _mistakes(monkeypatch, ZALO_BOT_TOKEN="1:a,1:b") == "ZALO_BOT_TOKEN: it names the same bot twice"


def test_without_a_token_the_mode_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_MODE", "webhook")
    assert read_settings().telegram_bot_token is None


@pytest.mark.parametrize("word", ["on", "true", "1", "yes"])
def test_the_chat_page_is_switched_with_plain_words(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    monkeypatch.setenv("WEB_CHAT", word)
    assert read_settings().web_chat
    monkeypatch.setenv("WEB_CHAT", "off")
    assert not read_settings().web_chat


def test_organisers_may_be_written_with_spaces_and_a_comma_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORGANISERS", " telegram:12 , web:a:b ,")
    assert read_settings().organisers == {(Channel.TELEGRAM, "12"), (Channel.WEB, "a:b")}


@pytest.mark.parametrize("wrong", ["12", "telegram:", "viber:12"])
def test_an_organiser_is_a_channel_and_an_id(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    assert _mistakes(monkeypatch, ORGANISERS=wrong).startswith("ORGANISERS: ")
