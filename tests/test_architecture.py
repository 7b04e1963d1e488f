"""The shape of the program, read from its source: who imports whom, and where each outside thing has its home."""

import ast
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
BOT = ROOT / "bot"

# Imports go downwards only: to a part with a smaller number, or within the part itself.
RANKS = {
    "domain": 0,
    "storage": 1,
    "channels": 1,
    "texts": 1,
    "understanding": 1,
    "services": 2,
    "handlers": 3,
    "jobs": 4,
    "web": 4,
    "clock": 5,
    "config": 5,
    "running": 6,
    "app": 7,
    "commands": 8,
    "__main__": 9,
}

# Each outside library has its home: the files and folders of bot/ that may import it.
HOMES: Mapping[str, tuple[str, ...]] = {
    "PIL": ("services/pictures.py",),
    "aiohttp": ("app.py", "web/", "channels/http.py", "channels/telegram_transport.py", "channels/zalo_transport.py"),
    "aiohttp.web": ("app.py", "web/"),
    "aiosqlite": ("storage/sqlite.py",),
    "apscheduler": ("app.py",),
    "fluent": ("texts/",),
    "icalendar": ("services/calendar.py",),
    "itsdangerous": ("web/",),
    "jinja2": ("web/templates.py",),
    "openpyxl": ("storage/roster_xlsx.py",),
    "orjson": ("storage/outgoing.py", "channels/http.py", "channels/telegram*.py", "channels/zalo*.py"),
    "prometheus_client": ("web/metrics.py",),
    "pydantic": ("config.py", "storage/schedule*.py"),
    "pydantic_core": ("config.py", "storage/schedule*.py"),
    "pydantic_settings": ("config.py",),
    "sqlite3": ("storage/",),
    "telegram": ("channels/telegram*.py",),
    "uvloop": ("commands/",),
    "xlrd": ("storage/roster_xls.py",),
    "xlsxwriter": ("services/spreadsheets.py",),
    "yarl": ("channels/telegram_transport.py",),
}

CLOCK_HOME = ("clock.py",)
CLOCKS = {
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
    "date.today",
    "time.time",
    "time.time_ns",
    "time.localtime",
}
UNSUPERVISED = re.compile(r"(asyncio|loop\(?\)?)\.(create_task|ensure_future)")
SAYING_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc", "core"}
MOST_LINES = 300
SQL = re.compile(
    r"\s*(SELECT\s|INSERT\s+(OR|INTO)\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|(CREATE|DROP|ALTER)\s+TABLE\s|PRAGMA\s)"
)
PROGRAM_NAME = "Điểm Cầu"  # the same in every language

# Vietnamese is for texts, which are chosen by language; here it is what the code is about.
VIETNAMESE_HOMES = (
    "texts/",  # names of days, beside the texts
    "understanding/",  # the words that people use
    "services/roster_words.py",  # what stands in lists
    "storage/roster_tcvn3.py",  # the letters of an encoding
    "handlers/words.py",  # what people type
)
_MARKS = {"\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0309", "\u031b", "\u0323"}


@dataclass(frozen=True)
class Module:
    """A file of the program."""

    path: Path  # in bot/
    tree: ast.Module
    lines: int

    @property
    def part(self) -> str:
        """The layer it belongs to."""
        return self.path.parts[0].removesuffix(".py")

    def at(self, patterns: tuple[str, ...]) -> bool:
        """Whether the file is one of those: a path with stars, or a folder, which ends with a slash."""
        return any(
            self.path.is_relative_to(pattern) if pattern.endswith("/") else ("/" / self.path).match(f"/{pattern}")
            for pattern in patterns
        )

    def imports(self) -> Iterator[str]:
        """What it imports, by full names; `from a import b` is `a.b`. Imports inside functions count too."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{self.path}: a relative import hides where it goes"
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def strings(self) -> Iterator[str]:
        """Its string literals, without docstrings."""
        holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        first = [node.body[0] for node in ast.walk(self.tree) if isinstance(node, holders) and node.body]
        docs = {statement.value for statement in first if isinstance(statement, ast.Expr)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs:
                yield node.value


@cache
def modules() -> tuple[Module, ...]:
    """Every file of the program."""
    found = []
    for file in sorted(BOT.rglob("*.py")):
        source = file.read_text("utf-8")
        found.append(Module(file.relative_to(BOT), ast.parse(source), source.count("\n")))
    return tuple(found)


def _is_vietnamese(text: str) -> bool:
    rest = text.replace(PROGRAM_NAME, "")
    return "đ" in rest.lower() or not _MARKS.isdisjoint(unicodedata.normalize("NFD", rest))


def test_imports_point_downwards_only() -> None:
    wrong = [
        f"{module.path} imports {name}"
        for module in modules()
        for name in module.imports()
        if name.startswith("bot.") and (part := name.split(".")[1]) in RANKS
        if part != module.part and RANKS[part] >= RANKS[module.part]
    ]
    assert wrong == []


def test_every_part_has_its_place_in_the_order() -> None:
    assert {module.part for module in modules()} - {"__init__"} == set(RANKS)


def test_every_outside_library_is_imported_only_in_its_home() -> None:
    wrong = []
    for module in modules():
        for name in module.imports():
            library = name.split(".")[0]
            homes = [place for home, place in HOMES.items() if f"{name}.".startswith(f"{home}.")]
            homeless = not homes and library not in sys.stdlib_module_names | {"bot"}
            if homeless or not all(module.at(place) for place in homes):
                wrong.append(f"{module.path} imports {name}")
    assert wrong == []


def test_every_home_is_lived_in() -> None:
    imported = {f"{name}." for module in modules() for name in module.imports()}
    assert [home for home in HOMES if not any(name.startswith(f"{home}.") for name in imported)] == []


def test_the_clock_is_read_in_one_place() -> None:
    wrong = [
        f"{module.path}, line {node.lineno}: {ast.unparse(node)}"
        for module in modules()
        if not module.at(CLOCK_HOME)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in CLOCKS
    ]
    assert wrong == []


def test_every_task_belongs_to_a_group_that_sees_its_errors() -> None:
    wrong = [
        f"{module.path}, line {node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and UNSUPERVISED.search(ast.unparse(node))
    ]
    assert wrong == []


def test_sql_is_only_in_storage() -> None:
    wrong = [
        f"{module.path}: {text[:60]}"
        for module in modules()
        if module.part != "storage"
        for text in module.strings()
        if SQL.match(text)
    ]
    assert wrong == []


def test_vietnamese_is_only_where_words_belong() -> None:
    wrong = [
        f"{module.path}: {text[:60]}"
        for module in modules()
        if not module.at(VIETNAMESE_HOMES)
        for text in module.strings()
        if _is_vietnamese(text)
    ]
    assert wrong == []


def test_no_file_is_long() -> None:
    """A long file is two things; which?"""
    assert [f"{module.path}: {module.lines}" for module in modules() if module.lines > MOST_LINES] == []


def test_every_name_says_what_is_inside() -> None:
    assert [module.path for module in modules() if SAYING_NOTHING & set(module.path.with_suffix("").parts)] == []
