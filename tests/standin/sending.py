"""The methods that write into chats: send, edit, copy, forward, delete."""

from collections.abc import Callable
from typing import Any

from tests.standin import limits
from tests.standin.chats import Chat, ChatWorld, Message
from tests.standin.refusals import Json, bad_request
from tests.standin.values import Upload

Method = Callable[[ChatWorld, Json], Any]


def send_message(world: ChatWorld, args: Json) -> Json:
    text, entities = limits.check_text(args)
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    return _post(world, args, content).raw


def send_photo(world: ChatWorld, args: Json) -> Json:
    file, content = _file(world, args["photo"], limits.PHOTO_BYTES, "photo")
    size = file | {"width": 512, "height": 512}
    message = _post(world, args, {"photo": [size], **_caption(args)})
    message.content = content
    return message.raw


def send_document(world: ChatWorld, args: Json) -> Json:
    file, content = _file(world, args["document"], limits.DOCUMENT_BYTES, "document")
    message = _post(world, args, {"document": file, **_caption(args)})
    message.content = content
    return message.raw


def send_location(world: ChatWorld, args: Json) -> Json:
    if not (-90 <= args["latitude"] <= 90 and -180 <= args["longitude"] <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return _post(world, args, {"location": {"latitude": args["latitude"], "longitude": args["longitude"]}}).raw


def send_contact(world: ChatWorld, args: Json) -> Json:
    contact = {name: args[name] for name in ("phone_number", "first_name", "last_name", "vcard") if name in args}
    return _post(world, args, {"contact": contact}).raw


def send_chat_action(world: ChatWorld, args: Json) -> bool:
    if args["action"] not in limits.CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.writable(args["chat_id"]).actions.append(args["action"])
    return True


def forward_message(world: ChatWorld, args: Json) -> Json:
    original = _source(world, args, "message to forward not found")
    content = {k: v for k, v in original.raw.items() if k not in _HEADERS}
    origin = {"type": "user", "sender_user": original.raw["from"], "date": original.raw["date"]}
    return _post(world, args, {"forward_origin": origin, **content}).raw


def copy_message(world: ChatWorld, args: Json) -> Json:
    original = _source(world, args, "message to copy not found")
    content = {k: v for k, v in original.raw.items() if k not in _HEADERS}
    if "caption" in args:
        content |= _caption(args)
    return {"message_id": _post(world, args, content).id}


def edit_message_text(world: ChatWorld, args: Json) -> Json:
    text, entities = limits.check_text(args)
    chat, message = _editable(world, args)
    if "text" not in message.raw:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, chat, message, args, {"text": text, "entities": entities})


def edit_message_caption(world: ChatWorld, args: Json) -> Json:
    caption, entities = limits.check_caption(args)
    chat, message = _editable(world, args)
    if "photo" not in message.raw and "document" not in message.raw:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, chat, message, args, {"caption": caption, "caption_entities": entities})


def edit_message_reply_markup(world: ChatWorld, args: Json) -> Json:
    chat, message = _editable(world, args)
    return _edit(world, chat, message, args, {})


def delete_message(world: ChatWorld, args: Json) -> bool:
    chat = world.writable(args["chat_id"])
    message = chat.messages.get(args["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to delete not found")
    too_old = world.now() - message.raw["date"] > limits.DELETABLE_FOR.total_seconds()
    if too_old or not (message.from_bot or chat.private):
        raise bad_request("message can't be deleted")
    message.deleted = True
    chat.mailbox.changed()
    return True


def delete_messages(world: ChatWorld, args: Json) -> bool:
    if not 1 <= len(args["message_ids"]) <= 100:
        raise bad_request(
            "Too many message identifiers specified" if args["message_ids"] else "message identifiers are not specified"
        )
    chat = world.writable(args["chat_id"])
    for message_id in args["message_ids"]:
        if message_id in chat.messages:
            chat.messages[message_id].deleted = True
    chat.mailbox.changed()
    return True


_HEADERS = frozenset(
    {"message_id", "from", "chat", "date", "edit_date", "reply_markup", "reply_to_message", "forward_origin"}
)


def _post(world: ChatWorld, args: Json, content: Json) -> Message:
    chat = world.writable(args["chat_id"])
    markup = limits.check_markup(args, private=chat.private)
    replied = _replied_to(chat, args)
    if replied is not None:
        content = {**content, "reply_to_message": {k: v for k, v in replied.raw.items() if k != "reply_to_message"}}
    if markup is not None:
        if "inline_keyboard" in markup:
            content["reply_markup"] = markup
        else:
            rows = markup.get("keyboard", [])
            chat.keyboard = [[{"text": b} if isinstance(b, str) else b for b in row] for row in rows]
    return world.put(chat, world.bot, content)


def _replied_to(chat: Chat, args: Json) -> Message | None:
    parameters = args.get("reply_parameters")
    if parameters is None:
        return None
    message = chat.messages.get(parameters["message_id"])
    if (message is None or message.deleted) and not parameters.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def _caption(args: Json) -> Json:
    caption, entities = limits.check_caption(args)
    content: Json = {"caption": caption} if caption else {}
    return content | {"caption_entities": entities} if entities else content


def _file(world: ChatWorld, given: Upload | str, limit: int, what: str) -> tuple[Json, bytes | None]:
    """The description of an uploaded file, of one sent before, or of one at a URL (whose content nobody fetches)."""
    if isinstance(given, Upload):
        limits.check_upload(given.content, limit)
        stored = world.store(given.filename, given.content, given.content_type)
    elif given in world.files:
        stored = world.files[given]
    elif given.startswith(("http://", "https://")):
        limits.check_url(given, "file URL")
        return {"file_id": f"standin-url-{world.new_id()}", "file_unique_id": f"url{world.new_id()}"}, None
    else:
        raise bad_request("wrong file identifier/HTTP URL specified")
    names: Json = {} if what == "photo" else {"file_name": stored.name, "mime_type": stored.content_type}
    return stored.face() | names, stored.content


def _source(world: ChatWorld, args: Json, missing: str) -> Message:
    message = world.find(args["from_chat_id"]).messages.get(args["message_id"])
    if message is None or message.deleted:
        raise bad_request(missing)
    return message


def _editable(world: ChatWorld, args: Json) -> tuple[Chat, Message]:
    if "inline_message_id" in args:
        raise bad_request("MESSAGE_ID_INVALID")
    for name, refusal in (("chat_id", "chat_id is empty"), ("message_id", "message identifier is not specified")):
        if name not in args:
            raise bad_request(refusal)
    chat = world.writable(args["chat_id"])
    message = chat.messages.get(args["message_id"])
    if message is None or message.deleted:
        raise bad_request("message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(world: ChatWorld, chat: Chat, message: Message, args: Json, content: Json) -> Json:
    """Change what is shown; a keyboard that is not given again disappears."""
    changed: Json = {**content, "reply_markup": limits.check_markup(args, private=chat.private, inline_only=True)}
    if changed["reply_markup"] == {"inline_keyboard": []}:
        changed["reply_markup"] = None
    if all((message.raw.get(name) or None) == (value or None) for name, value in changed.items()):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a"
            " current content and reply markup of the message"
        )
    raw = {**message.raw, "edit_date": world.now(), **changed}
    message.raw = {name: value for name, value in raw.items() if value not in (None, [], "")}
    message.edits += 1
    chat.mailbox.changed()
    return message.raw


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendLocation": send_location,
    "sendContact": send_contact,
    "sendChatAction": send_chat_action,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
SENDS = frozenset(name for name in METHODS if name.startswith(("send", "copy", "forward"))) - {"sendChatAction"}
