"""A bot as one would write it first: python-telegram-bot as it comes, one row for each check-in, nothing durable.

`python -m benchmarks.reference URL DATABASE`. It gives the ratio that means the same on any machine.
"""

import sys
from datetime import UTC, datetime

import aiosqlite
from telegram import Update
from telegram.ext import Application, CommandHandler, ContextTypes

from benchmarks.platform import TOKEN

_TABLE = "CREATE TABLE IF NOT EXISTS check_in (person INTEGER PRIMARY KEY, at TEXT NOT NULL)"


def main() -> None:
    url, path = sys.argv[1:]
    opened: list[aiosqlite.Connection] = []

    async def open_database(_: object) -> None:
        opened.append(await aiosqlite.connect(path))
        await opened[0].execute("PRAGMA journal_mode = WAL")
        await opened[0].execute(_TABLE)
        print("runs on telegram", flush=True)

    async def close_database(_: object) -> None:
        await opened[0].close()

    async def check_in(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_user is None or update.message is None:
            return
        at = datetime.now(UTC)
        await opened[0].execute("INSERT OR IGNORE INTO check_in VALUES (?, ?)", (update.effective_user.id, str(at)))
        await opened[0].commit()
        await update.message.reply_text(f"Đã điểm danh lúc {at:%H:%M}.")

    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot")
    application = builder.post_init(open_database).post_shutdown(close_database).build()
    application.add_handler(CommandHandler("checkin", check_in))
    application.run_polling()


if __name__ == "__main__":
    main()
