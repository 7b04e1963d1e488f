"""The methods about the bot itself: who it is, its commands and texts, files, answers to taps, members of a chat."""

from typing import Any

import orjson

from tests.standin import limits
from tests.standin.chats import ChatWorld
from tests.standin.entities import utf16_length
from tests.standin.refusals import Json, bad_request
from tests.standin.sending import Method

_PROFILE = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}


def get_me(world: ChatWorld, _args: Json) -> Json:
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return world.bot | abilities


def answer_callback_query(world: ChatWorld, args: Json) -> bool:
    text = args.get("text", "")
    if utf16_length(text) > limits.ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    query = world.queries.get(args["callback_query_id"])
    too_old = query is not None and world.now() - query.asked_at > world.query_lifetime.total_seconds()
    if query is None or too_old or query.answer.done():
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    query.answer.set_result(text)
    return True


def get_file(world: ChatWorld, args: Json) -> Json:
    stored = world.files.get(args["file_id"])
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.content) > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return stored.face() | {"file_path": stored.path}


def set_my_commands(world: ChatWorld, args: Json) -> bool:
    limits.check_commands(args)
    key = _scope(world, args)
    if args["commands"]:
        world.settings[key] = [c | {"command": c["command"].removeprefix("/")} for c in args["commands"]]
    else:
        world.settings.pop(key, None)
    return True


def delete_my_commands(world: ChatWorld, args: Json) -> bool:
    limits.check_language(args)
    world.settings.pop(_scope(world, args), None)
    return True


def get_my_commands(world: ChatWorld, args: Json) -> Any:
    return world.settings.get(_scope(world, args), [])


def _scope(world: ChatWorld, args: Json) -> str:
    scope = args.get("scope", {"type": "default"})
    if "chat_id" in scope:
        world.find(scope["chat_id"])
    return f"commands {orjson.dumps(scope, option=orjson.OPT_SORT_KEYS).decode()} {args.get('language_code', '')}"


def _setter(field: str) -> Method:
    def set_it(world: ChatWorld, args: Json) -> bool:
        limits.check_profile_text(args, field)
        world.settings[f"{field} {args.get('language_code', '')}"] = args.get(field, "")
        return True

    return set_it


def _getter(field: str) -> Method:
    def get_it(world: ChatWorld, args: Json) -> Json:
        limits.check_language(args)
        default = world.bot["first_name"] if field == "name" else ""
        in_general = world.settings.get(f"{field} ") or default
        return {field: world.settings.get(f"{field} {args.get('language_code', '')}") or in_general}

    return get_it


def get_chat(world: ChatWorld, args: Json) -> Json:
    chat = world.find(args["chat_id"])
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    return chat.face | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, False),
    }


def get_chat_member(world: ChatWorld, args: Json) -> Json:
    chat = world.find(args["chat_id"])
    if args["user_id"] == world.bot["id"]:
        return {"status": "member" if chat.standing == "open" else "left", "user": world.bot}
    user = world.people.get(args["user_id"])
    if user is None or (chat.private and chat.id != user["id"]):
        raise bad_request("PARTICIPANT_ID_INVALID")
    return {"status": "member", "user": user}


def set_chat_menu_button(world: ChatWorld, args: Json) -> bool:
    if "chat_id" in args:
        world.find(args["chat_id"])
    world.settings[f"menu button {args.get('chat_id', '')}"] = args.get("menu_button", {"type": "default"})
    return True


def get_chat_menu_button(world: ChatWorld, args: Json) -> Any:
    return world.settings.get(f"menu button {args.get('chat_id', '')}", {"type": "default"})


def set_message_reaction(world: ChatWorld, args: Json) -> bool:
    if args["message_id"] not in world.writable(args["chat_id"]).messages:
        raise bad_request("message to react not found")
    return True


def pin_chat_message(world: ChatWorld, args: Json) -> bool:
    chat = world.writable(args["chat_id"])
    if args["message_id"] not in chat.messages:
        raise bad_request("message to pin not found")
    chat.pinned.append(args["message_id"])
    return True


def leave_chat(world: ChatWorld, args: Json) -> bool:
    chat = world.writable(args["chat_id"])
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.standing = "left"
    return True


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMessageReaction": set_message_reaction,
    "pinChatMessage": pin_chat_message,
    "leaveChat": leave_chat,
    **{f"setMy{title}": _setter(field) for title, field in _PROFILE.items()},
    **{f"getMy{title}": _getter(field) for title, field in _PROFILE.items()},
}
