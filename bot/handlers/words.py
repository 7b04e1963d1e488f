"""What people type for what they could also tap: folded, so with or without tone marks, in either language."""

ACTION_BY_WORDS = {
    words: action
    for action, variants in {
        "start": ("start", "bat dau", "ghi danh", "dang ky", "register"),
        "help": ("help", "tro giup", "huong dan", "menu"),
        "checkin": ("checkin", "check in", "diem danh", "co mat", "toi co mat", "present"),
        "undo": ("undo", "huy diem danh", "undo check in"),
        "today": ("today", "hom nay"),
        "tomorrow": ("tomorrow", "ngay mai", "mai"),
        "now": ("now", "bay gio"),
        "next": ("next", "tiep theo"),
        "schedule": ("schedule", "chuong trinh", "programme", "program", "lich hoc"),
        "me": ("me", "diem danh cua toi", "my attendance"),
        "reminders": ("reminders", "nhac", "nhac lich", "nhac nho", "loi nhac"),
        "reminders:10": ("truoc 10 phut", "10 minutes before"),
        "reminders:30": ("truoc 30 phut", "30 minutes before"),
        "reminders:60": ("truoc 60 phut", "60 minutes before"),
        "reminders:on": ("nhac theo lich cua lop", "as the timetable says"),
        "reminders:off": ("tat nhac lich", "turn reminders off"),
        "language": ("language", "ngon ngu"),
        "site": ("site", "diem cau", "diem cau cua toi", "my site", "doi diem cau", "another site"),
        "data": ("data", "xem du lieu", "see my data", "my data"),
        "phone": ("phone", "so dien thoai", "dung so dien thoai", "use my phone number"),
        "contact": ("chia se so dien thoai cua toi", "share my phone number"),
        "walk-in": ("ghi danh ngoai danh sach", "register without the list"),
        "only-me": ("khong phai toi go ra", "not me take it off"),
        "no-phone": ("bo qua", "skip"),
        "handover": ("handover", "ban giao", "hand over"),
        "walkins": ("walkins", "nguoi ngoai danh sach", "ngoai danh sach", "people not on the list", "walk ins"),
        "rights": ("rights", "quyen", "ai giu quyen", "who holds rights"),
        "privacy": ("privacy", "rieng tu", "du lieu"),
        "forget": ("forget", "xoa du lieu", "forget me", "delete my data"),
        "forget:yes": ("xoa toi chac chan", "delete i am sure"),
        "agree": ("agree", "dong y", "toi dong y", "i agree"),
        "decline": ("decline", "khong dong y", "i do not agree"),
        "cancel": ("cancel", "huy", "thoi"),
        "status": ("status", "tinh trang"),
        "summary": ("summary", "tong hop"),
        "broadcast": ("broadcast", "thong bao"),
        "broadcast:to": ("chon nguoi nhan", "choose receivers"),
        "broadcast:preview": ("xem lai thong bao", "look at it again"),
        "broadcast:edit": ("sua noi dung", "change the text"),
        "broadcast:english": ("them ban tieng anh", "add an english version"),
        "broadcast:asks": ("hoi xac nhan da doc", "ask whether it was read"),
        "broadcast:test": ("gui thu cho toi", "gui thu", "send me a test"),
        "broadcast:anywhere": ("o moi noi", "everywhere"),
        "broadcast:undo": ("hoan tac", "undo the broadcast"),
        "broadcast:pause": ("tam dung gui", "tam dung", "pause sending", "pause"),
        "broadcast:resume": ("gui tiep", "go on sending", "resume"),
        "broadcast:stop": ("dung han", "stop for good"),
        "broadcast:correct": ("dinh chinh", "correct it"),
        "broadcast:recall": ("thu hoi", "take it back"),
        "broadcast:file": ("tep ket qua", "file of results"),
        "read": ("da doc", "da doc va hieu", "i have read it", "read"),
        "unknown": ("unknown",),
        "plan": ("plan", "ke hoach nhac", "plan of reminders"),
        "board": ("board", "bang theo doi", "live board"),
        "board:off": ("board off", "thu hoi cac lien ket", "withdraw my links"),
        "screen": ("screen", "man hinh diem danh"),
        "lang:vi": ("tieng viet", "vietnamese"),
        "lang:en": ("english", "tieng anh"),
    }.items()
    for words in variants
}

# A button that asks a question asks it in words, as a person would.
QUESTION_BY_ACTION = {
    "today": "hôm nay học gì",
    "tomorrow": "ngày mai học gì",
    "now": "bây giờ đang học gì",
    "next": "tiếp theo là gì",
    "schedule": "toàn bộ chương trình",
}

# A button for one day asks for it so, with the day as `7/9`.
QUESTION_OF_A_DAY = "ngày {} học gì"
