### Điểm Cầu, tiếng Việt. Cách xưng hô và giọng văn: docs/style-vi.md.

## Choices

choice-agree = Đồng ý
choice-decline = Không đồng ý
choice-checkin = Điểm danh
choice-undo = Hủy điểm danh
choice-today = Hôm nay
choice-tomorrow = Ngày mai
choice-now = Bây giờ
choice-next = Tiếp theo
choice-schedule = Chương trình
choice-me = Điểm danh của tôi
choice-reminders = Nhắc lịch
choice-reminders-on = Nhắc theo lịch của lớp
choice-reminders-off = Tắt nhắc lịch
choice-lead = Trước { $minutes } phút
choice-help = Trợ giúp
choice-site = Đổi điểm cầu
choice-forget = Xóa dữ liệu
choice-forget-yes = Xóa, tôi chắc chắn
choice-cancel = Hủy
choice-broadcast = Thông báo
choice-broadcast-send = Gửi cho { $count } người
choice-broadcast-drop = Không gửi
choice-broadcast-to = Chọn người nhận
choice-broadcast-preview = Xem lại thông báo
choice-broadcast-edit = Sửa nội dung
choice-broadcast-english = Thêm bản tiếng Anh
choice-broadcast-asks = Hỏi xác nhận đã đọc
choice-broadcast-asks-no = Không hỏi “đã đọc” ở số { $number }
choice-broadcast-test = Gửi thử cho tôi
choice-broadcast-anywhere = Ở mọi nơi
choice-broadcast-approve = Duyệt thông báo { $number }
choice-broadcast-refuse = Không duyệt thông báo { $number }
choice-broadcast-undo = Hoàn tác
choice-broadcast-pause = Tạm dừng gửi
choice-broadcast-resume = Gửi tiếp
choice-broadcast-stop = Dừng hẳn
choice-broadcast-correct = Đính chính
choice-broadcast-recall = Thu hồi
choice-broadcast-recall-yes = Thu hồi thông báo { $number }
choice-broadcast-file = Tệp kết quả
choice-broadcast-show = Thông báo { $number }
choice-broadcast-older = Cũ hơn số { $number }
choice-broadcast-again-failed = Gửi lại { $count } tin lỗi
choice-broadcast-again-unknown = Gửi lại { $count } tin chưa rõ
choice-broadcast-chase = Nhắc { $count } người chưa đọc
choice-picked = ✓ { $name }
choice-unpicked = { $name }
choice-read = Đã đọc
choice-board = Bảng theo dõi
choice-board-off = Thu hồi các liên kết
choice-lang-vi = Tiếng Việt
choice-lang-en = English
choice-of-site = { $site }
choice-move-site = Chuyển sang { $site }
choice-session = { $session } { DAY($start) }

menu-checkin = Điểm danh
menu-today = Hôm nay học gì
menu-schedule = Toàn bộ chương trình
menu-me = Điểm danh của tôi
menu-reminders = Nhắc lịch
menu-site = Điểm cầu của tôi
menu-language = Ngôn ngữ · Language
menu-help = Trợ giúp

## Registration

notice-of-data =
    { $title }
    Hệ thống lưu họ tên, điểm cầu, giờ điểm danh và mã cuộc trò chuyện này để điểm danh và nhắc lịch học.
    Đồng chí có thể xem bằng /privacy và xóa bằng /forget bất cứ lúc nào. Đồng chí có đồng ý không?
declined =
    Hệ thống không lưu thông tin nào về đồng chí. Đồng chí vẫn xem được chương trình học; để được điểm danh, đề nghị báo thư ký điểm cầu.
ask-site = Đồng chí dự học ở điểm cầu nào? Xin gõ một phần tên xã, phường, đặc khu; có dấu hay không dấu đều được.
which-site = Có { $count } điểm cầu có tên như vậy. Đồng chí dự học ở điểm cầu nào?
which-site-of-many = Có { $count } điểm cầu có tên như vậy, dưới đây là một số. Xin gõ rõ hơn, kèm tên tỉnh, thành phố.
site-unknown = Không tìm thấy điểm cầu nào có tên như vậy. Xin kiểm tra lại, hoặc gõ một phần tên xã, phường, đặc khu.
site-gone = Điểm cầu này không còn trong danh sách. Xin gõ lại tên điểm cầu.
ask-name = { $site }. Xin gõ họ và tên đầy đủ của đồng chí.
name-unclear = Xin gõ họ và tên đầy đủ, chỉ gồm chữ, ví dụ: Trần Thị Lan.
registered = Đã ghi danh đồng chí { $name }, { $site }. Khi vào phòng học, xin chọn “Điểm danh”.
already-registered = Đồng chí { $name } đã được ghi danh rồi.
welcome-back = Chào đồng chí { $name }, { $site }.
other-site = Đồng chí đang có tên trong danh sách { $own }. Đường liên kết này là của { $site }.
my-site =
    Điểm cầu của đồng chí:
    { $lines }
    Để đổi điểm cầu, xin gõ một phần tên điểm cầu mới.
site-line-name = { $value }
site-line-room = Phòng: { $value }
site-line-chair = Chủ trì: { $value }
site-line-link = Đường vào phòng học trực tuyến: { $value }
site-changed = Đã chuyển đồng chí sang { $site }.
forget-sure = Xóa họ tên, điểm cầu và cuộc trò chuyện này khỏi hệ thống? Lượt điểm danh vẫn được tính trong tổng số, không kèm tên. Không thể khôi phục.
forgotten = Đã xóa. Nếu muốn dùng lại, xin gõ /start.
privacy =
    Hệ thống lưu: họ tên, điểm cầu, giờ điểm danh từng buổi, ngôn ngữ và mã cuộc trò chuyện này, để điểm danh và nhắc lịch học; với người có trong danh sách, thêm chức vụ và số điện thoại mà điểm cầu đã gửi. Câu hỏi chưa trả lời được thì giữ lại để bổ sung, không kèm tên người hỏi.
    Hệ thống không thu thập vị trí, ảnh hay số định danh cá nhân. Xóa dữ liệu: /forget.
invited-organiser = Đồng chí đã được trao quyền của ban tổ chức. Gõ /help để xem các lệnh.
invited-clerk = Đồng chí là thư ký điểm cầu { $site }.
invited-chair = Đồng chí là người chủ trì điểm cầu { $site }.
invited-coordinator = Đồng chí là cán bộ tổng hợp các điểm cầu của { $site }.

## Who is who

choice-start = Ghi danh
choice-phone = Dùng số điện thoại
choice-contact = Chia sẻ số điện thoại của tôi
choice-iam-yes = Đúng, là tôi
choice-iam-no = Không phải tôi
choice-onlyme = Không phải tôi, gỡ ra
choice-unlisted = Ghi danh ngoài danh sách
choice-of-person = { $person }
choice-data = Xem dữ liệu
choice-nophone = Bỏ qua
choice-handover = Bàn giao
choice-deputy = Tạo mã cho người thay
choice-withdraw = Thu quyền: { $name }
choice-leave = Thôi phụ trách điểm cầu
choice-leave-yes = Thôi phụ trách, tôi chắc chắn
choice-walkins = Người ngoài danh sách
choice-walk-in-name = { $name }
choice-enlist = Thêm vào danh sách
choice-merge-yes = Gộp làm một
choice-merge-no = Chọn người khác
choice-unmerge = Hoàn tác: { $name }
choice-walkins-page = Xem tiếp, trang { $number }
person-name = { $name }
person-with-position = { $name }, { $position }
place-name = { $name }
everywhere = cả lớp
linked = Đã ghi danh theo danh sách: đồng chí { $person }; điểm cầu { $site }. Khi vào phòng học, xin chọn “Điểm danh”.
linked-elsewhere = Đồng chí vừa được ghi danh thêm ở một cuộc trò chuyện khác ({ $name }). Từ nay lời nhắc đến cuộc trò chuyện dùng gần nhất. Nếu đó không phải là đồng chí, xin gỡ ra.
unlinked = Cuộc trò chuyện này không còn gắn với tên nào trong danh sách. Để ghi danh lại, xin gõ /start.
only-here = Đã gỡ { $count } cuộc trò chuyện khác. Mã cá nhân cũ không dùng được nữa; nếu cần mã mới, đề nghị liên hệ thư ký điểm cầu.
is-that-you = Đồng chí là { $person }; điểm cầu { $site }, đúng không?
still-asked = Câu hỏi trước vẫn chờ đồng chí: xin chọn “Đúng, là tôi” hoặc “Không phải tôi”.
not-on-list = Chưa tìm thấy tên { $name } trong danh sách của { $site }. Xin gõ lại họ và tên như trong giấy mời. Nếu đồng chí không có trong danh sách, xin chọn “Ghi danh ngoài danh sách”.
name-again = Xin gõ lại họ và tên đầy đủ của đồng chí.
name-taken = Tên này đã được ghi danh ở một cuộc trò chuyện khác. Nếu là đồng chí, xin gõ mã cá nhân hoặc đề nghị thư ký điểm cầu giúp. Đồng chí cũng có thể ghi danh ngoài danh sách.
which-of-name = Điểm cầu có nhiều người tên như vậy. Xin gõ chức vụ, hoặc 3 số cuối điện thoại của đồng chí.
prove-name = Để chắc chắn đúng người, xin gõ chức vụ, hoặc 3 số cuối điện thoại của đồng chí.
which-again = Chưa xác định được. Xin gõ chức vụ như trong danh sách, hoặc 3 số cuối điện thoại của đồng chí.
which-of-phone = Số điện thoại này là của nhiều người trong danh sách. Đồng chí là ai?
phone-unknown = Số điện thoại này không có trong danh sách nào. Đồng chí vẫn ghi danh được bằng điểm cầu và họ tên.
phone-not-here = Ở đây không chia sẻ số điện thoại được. Đồng chí ghi danh bằng mã cá nhân, hoặc bằng điểm cầu và họ tên.
share-phone = Xin bấm nút chia sẻ số điện thoại ở cuối màn hình. Hệ thống chỉ dùng số này để tìm đồng chí trong danh sách.
contact-not-own = Hệ thống chỉ nhận số điện thoại của chính người gửi. Xin dùng nút chia sẻ số điện thoại của mình.
guessed-too-often = Đồng chí đã thử nhiều lần. Xin thử lại sau một giờ, gõ mã cá nhân hoặc hỏi thư ký điểm cầu. Đồng chí cũng có thể ghi danh ngoài danh sách.
codes-too-often = Đồng chí đã thử nhiều mã không đúng. Xin thử lại sau một giờ, hoặc liên hệ người gửi mã.
code-refused = Mã này không đúng, đã dùng hoặc đã hết hạn. Xin liên hệ người gửi mã.
code-in-group = Mã này chỉ dùng trong cuộc trò chuyện riêng với hệ thống. Đề nghị không gửi mã vào nhóm.
registered-walk-in = Đã ghi danh đồng chí { $name }, { $site }, ngoài danh sách; thư ký điểm cầu sẽ đối chiếu sau. Khi vào phòng học, xin chọn “Điểm danh”.
nothing-asked = Không có gì thay đổi. Đồng chí có thể chọn một mục dưới đây.
site-is-yours = Đồng chí đang ở đúng điểm cầu này: { $site }.
move-listed = Đồng chí có tên trong danh sách của { $own }. Nếu chuyển sang { $site }, thư ký của cả hai điểm cầu sẽ được báo.
delegate-moved = Đồng chí { $name } đã tự chuyển từ { $own } sang { $site }.

role-organiser = ban tổ chức
role-coordinator = tổng hợp tỉnh
role-clerk = thư ký
role-chair = chủ trì
ask-holder-name = Để ban tổ chức liên hệ khi cần, xin gõ họ và tên của đồng chí.
ask-holder-phone = Cảm ơn đồng chí { $name }. Xin cho biết số điện thoại để ban tổ chức gọi khi cần; không bắt buộc.
holder-phone-unclear = Số này chưa đúng. Xin gõ lại số điện thoại, ví dụ: 0912 345 678.
holder-known = Đã ghi nhận: đồng chí { $name }. Gõ /help để xem các lệnh.
holder = • { $name } – { $role }
holder-with-phone = • { $name } – { $role }, { $phone }
handover =
    Phụ trách điểm cầu { $site }:
    { $lines }
    Người thay dùng mã một lần để nhận quyền. Đồng chí thu lại được quyền của người do mình giao.
deputy-code =
    Mã cho người thay ở { $site }: { $code }
    Người nhận gõ mã này cho hệ thống trong vòng { $hours } giờ. Mã dùng một lần; xin chỉ chuyển cho đúng người.
leave-sure = Đồng chí thôi phụ trách điểm cầu { $site }? Những người còn lại vẫn giữ quyền.
leave-sure-last = Đồng chí thôi phụ trách điểm cầu { $site }? Điểm cầu sẽ không còn ai phụ trách, ban tổ chức sẽ được báo.
left = Đồng chí không còn phụ trách điểm cầu { $site }. Cảm ơn đồng chí.
site-without-clerk = Điểm cầu { $site } không còn ai phụ trách. Mời người khác: diemcau invite clerk --site { $code }
right-withdrawn = Quyền của đồng chí ({ $role }) đã được thu lại.
right-is-withdrawn =
    Đã thu quyền:
    { $holder }
right-was-gone = Quyền này không còn, hoặc không phải do đồng chí giao.
rights =
    Người giữ quyền, { $place }:
    { $lines }
rights-nobody = Chưa có ai.
rights-which-site = Có nhiều điểm cầu tên như vậy. Xin chọn một điểm cầu.

walk-ins =
    { $site }: { $count } người ngoài danh sách
    { $lines }
walk-in-line = • { $name }
walk-in-line-likely = • { $name } – có thể là { $person }
walk-ins-none = { $site }: không có ai ghi danh ngoài danh sách.
walk-ins-which-site = Xin chọn điểm cầu, hoặc gõ /walkins kèm tên điểm cầu.
walk-in = { $name }, { $site }, ghi danh ngoài danh sách. Là ai trong danh sách? Xin chọn, hoặc gõ họ tên.
walk-in-unlike = { $name }, { $site }, ghi danh ngoài danh sách. Không có tên nào gần giống. Xin gõ họ tên trong danh sách, hoặc thêm vào danh sách.
walk-in-which = { $name } là ai trong những người này?
walk-in-gone = Người này không còn ở ngoài danh sách, hoặc không thuộc điểm cầu của đồng chí.
merge-preview =
    { $name } và { $person } là một người? Sau khi gộp, mỗi buổi tính:
    { $lines }
merge-line = • { $session }: { $status }
merge-line-instead = • { $session }: { $status } (thay cho: { $other })
merge-no-words = • Chưa có lượt điểm danh nào.
merge-has-chats = • Người trong danh sách đã ghi danh ở { $count } cuộc trò chuyện khác.
choice-findme = Tìm tôi trong danh sách
choice-mergeall = Gộp { $count } người trùng đúng họ tên
choice-mergeall-yes = Gộp { $count } người
choice-unmerge-all = Hoàn tác: { $count } người
merge-all =
    Những người này ghi danh ngoài danh sách, đúng họ tên một người trong danh sách và chỉ một:
    { $lines }
merge-pair = • { $person }
merge-pairs-more = … và { $count } người nữa
merge-all-none = { $site }: không có ai chắc chắn trùng. Xin xem từng người.
merged-all = Đã gộp { $count } người. Hoàn tác được trong { $hours } giờ.
merged = Đã gộp { $name } với { $person }. Hoàn tác được trong { $hours } giờ.
enlisted = Đã thêm { $person } vào danh sách. Hoàn tác được trong { $hours } giờ.
unmerged = Đã hoàn tác: mọi việc như trước khi gộp.
unmerged-but = Đã hoàn tác. Có { $count } mục thay đổi sau khi gộp được giữ ở người trong danh sách; đề nghị kiểm tra lại.
unmerge-refused = Không hoàn tác được nữa: đã hoàn tác rồi, quá thời hạn, hoặc không thuộc điểm cầu của đồng chí.
you-are-on-list = Thư ký điểm cầu đã xác nhận đồng chí là { $person } trong danh sách.
you-are-walk-in = Thư ký điểm cầu đã hoàn tác việc xác nhận: đồng chí lại được ghi ngoài danh sách.
status-of-present = có mặt
status-of-late = đến muộn
status-of-excused = vắng có phép
status-of-absent = vắng không phép
status-of-left-early = về sớm
status-of-unknown = chưa rõ

data =
    Dữ liệu của đồng chí:
    { $lines }
data-name = Họ tên: { $name }
data-position = Chức vụ: { $position }
data-site = Điểm cầu: { $site }
data-phone = Điện thoại: { $phone }
data-listed = Có trong danh sách điểm cầu
data-walk-in = Ghi danh ngoài danh sách
data-code = Mã đại biểu: { $code }
data-own-code = Có mã cá nhân (chỉ lưu dạng không đọc lại được)
data-chat = Cuộc trò chuyện: { $name } { $address }, ngôn ngữ { $language }
data-agreed = Đã đồng ý lưu dữ liệu: { TIME($at) } ngày { DATE($at) }
data-lead = Nhắc trước: { $minutes } phút
data-words = Điểm danh: { $count } buổi (xem /me)
data-holder = Quyền: { $role }, { $site }
help-clerk =
    Thư ký, chủ trì điểm cầu:
    /report – báo cáo phòng, hoặc chỉ gõ: đủ · 42/45, vắng: … · vắng 3
    /roll – điểm danh theo danh sách · /absent – ai vắng · /close – chốt buổi
    /walkins – người ghi danh ngoài danh sách
    /screen – màn hình điểm danh của phòng · /board – bảng theo dõi
    /handover – bàn giao, mời người thay
help-coordinator =
    Tổng hợp tỉnh:
    /summary – tổng hợp tỉnh, điểm cầu · /silent – điểm cầu chưa báo cáo · /absent – ai vắng
    /chart – biểu đồ · /export – tệp Excel, CSV
    /walkins – người ghi danh ngoài danh sách
help-people = /rights – ai giữ quyền ở điểm cầu · /walkins – người ngoài danh sách

## Checking in

checkin-present =
    Đã điểm danh: { $session } { DAY($start) }.
    Có mặt lúc { TIME($at) }, { $site }.
checkin-late =
    Đã điểm danh: { $session } { DAY($start) }.
    Đến muộn, lúc { TIME($at) }, { $site }.
checkin-already-present = { $session } { DAY($start) }: đồng chí đã điểm danh lúc { TIME($at) }, có mặt. Không cần điểm danh lại.
checkin-already-late = { $session } { DAY($start) }: đồng chí đã điểm danh lúc { TIME($at) }, đến muộn. Không cần điểm danh lại.
checkin-already-left-early = { $session } { DAY($start) }: đồng chí được ghi nhận có mặt lúc { TIME($at) }, về sớm.
checkin-not-open =
    Chưa đến giờ điểm danh. { $session } { DAY($start) } bắt đầu lúc { TIME($start) }, mở điểm danh từ { TIME($opens) }.
checkin-closed =
    { $session } { DAY($start) } đã đóng điểm danh lúc { TIME($closes) }. Nếu đồng chí có dự, đề nghị báo thư ký điểm cầu để được ghi nhận.
checkin-over = Lớp học đã kết thúc, không còn buổi nào để điểm danh.
checkin-not-registered = Đồng chí chưa ghi danh nên chưa điểm danh được. Ghi danh mất chưa đến một phút.
checkin-no-code =
    { $session } { DAY($start) }: xin nhập mã 6 chữ số đang hiện trên màn hình của điểm cầu, hoặc quét mã QR ở đó.
checkin-wrong-code = Mã này không đúng hoặc đã đổi. Xin nhập mã đang hiện trên màn hình; nhập sai không ảnh hưởng đến điểm danh.
checkin-too-many-codes = Đã nhập sai { $count } lần, mã vừa gửi chưa được xét. Xin thử lại sau { $minutes } phút, hoặc nhờ thư ký điểm cầu ghi nhận.
undo-done = Đã hủy điểm danh: { $session } { DAY($start) }. Đồng chí có thể điểm danh lại.
undo-refused = Không hủy được: chỉ hủy được lượt tự điểm danh trong vòng 10 phút. Nếu cần sửa, đề nghị báo thư ký điểm cầu.
notice-present = Đã điểm danh lúc { TIME($at) }
notice-late = Đã điểm danh, đến muộn, lúc { TIME($at) }
notice-already = Đồng chí đã điểm danh lúc { TIME($at) }
notice-not-open = Chưa đến giờ điểm danh
notice-closed = Đã đóng điểm danh
notice-over = Lớp học đã kết thúc
notice-not-registered = Đồng chí chưa ghi danh
notice-no-code = Xin nhập mã trên màn hình
notice-wrong-code = Mã không đúng
notice-too-many-codes = Xin thử lại sau
notice-undone = Đã hủy điểm danh
notice-nothing-changed = Không có gì thay đổi
notice-saved = Đã lưu
me =
    Điểm danh của đồng chí { $name }:
    { $lines }
me-present = ✓ { $session } { DAY($start) }: có mặt, { TIME($at) }
me-late = ✓ { $session } { DAY($start) }: đến muộn, { TIME($at) }
me-excused = – { $session } { DAY($start) }: vắng có phép
me-absent = ✗ { $session } { DAY($start) }: vắng không phép
me-left-early = ✓ { $session } { DAY($start) }: về sớm, đến lúc { TIME($at) }
me-unknown = ? { $session } { DAY($start) }: chưa điểm danh
me-upcoming = · { $session } { DAY($start) }: chưa bắt đầu, { TIME($start) }

## Reminders

reminder =
    Nhắc lịch: { $name } { DAY($start) } bắt đầu lúc { TIME($start) }.
    { $lines }
    .heading = 1
reminder-clerk =
    Nhắc thư ký điểm cầu: { $name } { DAY($start) } bắt đầu lúc { TIME($start) }. Đề nghị đồng chí nhắc đại biểu điểm danh.
    { $lines }
    .heading = 1
reminder-item = { TIME($start) } { $title }
reminder-link = Phòng học trực tuyến: { $link }
lead-time =
    { $minutes ->
        [1440] trước 1 ngày
        [2880] trước 2 ngày
        [60] trước 1 giờ
        [120] trước 2 giờ
       *[other] trước { $minutes } phút
    }
reminders-on =
    Đồng chí được nhắc trước mỗi buổi học, theo lịch của lớp:
    { $leads }
reminders-off = Đã tắt nhắc lịch. Đồng chí sẽ không nhận lời nhắc trước các buổi học.
reminders-set =
    Đồng chí được nhắc trước mỗi buổi học { $minutes ->
        [1440] 1 ngày
        [60] 1 giờ
       *[other] { $minutes } phút
    }.
reminders-impossible = Chỉ đặt được từ 1 phút đến 7 ngày trước buổi học.

## Everything else

language = Chọn ngôn ngữ · Choose a language
language-changed = Từ giờ hệ thống trả lời bằng tiếng Việt.
help =
    Đồng chí có thể:
    • Điểm danh: chọn “Điểm danh” hoặc gõ: diem danh
    • Hỏi lịch học bằng lời: hôm nay học gì, chiều mai học ở đâu, ai giảng chuyên đề 3…
    • Xem điểm danh của mình: /me · Nhắc lịch: /reminders · Lịch cho điện thoại: /calendar
    • Điểm cầu: /site · Ngôn ngữ: /language · Dữ liệu: /privacy
    { $contact }
help-organiser =
    Ban tổ chức:
    /status – tình trạng hệ thống
    /summary – tổng hợp: cả lớp, tỉnh, điểm cầu (/summary Thanh Hóa)
    /silent – điểm cầu chưa báo cáo · /absent – ai vắng
    /picture – biểu đồ · /export – tệp Excel, CSV
    /board – bảng theo dõi trực tiếp · /screen – màn hình điểm danh
    /broadcast – gửi thông báo
    /changes – thay đổi chương trình (gửi tệp schedule.json để đổi) · /plan – kế hoạch nhắc
    /unknown – câu hỏi chưa trả lời được
nothing-readable = Hệ thống chỉ đọc được chữ. Xin gõ câu hỏi hoặc chọn một mục.
unknown-command = Hệ thống không có lệnh này. Gõ /help để xem các lệnh.
cancelled = Đã hủy.
apology = Xin lỗi đồng chí, hệ thống gặp lỗi khi xử lý tin vừa rồi và đã ghi lại để khắc phục. Xin thử lại sau ít phút, hoặc báo thư ký điểm cầu.

## Organisers

status =
    Tình trạng lúc { TIME($at) }, { DAY($at) }
    { $lines }
    .heading = 1
status-people = Đại biểu: { $people } · cuộc trò chuyện: { $chats }
status-queue = Chờ gửi: { $waiting } · chờ xử lý: { $unread }
status-oldest = Tin chờ lâu nhất từ { TIME($at) }
status-wrong = Gửi lỗi: { $failed } · chưa rõ: { $unknown } · không xử lý được: { $parked }
status-timetable = Chương trình: bản { $version }, từ { TIME($at) }, { DAY($at) }
status-tick = Lần quét lịch gần nhất: { TIME($at) }, { DAY($at) }
status-no-tick = Chưa quét lịch lần nào: lời nhắc chưa hoạt động
status-missed = Lời nhắc bị lỡ trong 24 giờ qua: { $count }
status-late = Không kịp: lời nhắc { $session } { DAY($start) }; khoảng { $missed } người không nhận được trước { TIME($until) }
status-channel-well = Kênh { $name }: bình thường
status-channel-wrong = Kênh { $name }: { $problem }
status-quota = Zalo { $bot }: { $messages }/{ $most_messages } tin trong tháng · { $people }/{ $most_people } người
status-quota-held = Zalo { $bot }: { $messages }/{ $most_messages } tin trong tháng · { $people }/{ $most_people } người. Phần còn lại dành cho trả lời và nhắc lịch; thông báo chờ sang tháng.
quota-near = Zalo { $bot } sắp hết hạn mức miễn phí: { $messages }/{ $most_messages } tin trong tháng này, { $people }/{ $most_people } người. Xem thêm bằng /status.
quota-over = Zalo không nhận thêm tin của { $bot } vì đã hết hạn mức. Tin chưa gửi được giữ lại và tự gửi khi Zalo nhận tiếp.
reminder-late =
    Lời nhắc { $session } { DAY($start) } không đến kịp mọi người trước { TIME($until) }: còn { $waiting } tin chờ gửi, mỗi giây gửi { $rate } tin, nên khoảng { $missed } người không nhận được.
    Xin báo cho họ bằng cách khác. Cho lần sau: đặt giờ nhắc sớm hơn trong chương trình, hoặc tăng MESSAGES_PER_SECOND nếu nền tảng cho phép.
unknown =
    Những câu hệ thống chưa trả lời được:
    { $lines }
unknown-line = { $count } × { $text }
unknown-none = Chưa có câu hỏi nào hệ thống không trả lời được.
timetable-refused =
    Tệp chương trình mới có lỗi nên không được dùng; bản trước vẫn có hiệu lực.
    { $problems }
timetable-accepted =
    Chương trình bản { $version } đã có hiệu lực. Không ai cần được báo.
    { $lines }

## The board and the screens

board-link =
    Bảng theo dõi trực tiếp, dùng được đến { TIME($until) } { DAY($until) }:
    { $link }
    Ai có liên kết này cũng xem được, đề nghị không chuyển tiếp. /board off thu hồi mọi liên kết đã cấp trong cuộc trò chuyện này.
screen-link =
    Màn hình điểm danh của { $site }, dùng được đến { TIME($until) } { DAY($until) }:
    { $link }
    Trên máy khác: mở { $address } và nhập mã { $code }.
screen-link-central =
    Màn hình điểm danh trung tâm, dùng được đến { TIME($until) } { DAY($until) }:
    { $link }
    Trên máy khác: mở { $address } và nhập mã { $code }.
no-pages = Hệ thống đang chạy không có trang web (WEB_CHAT=off), nên không có bảng theo dõi và màn hình.
screen-which = Màn hình của điểm cầu nào? Xin gõ /screen kèm mã hoặc tên điểm cầu; /screen all là màn hình trung tâm.
links-withdrawn =
    { $count ->
        [0] Không có liên kết nào đang dùng.
       *[other] Đã thu hồi { $count } liên kết. Các trang đang mở bằng liên kết đó sẽ đóng ngay.
    }

## Files that are made

export-which-table = Cần tệp nào? Tên và số điện thoại đại biểu là dữ liệu cá nhân: xin chỉ dùng cho công việc của lớp.
export-which-session = Của buổi nào?
export-which-format = Dạng tệp nào? Excel để in và ký, CSV và JSON cho phần mềm khác.
choice-table-attendance = Điểm danh từng người
choice-table-summary = Tổng hợp theo điểm cầu
choice-table-roster = Danh sách đại biểu
choice-table-deliveries = Tin đã gửi
choice-format-csv = CSV
choice-format-xlsx = Excel
choice-format-json = JSON
choice-table-all-sessions = Tất cả các buổi
choice-numbers-chart = Biểu đồ
choice-numbers-report = Xem chi tiết
table-attendance = Điểm danh từng người
table-summary = Tổng hợp theo điểm cầu
table-roster = Danh sách đại biểu
table-deliveries = Tin đã gửi
made-coming = Hệ thống đang làm tệp; xong sẽ gửi vào đây.
notice-file-coming = Đang vẽ biểu đồ
made-wait = Hệ thống đang làm các tệp đồng chí yêu cầu trước đó. Xin chờ các tệp này rồi yêu cầu tiếp.
made-ready = { $name }: { $count } dòng, số liệu lúc { TIME($at) }, { DAY($at) }. Tệp có dữ liệu cá nhân thì xin xóa khi dùng xong.
made-too-large = { $name }: tệp lớn quá, không gửi được trong cuộc trò chuyện (quá { $most } dòng hoặc 15 MB). Xin chọn một buổi, hoặc nhờ người quản trị máy chủ chạy: diemcau export { $table } -o { $table }.{ $format }
made-failed = Chưa làm được tệp. Xin thử lại sau ít phút; nếu vẫn lỗi, báo người quản trị máy chủ.
picture = { $lines }
session-report =
    BÁO CÁO ĐIỂM DANH – { $place }
    { $session } { DAY($start) }, số liệu lúc { TIME($at) }, { DAY($at) } (buổi học chưa chốt)

    { $numbers }

    { $lines }
session-report-closed =
    BÁO CÁO ĐIỂM DANH – { $place }
    { $session } { DAY($start) }, chốt lúc { TIME($at) }, { DAY($at) }

    { $numbers }

    { $lines }
report-place = { $place }
report-whole-class = cả lớp
report-all-in = Cả { $sites } điểm cầu đã báo cáo.
report-missing = Chưa báo cáo:
report-unreported = { $place }: { $count }/{ $sites } điểm cầu
report-silent-site = { $site }
report-more = … và { $count } nơi khác (/silent)

## Pictures

picture-present = Có mặt
picture-late = Đến muộn
picture-left-early = Về sớm
picture-excused = Vắng có phép
picture-absent = Vắng không phép
picture-unknown = Chưa điểm danh
picture-share = { $percent }%
picture-numbers = { $present }/{ $enrolled }
picture-session = { $session } { DAY($start) }
picture-sessions = Các buổi
picture-provinces = Theo tỉnh, thành phố: { $session } { DAY($start) }
picture-sites = Theo điểm cầu, nơi vắng nhiều nhất trước: { $session } { DAY($start) }
picture-more = … và { $count } điểm cầu khác
picture-of-class = Cả lớp – { $session } { DAY($start) }
picture-of-place = { $place } – { $session } { DAY($start) }
picture-sum = { $present }/{ $enrolled } đại biểu đã đến ({ $percent }%)
picture-reports = { $reported }/{ $sites } điểm cầu đã báo cáo; số liệu lúc { TIME($at) }, { DAY($at) }

## Numbers

numbers-of-class =
    Cả lớp – { $session } { DAY($start) }
    Số liệu lúc { TIME($at) }, { DAY($at) }
numbers-of-place =
    { $place } – { $session } { DAY($start) }
    Số liệu lúc { TIME($at) }, { DAY($at) }
numbers-of-no-province =
    Điểm cầu không thuộc tỉnh nào – { $session } { DAY($start) }
    Số liệu lúc { TIME($at) }, { DAY($at) }
numbers-sessions =
    Tổng hợp cả lớp lúc { TIME($at) }, { DAY($at) }
    { $lines }
numbers-sessions-of =
    Tổng hợp { $place } lúc { TIME($at) }, { DAY($at) }
    { $lines }
numbers-session = { $session } { DAY($start) }: { $present }/{ $enrolled } có mặt ({ $percent }%), { $reported }/{ $sites } điểm cầu đã báo cáo
numbers-card =
    { $title }

    { $numbers }

    { $lines }
numbers-site =
    { $title }

    { $lines }
numbers-enrolled = Sĩ số: { $count }
numbers-present = Có mặt: { $count }
numbers-late = Đến muộn: { $count }
numbers-left-early = Về sớm: { $count }
numbers-excused = Vắng có phép: { $count }
numbers-absent = Vắng không phép: { $count }
numbers-unknown = Chưa điểm danh: { $count }
numbers-substitutes = Dự thay (không tính vào sĩ số): { $count }
numbers-walk-ins = Ngoài danh sách (đã tính trong số đến dự): { $count }
numbers-declared = Báo số lượng, không kèm tên (tính riêng): { $count }
numbers-sites = Điểm cầu: { $reported }/{ $sites } đã báo cáo, { $part } mới có người tự điểm danh, { $silent } chưa có gì
numbers-province = { $province }: { $present }/{ $enrolled } ({ $percent }%), { $unreported }/{ $sites } điểm cầu chưa báo cáo
numbers-site-reported = { $site }: { $present }/{ $enrolled } ({ $percent }%), báo cáo lúc { TIME($at) }
numbers-site-part = { $site }: { $present }/{ $enrolled } ({ $percent }%), chưa báo cáo
numbers-site-silent = { $site }: chưa có gì / { $enrolled }
numbers-reported = Đã báo cáo lúc { TIME($at) }, { DAY($at) }; người báo: { $by }
numbers-part = Chưa báo cáo; mới có người tự điểm danh
numbers-silent = Chưa báo cáo, chưa có ai điểm danh
numbers-gone = Số liệu này không còn. Xin xem lại từ đầu.
numbers-not-yours = Số liệu của nơi này không thuộc phạm vi đồng chí phụ trách.
numbers-no-place = Chưa có nơi nào để xem số liệu.
numbers-which = Nơi đồng chí hỏi là nơi nào?
silent =
    { $title }
    Chưa báo cáo: { $unreported }/{ $sites } điểm cầu, trong đó { $part } đã có người tự điểm danh

    { $lines }
silent-none =
    { $title }
    Cả { $sites } điểm cầu đã báo cáo.
silent-line = { $place }: { $unreported }/{ $sites }{ $part ->
        [0] {""}
       *[other] , trong đó { $part } đã có người tự điểm danh
    }
silent-site = { $site }: chưa có gì
silent-site-part = { $site }: { $present } người tự điểm danh
silent-to-call =
    { $state }
    { $lines }
silent-nobody-to-call = – chưa có thư ký
silent-clerk = – thư ký { $name }{ $phone ->
        [none] , chưa có số điện thoại
       *[other] : { $phone }
    }
silent-chair = – chủ trì { $name }{ $phone ->
        [none] , chưa có số điện thoại
       *[other] : { $phone }
    }
missing =
    { $title }
    Vắng không phép { $absent }, vắng có phép { $excused }, chưa điểm danh { $unknown }

    { $lines }
missing-none =
    { $title }
    Không có ai vắng hoặc chưa điểm danh.
missing-line = { $place }: { $absent } không phép, { $excused } có phép, { $unknown } chưa điểm danh
choice-place = { $place }
choice-numbers-no-province = Không thuộc tỉnh nào
choice-page-back = Xem trang trước
choice-page-on = Xem trang sau
choice-summary = Tổng hợp
choice-numbers-summary = Xem tổng hợp
choice-numbers-silent = Nơi chưa báo cáo
choice-numbers-absent = Xem ai vắng
choice-numbers-names = Danh sách vắng
choice-up-to = Lên { $place }
choice-numbers-up = Lên cả lớp
choice-numbers-sessions = Các buổi khác

## Routine

status-gone = Mất liên lạc qua { $name }: { $count }
status-backup = Sao lưu gần nhất: { TIME($at) }, { DAY($at) }
status-no-backup = Chưa sao lưu lần nào
backup-failed = Chưa sao lưu được dữ liệu đêm qua: { $problem }. Hệ thống sẽ thử lại; xin kiểm tra ổ đĩa.
digest =
    Tổng kết { DAY($at) }, lúc { TIME($at) }
    { $lines }
digest-session =
    { $session }: sĩ số { $enrolled }, có mặt { $present }, đến muộn { $late }, về sớm { $left_early }, vắng có phép { $excused }, vắng không phép { $absent }, chưa rõ { $unknown }; { $silent }/{ $sites } điểm cầu chưa báo cáo
digest-people = Đại biểu: { $people } · cuộc trò chuyện: { $chats }
digest-unknown = Câu hỏi chưa trả lời được trong ngày: { $count } (xem /unknown)
digest-next = Tiếp theo: { $session } { DAY($start) }, bắt đầu lúc { TIME($start) }
retention-near = { DAY($at) }: hệ thống sẽ xóa số điện thoại và các cuộc trò chuyện của { $title }. Kết quả điểm danh được giữ lại. Nếu cần, xin xuất dữ liệu trước ngày đó (diemcau export).

## Broadcasts

broadcast =
    THÔNG BÁO TỪ BAN TỔ CHỨC
    { $body }
    .heading = 1
broadcast-chase =
    NHẮC LẠI · THÔNG BÁO TỪ BAN TỔ CHỨC
    { $body }
    .heading = 1
broadcast-correction =
    ĐÍNH CHÍNH · THAY CHO THÔNG BÁO TRƯỚC
    { $body }
    .heading = 1
broadcast-write = Xin gõ hoặc chuyển tiếp nội dung thông báo (tối đa { $longest } ký tự); có thể gửi ảnh hoặc tệp kèm lời. Hệ thống sẽ cho xem trước khi gửi.
broadcast-write-english = Xin gõ bản tiếng Anh (tối đa { $longest } ký tự). Chỉ người đã chọn tiếng Anh đọc bản này.
broadcast-write-correction = Xin gõ nội dung đúng (tối đa { $longest } ký tự). Trên Telegram và trang web, tin đã gửi được sửa tại chỗ; trên Zalo, người nhận có thêm một tin đính chính.
broadcast-too-long = Nội dung dài { $length } ký tự, tối đa { $longest }. Xin viết ngắn lại.
broadcast-shown =
    Người nhận sẽ đọc ({ $lines }):

    { $text }
broadcast-look =
    Tin sẽ như sau:

    { $text }
broadcast-readers = { $name }, { $value }: { $count }
broadcast-ready =
    { $count } người nhận.
    { $receivers }
    { $lines }
    Gõ “gửi” để gửi, “không gửi” để bỏ.
broadcast-channel = { $name }: { $count }
unreached-gone = Mất liên lạc, không nhận được: { $count }
unreached-no-chat = Chưa mở cuộc trò chuyện, không nhận được: { $count }
unreached-strangers = Chưa đồng ý lưu thông tin, không nhận được: { $count }
unreached-quota = Zalo hết hạn mức tháng này, chờ sang tháng: { $count }
broadcast-needs-approval = Trên { $count } người nhận: cần một người thứ hai trong ban tổ chức duyệt.
broadcast-alone =
    Thông báo cho trên { $count } người cần một người thứ hai trong ban tổ chức duyệt, nhưng hiện chưa có ai khác.
    Người quản trị máy chủ mời thêm bằng lệnh diemcau invite organiser, hoặc đổi BROADCAST_APPROVAL_ABOVE rồi khởi động lại. Bản nháp được giữ.
broadcast-nobody = Không có ai nhận thông báo này. Xin chọn người nhận khác.
broadcast-approval =
    Đề nghị đồng chí duyệt thông báo { $number }, đúng như trên, gửi cho { $count } người.
    { $receivers }
    { $lines }
broadcast-refused = Thông báo { $number } không được duyệt. Bản nháp vẫn còn.
approval-changed = Thông báo { $number } đã được sửa hoặc rút lại sau khi gửi đề nghị duyệt, nên không duyệt bản cũ nữa.
approval-own = Thông báo { $number } do chính đồng chí viết: cần một người khác duyệt.
approval-decided = Thông báo { $number } đã được duyệt, gửi hoặc hủy trước đó.
approval-refused = Đã trả thông báo { $number } lại cho người viết.
broadcast-decided = Thông báo này đã được gửi hoặc đã hủy trước đó.
broadcast-dropped = Đã bỏ thông báo này, không gửi cho ai.
broadcast-none = Không có thông báo nào như vậy.
broadcast-not-now = Lúc này không làm được việc đó với thông báo này. Gõ /broadcast để xem các thông báo.
broadcast-nobody-again = Không còn ai để gửi lại: những người lỗi vẫn chưa liên lạc được.
broadcast-chased = Thông báo này đã được nhắc một lần rồi.
broadcast-file = Kết quả thông báo { $number }, từng người nhận một.
broadcast-file-too-large = Kết quả thông báo { $number } quá lớn để gửi vào đây. Người quản trị máy chủ xuất được bằng lệnh: diemcau export deliveries.
broadcast-recall-sure = Xóa thông báo { $number } khỏi cuộc trò chuyện của người nhận? Telegram chỉ cho xóa tin trong 48 giờ, Zalo không cho xóa. Không thể khôi phục.
broadcast-to =
    Người nhận: { $count }
    { $receivers }
    Chọn bên dưới, hoặc gõ, ví dụ: thư ký, Thanh Hóa, zalo; chưa điểm danh; điểm cầu Đông Sơn.
broadcast-to-unclear = Không hiểu “{ $text }”. Xin gõ nhóm người, tên tỉnh, thành phố, tên điểm cầu hoặc kênh, cách nhau bằng dấu phẩy.
broadcast-which-site = Có { $count } điểm cầu có tên như vậy. Gửi cho điểm cầu nào?
broadcast-which-site-of-many = Có { $count } điểm cầu có tên như vậy, dưới đây là một số. Xin gõ rõ hơn, kèm tên tỉnh, thành phố.
to-everyone = Tất cả
to-not-checked-in = Người chưa điểm danh
to-not-checked-in-of = Người chưa điểm danh: { $session } { DAY($start) }
to-absent = Người vắng
to-absent-of = Người vắng: { $session } { DAY($start) }
to-clerks = Thư ký điểm cầu
to-chairs = Chủ trì điểm cầu
to-coordinators = Cán bộ tổng hợp
to-silent-clerks = Thư ký chưa báo cáo
to-silent-clerks-of = Thư ký, chủ trì điểm cầu chưa báo cáo: { $session } { DAY($start) }
to-unread = Người chưa xác nhận đã đọc thông báo { $number }
to-corrected = Người đã nhận thông báo { $number }
to-places = Ở: { $name }
to-many-places = Ở { $count } tỉnh, thành phố, điểm cầu
to-channel = Chỉ { $name }
to-channels = Chỉ { $name } và { $other }
channel-telegram = Telegram
channel-zalo = Zalo
channel-web = trang web
broadcasts =
    Các thông báo gần đây:
    { $lines }
broadcasts-line = { $number } · { TIME($at) } { DATE($at) } · { $value } · { $text }
state-asked = chờ duyệt
state-waiting = sắp gửi
state-queueing = đang gửi
state-sending = đang gửi
state-paused = tạm dừng
state-stopping = đang dừng
state-stopped = đã dừng
state-done = đã gửi xong
state-recalling = đang thu hồi
state-recalled = đã thu hồi
card =
    Thông báo { $number }
    { $lines }
card-draft = Đã rút về bản nháp, chưa gửi cho ai.
card-asked = Chờ một người thứ hai trong ban tổ chức duyệt.
card-waiting = Sẽ gửi sau { $seconds } giây nữa, lúc { TIME($at) }; trước đó còn hoàn tác được.
card-queueing = Đang xếp hàng gửi…
card-sending = Đang gửi cho { $count } người.
card-paused = Tạm dừng. Tin chưa gửi được giữ lại.
card-stopping = Đang dừng…
card-stopped = Đã dừng hẳn. Tin chưa gửi đã bị hủy.
card-done = Đã gửi xong.
card-recalling = Đang thu hồi…
card-recalled = Đã thu hồi.
card-dropped = Đã bỏ, không gửi cho ai.
card-bar = { $bar } { $percent }%
card-numbers = Đã gửi { $sent }, đang chờ { $waiting }, lỗi { $failed }, chưa rõ { $unknown }, đã hủy { $cancelled }, không liên lạc được { $unreachable }.
card-pace = { $rate } tin/giây; người cuối nhận lúc khoảng { TIME($at) }, { DAY($at) }.
card-reason = Lỗi “{ $reason }”: { $count }
card-read = Đã xác nhận đọc: { $count }/{ $sent }
card-taken-back = Đã xóa { $count } tin, còn { $waiting }, không xóa được { $failed }.
read-noted = Đã ghi nhận đồng chí đã đọc thông báo. Xin cảm ơn.
read-nothing = Không có thông báo nào đang chờ đồng chí xác nhận.
notice-read = Đã ghi nhận. Xin cảm ơn đồng chí.

## The plan of reminders, and the ladder

choice-plan = Kế hoạch nhắc
choice-unreported = Chưa báo cáo: { $session }
audience-everyone = mọi đại biểu
audience-not-checked-in = đại biểu chưa điểm danh
audience-clerks = thư ký
audience-silent-clerks = thư ký chưa báo cáo
plan =
    Kế hoạch nhắc, mỗi kênh { $rate } tin một giây; thư ký trước, rồi đến các điểm cầu còn thiếu nhiều nhất:
    { $lines }
plan-none = Không còn lời nhắc nào phía trước.
plan-line = { $session } { DAY($start) }, { $lead }, { $to } ({ $count }): { TIME($at) }–{ TIME($until) } { DAY($until) }
plan-step = { $session } { DAY($start) }, { $lead }, hỏi thư ký điểm cầu chưa báo cáo (tối đa { $count }): { TIME($at) }–{ TIME($until) }
plan-more = … và { $count } lời nhắc nữa
plan-late =
    KHÔNG KỊP: nhắc { $lead } cho { $to } ({ $count }) với { $rate } tin một giây mất { $length } phút; ở { $sessions } buổi, có tới { $missed } người không nhận được. Cách làm được:
    { $lines }
plan-way-lead = • nhắc trước { $minutes } phút
plan-way-clerks = • chỉ nhắc { $count } thư ký
plan-way-bots = • chia đều cho { $count } tài khoản gửi tin
plan-way-none = • tăng tốc độ gửi, nếu nền tảng cho phép
plan-impossible =
    Có lời nhắc không thể đến kịp mọi người.
    { $lines }
    Sửa trong tệp chương trình; kiểm tra bằng diemcau check.
ladder-ask = { $session } { DAY($start) } bắt đầu lúc { TIME($start) }. Điểm cầu { $site } chưa báo cáo: khi đã ổn định, đề nghị đồng chí gõ “đủ” hoặc số người, ví dụ 42/45.
ladder-ask-again = { $session } { DAY($start) } bắt đầu lúc { TIME($start) }. Điểm cầu { $site } vẫn chưa báo cáo; { $province } còn { $silent } điểm cầu chưa báo cáo. Đề nghị đồng chí gõ “đủ” hoặc số người, ví dụ 42/45.
ladder-list =
    { $session } { DAY($start) }: { $province } còn { $silent } điểm cầu chưa báo cáo.
    { $lines }
ladder-site = • { $site }
ladder-caller = { $name } { $phone }
ladder-nobody = chưa có thư ký
ladder-counts =
    { $session } { DAY($start) }: { $reported }/{ $sites } điểm cầu đã báo cáo, { $part } mới có người điểm danh, { $silent } chưa có gì. Chưa báo cáo theo tỉnh, thành phố:
    { $lines }
ladder-province = { $province }: { $silent }/{ $sites }
ladder-more = … và { $count } điểm cầu ở các tỉnh, thành phố khác

## Rooms: reports, ticks, closing, disputes

choice-report = Báo cáo
choice-roll = Điểm danh theo danh sách
choice-absent = Ai vắng
choice-close = Chốt buổi
choice-close-yes = Chốt, tôi chắc chắn
choice-reopen = Mở lại buổi
choice-report-save = Lưu
choice-report-change = Sửa
choice-report-count = Chỉ lưu số người
choice-report-undo = Hủy báo cáo
choice-report-for = Báo cho { $session } { DAY($start) }
choice-report-skip = Không có trong danh sách
choice-report-outside = Người ngoài danh sách này
choice-person = { $name }
choice-roll-present = ✓ { $name }
choice-roll-late = ✓ muộn: { $name }
choice-roll-left-early = ✓ về sớm: { $name }
choice-roll-excused = – phép: { $name }
choice-roll-absent = ✗ vắng: { $name }
choice-roll-back = ‹ Trang trước
choice-roll-on = Trang sau ›
choice-reason-mistake = Ghi nhầm
choice-reason-came = Đến sau khi chốt
choice-reason-leave = Bổ sung phép
choice-dispute = Tôi có dự: { $session } { DAY($start) }
choice-decide-yes = Đúng, có dự
choice-decide-no = Không dự
a-clerk = thư ký điểm cầu
an-organiser = ban tổ chức
report-not-clerk = Phần này dành cho thư ký và chủ trì điểm cầu. Nếu đồng chí là thư ký, xin mở đường liên kết hoặc gõ mã mời mà ban tổ chức đã gửi.
report-not-yours = Đồng chí chỉ báo cáo được cho điểm cầu của mình.
report-site-unknown = Xin ghi tên điểm cầu trước báo cáo, ví dụ: Đông Sơn, Thanh Hóa: 42/45.
report-which-site = Báo cáo này của điểm cầu nào?
report-unclear = Hệ thống chưa đọc được báo cáo này. Xin gõ như: 42/45, vắng: Nguyễn Văn A (phép), Trần Thị B; hoặc: đủ; hoặc điểm danh theo danh sách.
report-gone = Bản này đã được lưu, hủy hoặc thay bằng bản mới hơn. Xin gõ /report để xem báo cáo hiện tại.
report-again = Xin gõ lại báo cáo. Bản mới thay bản chưa lưu.
report-write-for = Xin gõ báo cáo cho { $session } { DAY($start) }.
report-organiser = Để báo thay một điểm cầu, xin ghi tên điểm cầu trước: Đông Sơn, Thanh Hóa: 42/45.
report-how =
    Báo cáo { $session } { DAY($start) }
    { $lines }
    Để báo cáo, chỉ cần gõ, ví dụ:
    • đủ
    • 42/45, vắng: Nguyễn Văn A (phép), Trần Thị B
    • có mặt hết trừ Hùng với Lan
    • muộn: Lan · về sớm: Tư · Hùng đi thay anh Dũng
room-silent = { $site }: chưa báo cáo, chưa có ai điểm danh
room-part = { $site }: chưa báo cáo, { $count } người đã điểm danh
room-reported =
    { $site }: { $name } báo lúc { TIME($at) }
    { $lines }
report-numbers = { $total } người: { $present } có mặt, { $excused } vắng có phép, { $absent } vắng không phép{ $unknown ->
        [0] {""}
       *[other] , { $unknown } chưa rõ
    }
report-numbers-apart = { $total } người: { $present } có mặt, { $excused } vắng có phép, { $absent } vắng không phép{ $unknown ->
        [0] {""}
       *[other] , { $unknown } chưa rõ
    } (số người, không đủ tên)
report-card =
    { $site } – { $session } { DAY($start) }
    { $lines }
report-saved =
    Đã lưu: { $session } { DAY($start) }.
    { $lines }
report-unnamed-late = Đến muộn { $late }, về sớm { $left }: xin ghi tên nếu cần lưu
report-named-excused = Vắng có phép: { $names }{ $more ->
        [0] {""}
       *[other] {" "}và { $more } người nữa
    }
report-named-absent = Vắng không phép: { $names }{ $more ->
        [0] {""}
       *[other] {" "}và { $more } người nữa
    }
report-named-late = Đến muộn: { $names }{ $more ->
        [0] {""}
       *[other] {" "}và { $more } người nữa
    }
report-named-left-early = Về sớm: { $names }{ $more ->
        [0] {""}
       *[other] {" "}và { $more } người nữa
    }
report-named-present = Có mặt: { $names }{ $more ->
        [0] {""}
       *[other] {" "}và { $more } người nữa
    }
report-substitute = { $substitute } dự thay { $name } (vắng có phép)
report-substitute-outside = { $substitute } (ngoài danh sách) dự thay { $name } (vắng có phép)
report-left-out = Không có trong danh sách, không ghi: { $names }{ $more ->
        [0] {""}
       *[other] {" "}và { $more } người nữa
    }
report-all-present = Mọi người trong danh sách được ghi có mặt.
report-rest-present = Những người còn lại trong danh sách được ghi có mặt.
report-apart = Số người được lưu riêng, không kèm tên.
report-rest-unknown = Chưa đủ tên, nên chỉ ghi những người nêu trên; số người được lưu riêng.
report-closed = Buổi đã chốt lúc { TIME($at) } ({ $name }): lưu lúc này là sửa, cần nêu lý do.
report-wrong-no-total = Chưa biết tổng số vì điểm cầu chưa có danh sách. Xin ghi cả tổng số, ví dụ: 42/45.
report-wrong-sum = Không khớp: { $present } có mặt cộng { $missing } vắng khác { $total } người. Xin sửa.
report-wrong-more-named = Không khớp: nêu tên { $count } người vắng, nhiều hơn số đã báo ({ $missing }). Xin sửa, hoặc chỉ lưu số người.
report-wrong-list = Không khớp: báo { $total } người, danh sách có { $people }. Xin sửa, hoặc chỉ lưu số người.
report-wrong-twice = Không khớp: có người được nêu hai lần với hai tình trạng. Xin sửa.
report-odd-inside = Lưu ý: { $name } đã tự điểm danh lúc { TIME($at) }.
report-odd-missing = Lưu ý: { $name } trước đó được ghi vắng.
report-whom = “{ $name }” là ai?
report-nobody-called = Không thấy “{ $name }” trong danh sách điểm cầu.
report-undone = Đã hủy báo cáo của { $site }. Mọi ghi nhận trở lại như trước đó.
report-undo-refused = Không hủy được: chỉ hủy được báo cáo mới nhất, trong vòng 30 phút và khi buổi chưa chốt. Xin gửi báo cáo mới.
roll-line = { $number }. { $text }
roll-no-list = { $site } chưa có danh sách. Xin báo số người, ví dụ: 42/45.
roll =
    { $site } – { $session } { DAY($start) }, trang { $number }/{ $pages }
    { $lines }
    Chọn tên để đổi: có mặt, vắng có phép, vắng không phép; hoặc gõ số thứ tự trên trang, ví dụ: 3 5. Chỉ tính khi chọn “Lưu”.
absent-excused = – { $name }: vắng có phép ({ $by }, { TIME($at) })
absent-absent = ✗ { $name }: vắng không phép ({ $by }, { TIME($at) })
absent-left-early = ✓ { $name }: về sớm ({ $by }, { TIME($at) })
absent-unknown = ? { $name }: chưa điểm danh
reason-ask = Buổi đã chốt. Xin chọn hoặc gõ lý do sửa (không ghi thông tin sức khỏe).
close-sure = Chốt { $session } { DAY($start) } của { $site }? { $count } người chưa rõ sẽ thành vắng không phép. Sau khi chốt, mỗi lần sửa cần nêu lý do.
close-sure-class = Chốt { $session } { DAY($start) } của cả lớp? { $count } người chưa rõ sẽ thành vắng không phép. Sau khi chốt, mỗi lần sửa cần nêu lý do.
close-too-early = { $session } { DAY($start) } chưa bắt đầu ({ TIME($start) }) nên chưa chốt được.
close-already = { $session } { DAY($start) } đã được { $name } chốt lúc { TIME($at) }.
closed = Đã chốt { $session } { DAY($start) } của { $site }. Có thể mở lại trong vòng 30 phút.
closed-class = Đang chốt { $session } { DAY($start) } của cả lớp. Có thể mở lại trong vòng 30 phút.
reopened = Đã mở lại buổi: những người bị tính vắng khi chốt trở lại chưa rõ.
reopen-refused = Không mở lại được: chỉ mở lại được trong vòng 30 phút sau khi chốt. Nếu cần sửa, xin gửi báo cáo mới kèm lý do.
dispute-none = Không có gì để báo lại, hoặc đồng chí đã báo một lần cho buổi này.
dispute-sent = Đã báo thư ký điểm cầu rằng đồng chí có dự { $session } { DAY($start) }. Hệ thống sẽ cho biết kết quả.
dispute-asked-absent = Đồng chí { $name } báo có dự { $session } { DAY($start) }, đang ghi vắng không phép. Có đúng không?
dispute-asked-excused = Đồng chí { $name } báo có dự { $session } { DAY($start) }, đang ghi vắng có phép. Có đúng không?
dispute-asked-left-early = Đồng chí { $name } báo có dự hết { $session } { DAY($start) }, đang ghi về sớm. Có đúng không?
dispute-decided = Việc này đã được quyết định rồi.
dispute-upheld = Đã ghi có mặt: { $session } { DAY($start) }. Người quyết định: { $name }.
dispute-refused = Giữ nguyên ghi nhận cũ: { $session } { DAY($start) }. Người quyết định: { $name }.
dispute-told-upheld = { $session } { DAY($start) }: { $name } đã xác nhận đồng chí có mặt.
dispute-told-refused = { $session } { DAY($start) }: { $name } giữ nguyên ghi nhận cũ. Nếu cần, đề nghị trao đổi trực tiếp với thư ký điểm cầu.
came-after-report = Lưu ý: đồng chí { $name } vừa tự điểm danh { $session } { DAY($start) } lúc { TIME($at) }, trước đó được ghi vắng. Nay tính có mặt.
checkin-site-closed = { $session } { DAY($start) } đã được chốt lúc { TIME($at) }. Nếu có dự, đồng chí chọn “Điểm danh của tôi” rồi “Tôi có dự” để thư ký điểm cầu xác nhận.
notice-site-closed = Buổi đã được chốt
me-why = ({ $by }, { TIME($at) } { DAY($at) })
me-why-note = ({ $by }, { TIME($at) } { DAY($at) }; lý do: { $note })
me-closed-by = (tính vắng khi { $by } chốt buổi, { TIME($at) } { DAY($at) })
me-substitute = Dự thay: { $name }
me-stands-in = Đồng chí dự thay { $name }
reason-mistake = ghi nhầm
reason-came = đến sau khi chốt
reason-leave = bổ sung phép
reason-dispute = đại biểu báo lại
reason-typed = { $text }

## The timetable's changes, and the calendar

choice-change-tell = Báo cho { $count } người
choice-change-drop = Không báo bản { $version }
choice-change-use = Dùng làm bản { $version }, báo { $count } người
choice-change-quiet = Dùng làm bản { $version }, chưa báo
choice-change-leave = Không dùng làm bản { $version }
change-on = { DAY($start) }: { $line }
change-and = { $line }, { $more }
change-of = { $name }: { $more }
change-for = • { $line } ({ $people } người)
change-more = … và { $count } thay đổi nữa
change-sites = thông tin của { $count } điểm cầu
change-new = thêm { $name }, { TIME($start) }–{ TIME($end) }
change-cancelled = không còn { $name } lúc { TIME($start) }
change-moved = { $name } dời từ { TIME($was) } sang { TIME($start) }
change-moved-day = { $name } dời từ { TIME($was) } { DAY($was) } sang { TIME($start) } { DAY($start) }
change-ends = kết thúc lúc { TIME($end) }
change-renamed = tên mới: { $title }
change-room = địa điểm: { $room }
change-no-room = chưa có địa điểm
change-speaker = người trình bày: { $speaker }
change-no-speaker = chưa có người trình bày
change-link = đường vào: { $link }
change-no-link = không còn đường vào riêng
change-chair = chủ trì: { $chair }
change-no-chair = chưa có chủ trì
change-day-link = { DAY($day) }: đường vào phòng học trực tuyến mới: { $link }
change-day-no-link = { DAY($day) }: không còn đường vào phòng học trực tuyến
change-site = Điểm cầu { $site }: { $more }
change-site-new = Thêm điểm cầu { $site }
change-site-gone = Điểm cầu { $site } không còn trong danh sách
change-venue = Nơi tổ chức: { $name }, { $address }
change-no-venue = Chương trình không còn ghi nơi tổ chức
change-class-renamed = Tên lớp thay đổi
change-class-contact = Thông tin liên hệ thay đổi
change-class-check-in = Quy định điểm danh thay đổi
change-class-reminders = Giờ nhắc lịch thay đổi
change-class-ladder = Các bước hỏi điểm cầu chưa báo cáo thay đổi
change-notice =
    Chương trình thay đổi:
    { $lines }
change-ask =
    Chương trình bản { $version } đã có hiệu lực. So với lần báo gần nhất:
    { $lines }
    Báo cho { $people } người có liên quan? Lời nhắc đã được xếp lại theo giờ mới.
change-told-soon =
    Chương trình bản { $version } đã có hiệu lực, { $people } người sắp được báo:
    { $lines }
change-waits = Thay đổi của bản { $version } chưa được báo cho { $people } người.
change-confirmed = { $people } người sẽ được báo sau { $seconds } giây. Nếu chương trình lại thay đổi trong lúc đó, hệ thống sẽ hỏi lại.
change-dropped = Không báo cho ai về các thay đổi này.
change-decided = Việc này đã được quyết định, hoặc chương trình đã có bản mới hơn. Gõ /changes để xem.
changes =
    Những lần thay đổi chương trình:
    { $lines }
changes-line =
    Bản { $version }, { TIME($at) } { DAY($at) }:
    { $lines }
changes-none = Chương trình chưa thay đổi lần nào.
timetable-proposed =
    Chương trình mới khác bản đang dùng như sau:
    { $lines }
    Nếu dùng, { $people } người có liên quan.
timetable-same = Chương trình này giống bản đang dùng.
timetable-taken = Đang đưa chương trình mới vào sử dụng.
timetable-left = Không dùng chương trình này.
timetable-overtaken = Chương trình đã thành bản { $version } trong lúc chờ. Xin gửi lại tệp để so sánh với bản mới.
timetable-not-written = Chưa lưu được tệp chương trình mới: { $problem }. Bản đang dùng không đổi.
calendar =
    Mở tệp này để đưa lịch học vào điện thoại; khi chương trình thay đổi, mở tệp mới sẽ cập nhật, không lặp lại.
    Hoặc đăng ký lịch tự cập nhật: { $url }
calendar-file = Mở tệp này để đưa lịch học vào điện thoại; khi chương trình thay đổi, mở tệp mới sẽ cập nhật, không lặp lại.

## Exported sheets

sheet-agency = (TÊN CƠ QUAN, ĐƠN VỊ)
sheet-number = Số: ……/……
sheet-motto = (QUỐC HIỆU HOẶC TIÊU ĐỀ)
sheet-place-and-date = ……………, ngày …… tháng …… năm ………
sheet-title = BẢNG TỔNG HỢP ĐIỂM DANH THEO ĐIỂM CẦU
sheet-class = { $title }
sheet-session = { $session }, { WEEKDAY($start) } ngày { DATE($start) }
sheet-attached = (Kèm theo Công văn số ……/…… ngày …… tháng …… năm ………)
sheet-taken = Số liệu lúc { TIME($at) } ngày { DATE($at) }
sheet-column-number = TT
sheet-column-site = Điểm cầu
sheet-column-chair = Chủ trì
sheet-column-enrolled = Sĩ số
sheet-column-present = Có mặt
sheet-column-late = Đến muộn
sheet-column-excused = Vắng CP
sheet-column-absent = Vắng KP
sheet-column-unknown = Chưa xác nhận
sheet-column-rate = Tỷ lệ (%)
sheet-column-reported-at = Giờ báo cáo
sheet-column-note = Ghi chú
sheet-no-province = (Không rõ tỉnh, thành phố)
sheet-site-unlisted = { $code } (không còn trong danh sách)
sheet-total = Tổng cộng
sheet-title-provinces = BẢNG TỔNG HỢP ĐIỂM DANH THEO TỈNH, THÀNH PHỐ
sheet-name-provinces = { $session } theo tỉnh
sheet-column-province = Tỉnh, thành phố
sheet-column-sites = Số điểm cầu
sheet-column-reported = Đã báo cáo
sheet-column-unreported = Chưa báo cáo
sheet-column-substitutes = Dự thay
sheet-note-unreported = Chưa báo cáo
sheet-note-declared = Báo số lượng, không kèm tên: { $count }
sheet-note-walk-ins = Ngoài danh sách: { $count }
sheet-prepared-by = NGƯỜI LẬP BIỂU
sheet-signed-by = THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ
sheet-invitations-clerk = Mã mời thư ký
sheet-invitations-chair = Mã mời chủ trì
sheet-invitation-province = Tỉnh, thành phố
sheet-invitation-code-of-site = Mã điểm cầu
sheet-invitation-site = Điểm cầu
sheet-invitation-code = Mã mời
sheet-invitation-link = Đường liên kết
sheet-invitation-instructions = Cách dùng
sheet-invitation-how = Nhắn cho hệ thống: /start o_{ $code } (hoặc chỉ gõ mã mời). Mã dùng một lần, trong { $days } ngày; xin không chuyển cho người khác.
sheet-invitation-how-link = Mở đường liên kết, hoặc nhắn cho hệ thống: /start o_{ $code } (hoặc chỉ gõ mã mời). Mã dùng một lần, trong { $days } ngày; xin không chuyển cho người khác.
sheet-invitation-telegram = Mở trên Telegram
sheet-delegate-name = Họ và tên
sheet-delegate-position = Chức vụ
sheet-delegate-code = Mã cá nhân
sheet-delegate-message = Nhắn cho hệ thống

## The chat page

page-brand = Điểm Cầu
page-title = Điểm Cầu – { $class }
page-description = Điểm danh, hỏi lịch và nhận nhắc giờ học ngay trên trang này.
page-skip = Đến ô soạn tin
page-clock = Giờ của lớp
page-messages = Cuộc trò chuyện
page-compose = Soạn tin
page-write = Nhập tin nhắn…
page-send = Gửi
page-quick = Chọn nhanh
page-quick-checkin = Điểm danh
page-quick-today = Hôm nay
page-quick-schedule = Chương trình
page-quick-help = Trợ giúp
page-other-language = English
page-you = Đồng chí
page-bot = Hệ thống
page-sending = Đang gửi…
page-sent = Đã gửi
page-not-sent = Chưa gửi được
page-waiting = Hệ thống đang trả lời…
page-loading = Đang mở cuộc trò chuyện…
page-reconnecting = Mất kết nối, đang kết nối lại… Đồng chí cứ viết, tin được giữ lại và tự gửi khi có mạng.
page-newest = Xem tin mới
page-today = Hôm nay
page-yesterday = Hôm qua
page-needs-script = Trang này cần JavaScript. Xin đồng chí bật JavaScript hoặc mở trang bằng trình duyệt khác.
page-needs-cookies = Trình duyệt không cho lưu cookie nên hệ thống không nhận ra đồng chí. Xin cho phép cookie của trang này rồi tải lại trang.
page-display = Hiển thị
page-size-large = Chữ to
page-size-normal = Chữ vừa
page-contrast-more = Tương phản cao
page-contrast-normal = Tương phản thường
page-notify = Bật thông báo của trình duyệt
page-notified = Thông báo của trình duyệt đang bật.
page-install = Thêm vào màn hình chính
page-offline = Không có mạng. Trang mở lại được ngay khi có mạng; những gì đồng chí đã viết vẫn còn và tự gửi khi đó.
page-try-again = Thử lại
page-trying-again = Chưa kết nối được, đang thử lại…
page-opening = Đang mở trang…
page-error-too-long = Tin quá dài. Mỗi tin tối đa 4.000 ký tự, xin chia thành nhiều tin.
page-error-too-big = Nội dung gửi lên quá lớn.
page-error-too-fast = Đồng chí gửi nhanh quá. Xin chờ một lát, tin sẽ tự gửi lại.
page-error-too-many-pages = Đang mở quá nhiều trang cùng lúc. Xin đóng bớt các trang không dùng.
page-error-unreadable = Hệ thống không đọc được nội dung này. Xin tải lại trang rồi thử lại.
page-error-cross-site = Yêu cầu này không đến từ trang của lớp nên không được nhận.
page-error-no-identity = Hệ thống chưa nhận ra trình duyệt này. Xin tải lại trang.
page-error-no-session-left = Không còn buổi học nào phía trước.
page-error-link-ended = Liên kết này đã hết hạn hoặc đã bị thu hồi. Xin gõ /board hoặc /screen để nhận liên kết mới.

## The board and the screens, as pages

board-title = Bảng theo dõi – { $class }
board-closed = Cần có liên kết để xem trang này
board-closed-how = Xin gõ /board trong cuộc trò chuyện với hệ thống rồi mở liên kết nhận được. Liên kết cũ có thể đã hết hạn hoặc đã bị thu hồi.
board-session = { $session } { DAY($start) }, { TIME($start) } – { TIME($end) }
board-day = { DAY($start) }
board-session-name = { $session }
board-one-session = { $session } { DATE($start) }
board-sessions = Các buổi học
board-live = Đang theo dõi trực tiếp
board-to-live = Về bảng trực tiếp
board-to-list = Danh sách để in
board-to-csv = Tải bảng (CSV)
board-as-of = Cập nhật lúc
board-printed = Số liệu lúc { TIME($at) } { DAY($at) }
board-lost = Mất kết nối, đang kết nối lại. Số liệu dưới đây là của lần cập nhật cuối.
board-numbers = Số người
board-in-the-room = có mặt trên tổng số đại biểu
board-enrolled = Tổng số
board-present = Có mặt
board-late = Đến muộn
board-left-early = Về sớm
board-excused = Vắng có phép
board-absent = Vắng không phép
board-unknown = Chưa rõ
board-silent = Chưa có ai
board-part = Đang điểm danh
board-reported = Đã báo cáo
board-map = Bản đồ các điểm cầu
board-map-is = Bản đồ các điểm cầu theo tình trạng; bảng bên cạnh có cùng số liệu
board-whole = Tất cả
board-to-whole = Xem tất cả
board-unplaced = { $count } điểm cầu không có tọa độ nên chỉ có trong bảng.
board-provinces = Theo tỉnh
board-province = Tỉnh
board-came-of = Có mặt
board-chart = Diễn biến có mặt
board-came = %count người có mặt
board-no-arrivals = Chưa có ai điểm danh.
board-start = Bắt đầu
board-to-call = Cần gọi, điểm cầu chưa có ai
board-all-silent = Xem đủ danh sách
board-clerk = Thư ký điểm cầu
board-no-clerk = chưa có thư ký
board-changes = Thay đổi mới nhất
board-no-changes = Chưa có thay đổi.
board-first = có người đầu tiên
board-has-reported = đã báo cáo
board-sites = Các điểm cầu
board-search = Tìm
board-search-as = Tên hoặc mã, không cần dấu
board-state = Tình trạng
board-any-state = Mọi tình trạng
board-site = Điểm cầu
board-more-sites = Hiện %shown trong %count điểm cầu.
board-no-match = Không có điểm cầu nào phù hợp.
board-show = Xem
board-listed = Hiện { $shown } trong { $count } điểm cầu.
board-adds-up = Có mặt, đến muộn, về sớm, vắng có phép, vắng không phép và chưa rõ cộng lại bằng tổng số.
screen-title = Màn hình điểm danh
screen-central = Điểm cầu trung tâm
screen-time = { TIME($at) }
screen-session = { $session } { DAY($start) }
screen-hours = { TIME($start) } – { TIME($end) }
screen-begins-in = Bắt đầu sau
screen-opens-in = Mở điểm danh sau
screen-running = Đang diễn ra
screen-ended = Đã kết thúc
screen-days = ngày
screen-unit-hours = giờ
screen-unit-minutes = phút
screen-unit-seconds = giây
screen-in-the-room = đã điểm danh
screen-check-in = Mời đồng chí điểm danh
screen-scan-telegram = Quét để mở Telegram
screen-scan-web = Quét để mở trang web
screen-type-code = hoặc nhắn cho hệ thống mã này
screen-type-word = hoặc nhắn cho hệ thống
screen-first-time = Lần đầu tham gia, xin nhắn mã điểm cầu { $code }
screen-no-code = chờ kết nối
screen-next = Tiếp theo: { $session } { DAY($start) }, { TIME($start) }
screen-last = Đây là buổi học cuối cùng.
screen-lost = Mất kết nối, vẫn điểm danh được
screen-closed = Màn hình này cần được mở bằng liên kết
screen-closed-how = Thư ký điểm cầu gõ /screen trong cuộc trò chuyện với hệ thống, rồi mở liên kết nhận được hoặc nhập mã kèm theo vào đây.
screen-wrong = Mã này không đúng, đã hết hạn hoặc đã bị thu hồi. Xin gõ /screen để nhận mã mới.
screen-code-of-link = Mã của màn hình
screen-open = Mở

## The demo's page

page-demo-title = Chạy thử Điểm Cầu
page-demo-intro = Mỗi khung là điện thoại của một người, cùng dự một lớp học đang chạy thật trên máy này. Đồng hồ của lớp có thể chạy nhanh hơn.
page-demo-speed = Tốc độ đồng hồ
page-demo-jump = Đến 2 phút trước buổi học kế tiếp
page-demo-try = Mời dùng thử
page-demo-step-join = Ở một khung đại biểu: đồng ý, gõ “dong son”, chọn phường Đông Sơn, rồi nhập họ tên.
page-demo-step-remind = Cho đồng hồ chạy 60×: lời nhắc tự đến trước giờ học.
page-demo-step-checkin = Bấm “Điểm danh”, rồi hỏi “chiều nay học gì?”.
page-demo-step-organiser = Ở khung ban tổ chức: gõ /summary để xem ai đã có mặt, /broadcast để gửi thông báo.
page-demo-delegate1 = Đại biểu thứ nhất
page-demo-delegate2 = Đại biểu thứ hai
page-demo-delegate3 = Đại biểu thứ ba
page-demo-organiser = Ban tổ chức

## Answers to questions

answer = { $lines }
answer-topic = Chuyên đề { $number }: { $title }
answer-day = { DAY($day) }:
answer-day-am = Sáng { DAY($day) }:
answer-day-noon = Trưa { DAY($day) }:
answer-day-pm = Chiều { DAY($day) }:
answer-day-eve = Tối { DAY($day) }:
answer-day-summary = { DAY($day) }: { TIME($start) }–{ TIME($end) }, { $count } nội dung
answer-choice-day = { DAY($day) }
answer-entry = { TIME($start) }–{ TIME($end) } { $title }
answer-entry-now = { TIME($start) }–{ TIME($end) } (đang diễn ra) { $title }
answer-entry-speaker = { TIME($start) }–{ TIME($end) } { $title } – { $speaker }
answer-entry-speaker-now = { TIME($start) }–{ TIME($end) } (đang diễn ra) { $title } – { $speaker }
answer-all-over = Các nội dung trên đã kết thúc.
answer-more = … và { $count } nội dung nữa. Đồng chí có thể hỏi riêng từng ngày.
answer-item = { $title }
answer-item-time = { DAY($start) }, { TIME($start) }–{ TIME($end) }
answer-item-speaker = Người trình bày: { $speaker }
answer-item-room = Địa điểm: { $room }
answer-room-of = Từ { TIME($start) }: { $room }
answer-over = Nội dung này đã kết thúc.
answer-now = Đang diễn ra, còn { $minutes } phút:
answer-next = Tiếp theo:
answer-count = { $topics ->
        [0] { $others } nội dung
       *[other] { $topics } chuyên đề{ $others ->
            [0] {""}
           *[other] {" "}và { $others } nội dung khác
        }
    }:
answer-start = { TIME($start) }, { DAY($start) }: bắt đầu { $title } (đến { TIME($end) })
answer-end = { TIME($end) }, { DAY($end) }: kết thúc { $title }
answer-when = { DAY($start) }, { TIME($start) }–{ TIME($end) }: { $title }
answer-duration = { $minutes } phút, { TIME($start) }–{ TIME($end) } { DAY($start) }: { $title }
answer-span = { DAY($start) }: từ { TIME($start) } đến { TIME($end) }
answer-left = Còn { $minutes } phút nữa.
answer-class = Lớp học { $days } ngày: từ { TIME($start) } { DAY($start) } đến { TIME($end) } { DAY($end) }.
answer-class-start = Lớp bắt đầu lúc { TIME($start) }, { DAY($start) }.
answer-class-end = Lớp kết thúc lúc { TIME($end) }, { DAY($end) }.
answer-class-over = Lớp đã kết thúc lúc { TIME($end) }, { DAY($end) }.
answer-next-session = Buổi kế tiếp: { $session } { DAY($start) }, bắt đầu lúc { TIME($start) }.
answer-link = Phòng học trực tuyến, { DAY($day) }: { $link }
answer-no-link = Chương trình chưa có đường vào phòng học trực tuyến. Đề nghị hỏi thư ký điểm cầu.
answer-no-link-on = { DAY($day) }: chưa có đường vào phòng học trực tuyến. Đề nghị hỏi thư ký điểm cầu.
answer-venue = Nơi tổ chức: { $name }, { $address }
answer-venue-name = Nơi tổ chức: { $name }
answer-venue-sites = Các điểm cầu học trực tuyến tại phòng học của mình: gõ /site để xem điểm cầu của đồng chí.
answer-no-venue = Chương trình không ghi nơi tổ chức. Các điểm cầu học tại phòng học của mình: gõ /site để xem.
answer-room = { $room }:
answer-room-item = { DAY($start) }, { TIME($start) }–{ TIME($end) }: { $title }
answer-topic-number = Chuyên đề { $number }
answer-speaker = { $title }: { $speaker }
answer-speaker-unknown = { $title }: chương trình chưa ghi người trình bày
answer-speaker-title = { DAY($start) }, { TIME($start) }–{ TIME($end) }: { $title }
answer-site = Điểm cầu { $site }: { $known }
answer-site-unknown = Chương trình không ghi phòng học của điểm cầu { $site }. Đề nghị hỏi thư ký điểm cầu.
answer-chair = { $known } phụ trách điểm cầu { $site }.
answer-chair-unknown = Chương trình không ghi người phụ trách điểm cầu { $site }.
answer-sites-more = Còn { $count } điểm cầu khác cùng tên. Xin hỏi kèm tên tỉnh, thành phố.
answer-nothing = { DAY($day) }: lớp không học.
answer-nothing-am = Sáng { DAY($day) }: lớp không học.
answer-nothing-noon = Trưa { DAY($day) }: lớp không học.
answer-nothing-pm = Chiều { DAY($day) }: lớp không học.
answer-nothing-eve = Tối { DAY($day) }: lớp không học.
answer-nothing-at-all = Chương trình không có nội dung nào như vậy.
answer-nothing-now = Hiện không có nội dung nào đang diễn ra.
answer-missing = Chương trình không có nội dung đồng chí hỏi. Xin xem toàn bộ chương trình.
answer-changed = Theo chương trình bản { $version }, thay đổi lúc { TIME($at) } hôm nay.
answer-unknown = Hệ thống chưa trả lời được câu này. Đồng chí có thể hỏi về lịch học, phòng học, người trình bày, điểm danh và nhắc lịch.
answer-checkin-how = Để điểm danh, chọn “Điểm danh” hoặc gõ: diem danh. Mỗi đồng chí tự điểm danh cho mình; nếu không làm được, đề nghị báo thư ký điểm cầu.
answer-help = Đồng chí có thể hỏi lịch học bằng lời, ví dụ: hôm nay học gì, chiều mai học ở đâu, ai giảng chuyên đề 3; hoặc điểm danh, xem điểm danh, đặt nhắc lịch.
answer-greet = Chào đồng chí! Đồng chí có thể điểm danh, hoặc hỏi lịch học, ví dụ: hôm nay học gì?
answer-thanks = Rất vui được hỗ trợ đồng chí.
ask-checkin-do = Hệ thống sẽ điểm danh cho đồng chí.
ask-attendance = Hệ thống sẽ cho xem điểm danh của đồng chí.
ask-reminder-on = Hệ thống sẽ bật nhắc lịch cho đồng chí.
ask-reminder-off = Hệ thống sẽ tắt nhắc lịch cho đồng chí.
ask-reminder-set = Hệ thống sẽ nhắc đồng chí trước mỗi buổi học { $minutes } phút.
ask-reminder-status = Hệ thống sẽ cho biết đồng chí đang được nhắc thế nào.

## Files

page-attach = Đính kèm tệp
page-error-file-too-large = Tệp quá lớn: tối đa 10 MB.
page-error-file-not-sent = Không gửi được tệp. Xin đồng chí thử lại.
page-error-files-refused = Chỉ cán bộ phụ trách điểm cầu và Ban tổ chức gửi được tệp. Đồng chí cần hỏi gì, xin gõ chữ.
page-error-file-empty = Tệp không có gì bên trong.
file-page-about = { $kilobytes } kB · tải được đến { TIME($until) }, { DAY($until) }
file-page-save = Tải về
attachment-unsent = Tệp kèm theo “{ $name }” không gửi được qua kênh này. Đồng chí mở trang web của lớp hoặc hỏi Ban tổ chức để xem.
file-received = Đã nhận tệp “{ $name }”. Hệ thống đang đọc, xin đồng chí chờ một lát.
file-not-by-zalo = Zalo không chuyển tệp cho hệ thống. Đồng chí gửi danh sách ở trang web của lớp (nút kẹp giấy): { $url }
file-no-list = Tệp “{ $name }” không phải là danh sách đọc được. Đồng chí gửi danh sách dạng .xlsx, .xls, .ods hoặc .csv. Để gửi tệp kèm thông báo, gõ /broadcast trước rồi gửi tệp.
file-empty = Tệp “{ $name }” không có gì bên trong. Đồng chí kiểm tra rồi gửi lại.
file-damaged = Tệp “{ $name }” bị hỏng, bị cắt cụt hoặc có mật khẩu. Đồng chí mở ra, lưu lại không đặt mật khẩu rồi gửi lại.
file-too-large = Tệp “{ $name }” quá lớn: hệ thống nhận tệp đến { $most } MB. Đồng chí chia nhỏ danh sách rồi gửi lại.
file-failed = Hệ thống không đọc được tệp “{ $name }”. Đồng chí lưu lại thành .xlsx rồi gửi lại; chưa có gì thay đổi.
file-organisers-only = Chỉ Ban tổ chức gửi được thời khóa biểu. Tệp “{ $name }” không được dùng.
file-timetable-wrong = Thời khóa biểu “{ $name }” có { $count } chỗ sai, nên chưa có gì thay đổi:
    { $lines }
file-line = • { $text }

list-preview = Danh sách “{ $name }” có { $people } người: thêm { $added }, sửa { $changed }, giữ nguyên { $left }.
    { $lines }

    Chưa có gì được lưu. Đồng chí có lưu danh sách này không?
list-nobody = Hệ thống không tìm thấy ai trong “{ $name }”: cần một dòng tiêu đề có cột “Họ và tên”.
    { $lines }
list-nothing-new = Danh sách “{ $name }” có { $people } người. Không có gì mới để lưu: ai có điểm cầu đều đã có sẵn, không khác gì.
    { $lines }
list-no-site = Danh sách “{ $name }” có { $people } người nhưng không rõ thuộc điểm cầu nào, nên chưa nhập được ai.
    { $lines }
list-foreign = Danh sách “{ $name }” có { $count } người của điểm cầu khác, nên không được nhập. Đồng chí chỉ gửi danh sách điểm cầu mình, hoặc nhờ Ban tổ chức gửi.
list-importing = Đang lưu danh sách “{ $name }”…
list-imported = Đã lưu danh sách “{ $name }”: thêm { $added } người, sửa { $changed } người.
list-imported-at-last = Đã lưu xong danh sách “{ $name }”. Việc lưu bị gián đoạn giữa chừng rồi làm tiếp nên không rõ đã thêm, sửa bao nhiêu người; mọi người trong danh sách đều đã có.
list-dropped = Đã bỏ danh sách “{ $name }”. Chưa có gì được lưu.
list-decided = Danh sách này đã được quyết định rồi. Cần thì đồng chí gửi lại tệp.
list-lacks-site = { $count } người không rõ điểm cầu nên không được nhập. Gửi lại tệp kèm mã điểm cầu (ví dụ 16378) để nhập họ vào điểm cầu đó.
list-missing = { $count } người trước đây có, nay không còn trong danh sách: vẫn giữ.
list-doubt-name-doubtful = Họ tên đáng ngờ: { $count }
list-doubt-phone-doubtful = Số điện thoại đáng ngờ: { $count }
list-doubt-position-doubtful = Chức vụ đáng ngờ: { $count }
list-doubt-code-doubtful = Mã đại biểu đáng ngờ: { $count }
list-doubt-site-unknown = Không biết điểm cầu: { $count }
list-doubt-site-ambiguous = Có nhiều điểm cầu cùng tên: { $count }
list-doubt-position-cut = Chức vụ quá dài, đã cắt bớt: { $count }
list-row = • dòng { $row }{ $sheet }: { $text }
list-refused = Không nhập được { $count } dòng:
list-refused-no-name = • dòng { $row }{ $sheet }: không có họ tên – { $text }
list-refused-bad-name = • dòng { $row }{ $sheet }: họ tên không dùng được – { $text }
list-refused-below-end = • dòng { $row }{ $sheet }: nằm dưới phần cuối danh sách – { $text }
list-refused-no-heading = • dòng { $row }{ $sheet }: phía trên không có dòng tiêu đề – { $text }
list-refused-repeated-code = • dòng { $row }{ $sheet }: mã đại biểu đã có ở dòng trước – { $text }
list-refused-other = • dòng { $row }{ $sheet }: { $text }
list-dropped-columns = Những cột không được phép lưu đã bỏ qua: { $titles }
choice-list-save = Lưu danh sách ({ $count } người)
choice-list-drop = Bỏ danh sách
