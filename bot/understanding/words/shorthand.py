"""Shorthand of phones (teencode) in both languages, and number words, each with what it stands for."""

from typing import Final

_VIETNAMESE: Final = """
ni này; mi mấy; nì này; nìa này; a.i trí tuệ nhân tạo; hs hồ sơ; hnao hôm nào; hnào hôm nào; hnay hôm nay; hn hôm
nay; hnai hôm nay; hny hôm nay; humnay hôm nay; bnay bữa nay; nai nay; hqua hôm qua; hqa hôm qua; hkia hôm kia; nmai
ngày mai; nma ngày mai; mj mai; mii mai; ngmai ngày mai; smai sáng mai; snay sáng nay; cnay chiều nay; cmai chiều
mai; tnay tối nay; tmai tối mai; nmot ngày mốt; nkia ngày kia; mùg mùng; mug mùng; mog mồng; j gì; g gì; g giờ; ji
gì; gj gì; rì gì; jì gì; jề gì; giề gì; wa quá; wá quá; qá quá; qa quá; v vậy; z vậy; dz vậy; zay vậy; zậy vậy; dậy
vậy; vay vậy; dị vậy; zị vậy; vại vậy; zi vậy; zì gì; dì gì; k không; ko không; kô không; kg không; kh không; kong
không; hok không; hk không; hong không; hông không; hem không; hăm không; khg không; khong không; khum không; khôm
không; hôg không; khôg không; kím tìm; kiếm tìm; hơm không; hôngg không; hôn không; k0 không; 0 không; bống không;
dc được; đc được; đk được; dk được; duoc được; đươc được; đx được; dx được; ddc được; đuợc được; r rồi; roi rồi; rùi
rồi; rầu rồi; òi rồi; rui rồi; ròi rồi; rồy rồi; h giờ; jờ giờ; giò giờ; zờ giờ; dờ giờ; jo giờ; bh bây giờ; bgio
bây giờ; bjo bây giờ; bjờ bây giờ; bg bây giờ; bâyh bây giờ; bayh bây giờ; bigio bây giờ; giừ bây giờ; mh mấy giờ;
myh mấy giờ; mayh mấy giờ; mấyh mấy giờ; mayg mấy giờ; mấi mấy; mí mấy; mấu mấy; mek mình; mik mình; mk mình; m
mình; t tôi; tuii tôi; tôy tôi; toy tôi; tjj tôi; mềnh mình; e em; iem em; iêm em; êm em; a anh; c chị; b bạn; bn
bao nhiêu; bnhiu bao nhiêu; bnhieu bao nhiêu; nhiu bao nhiêu; nhiêu bao nhiêu; bnh bao nhiêu; nhìu nhiều; cd chuyên
đề; cđ chuyên đề; chđ chuyên đề; cdề chuyên đề; chde chuyên đề; bg bài giảng; gv giảng viên; gvien giảng viên; gviên
giảng viên; bcv báo cáo viên; dg diễn giả; ht hội trường; htr hội trường; p phòng; ph phòng; fong phòng; fòng phòng;
ptrach phụ trách; ctri chủ trì; ctrì chủ trì; dd điểm danh; đd điểm danh; đdanh điểm danh; ddanh điểm danh; điemdanh
điểm danh; đ.danh điểm danh; d.danh điểm danh; đdah điểm danh; ddah điểm danh; dcau điểm cầu; đcầu điểm cầu; đcau
điểm cầu; đcâu điểm cầu; tks thanks; thks thanks; thk thanks; tk thanks; thank's thanks; tksss thanks; c.ơn cảm ơn;
cơn cảm ơn; camon cảm ơn; cmon cảm ơn; cmơn cảm ơn; mơn cảm ơn; thanhs thanks; thanksss thanks; tạ cảm ơn; lm làm;
lmj làm gì; ng người; ngta người ta; ngừi người; mn mọi người; m.n mọi người; mng mọi người; nc nước; vs với; vơi
với; dzới với; dới với; w với; cx cũng; cug cũng; cũg cũng; ns nói; bik biết; bit biết; bít biết; bjt biết; biet
biết; bíc biết; ntn như thế nào; nt như thế; nnào như thế nào; tnao thế nào; tnào thế nào; tn thế nào; s sao; nao
nào; nàu nào; nèo nào; đou đâu; dou đâu; đao đâu; âu đâu; đaau đâu; đouu đâu; uk ừ; uhm ừ; um ừ; hỉu hiểu; ak à; ạk
ạ; ah à; ạh ạ; ajk ạ; á à; ik đi; iu yêu; đy đi; ddi đi; zô vào; vô vào; dô vào; zo vào; rứa vậy; chi gì; mần làm;
răng sao; giùm giúp; dùm giúp; júp giúp; giup giúp; jup giúp; gium giúp; hoc học; hk học kỳ; hx học; hok học; hojc
học; lhoc lớp học; lh lịch học; lhọc lịch học; tkb thời khoá biểu; ct chương trình; ctr chương trình; ctrình chương
trình; ctrinh chương trình; ld lãnh đạo; vđ vấn đề; nd nội dung; ndung nội dung; ndg nội dung; tg thời gian; tgian
thời gian; đđ địa điểm; dđ địa điểm; ddiem địa điểm; đchi địa chỉ; dchi địa chỉ; đc địa chỉ; kt kết thúc; kthuc kết
thúc; kthúc kết thúc; kth kết thúc; ktra kiểm tra; bd bắt đầu; bđ bắt đầu; bđầu bắt đầu; bdau bắt đầu; bdầu bắt đầu;
bắtđầu bắt đầu; kgiang khai giảng; kgiảng khai giảng; kg khai giảng; bgiang bế giảng; bgiảng bế giảng; bg bế giảng;
glao giải lao; glo giải lao; ntrua nghỉ trưa; ntrưa nghỉ trưa; nghĩ nghỉ; nghi nghỉ; ngỉ nghỉ; ngỉh nghỉ; ngi nghỉ;
s sáng; ch chiều; chìu chiều; chju chiều; chiu chiều; chìuu chiều; chìw chiều; sag sáng; ság sáng; trư trưa; tói
tối; lun luôn; luon luôn; bùi buổi; bủi buổi; bủỉ buổi; buỗi buổi; buỏi buổi; bui buổi; bửi buổi; bửa bữa; bữ bữa;
buoi buổi; bủôi buổi; nhoa nhé; nhá nhé; nhó nhé; hen nhé; nhaa nha; nghe nhé; nhe nhé; nhan nhanh; nhah nhanh; nhắt
nhắc; nhăc nhắc; nhac nhắc; ntin nhắn tin; tbao thông báo; tb thông báo; tbáo thông báo; n.o nữa; nưa nữa; nửa nữa;
nx nữa; nũa nữa; nua nữa; trc trước; trk trước; trươc trước; truoc trước; tr trước; trướk trước; ph phút; fút phút;
fut phút; p phút; phut phút; tieng tiếng; vc việc; cv công việc; cb cán bộ; qtrong quan trọng; qlnn quản lý nhà
nước; ql quản lý; cqđp chính quyền địa phương; cqdp chính quyền địa phương; cq chính quyền; gd giáo dục; xh xã hội;
kte kinh tế; ktế kinh tế; ubnd ủy ban nhân dân; hdnd hội đồng nhân dân; hđnd hội đồng nhân dân; mttq mặt trận tổ
quốc; mtr môi trường; mtrg môi trường; anqp an ninh quốc phòng; qpan quốc phòng an ninh; attt an toàn thông tin;
cntt công nghệ thông tin; bhxh bảo hiểm xã hội; cchc cải cách hành chính; ttxvn tin tức; đảg đảng; tccb tổ chức cán
bộ; pccc phòng cháy chữa cháy; pctn phòng chống tham nhũng; tthc thủ tục hành chính; ntm nông thôn mới; atgt an toàn
giao thông; attp an toàn thực phẩm; atvstp an toàn vệ sinh thực phẩm; vsattp vệ sinh an toàn thực phẩm; gpmb giải
phóng mặt bằng; xdđ xây dựng đảng; xdd xây dựng đảng; cds chuyển đổi số; cđs chuyển đổi số; bvmt bảo vệ môi trường;
tnmt tài nguyên môi trường; nsnn ngân sách nhà nước; dvc dịch vụ công; dvctt dịch vụ công trực tuyến; qhqt quan hệ
quốc tế; csdl cơ sở dữ liệu; ttđt thông tin điện tử; dtts dân tộc thiểu số; lđtbxh lao động thương binh xã hội; vhxh
văn hoá xã hội; ktxh kinh tế xã hội; đđtn đất đai tài nguyên; tchc tổ chức hành chính; pbgdpl phổ biến giáo dục pháp
luật; ktgs kiểm tra giám sát; tcd tiếp công dân; kntc khiếu nại tố cáo; fai phải; pải phải; phai phải; pai phải; hoy
thôi; thoai thôi; thui thôi; hoi hỏi; hõi hỏi; chừn chừng; zùm giùm; zui vui; dzui vui; zề về; dề về; dzề về; dìa
về; zìa về; vìa về; zí với; thi thì; hum hôm; hom hôm; hùm hôm; hôg hôm; hộm hôm; chổ chỗ; chõ chỗ; lịk lịch; lịt
lịch; lich lịch; lik lịch; lik.h lịch; dại dạy; kdl không được; baoh bao giờ; baogio bao giờ; bgiờ bao giờ; khinao
khi nào; giãi giải; giản giảng; giãng giảng; dảng giảng; zảng giảng; tiep tiếp; típ tiếp; tíêp tiếp; lak là; đag
đang; đg đang; dag đang; dg đang; hịn hiện; địh định; kê kế; kêt kết; thúk thúc; xog xong; xg xong; chài trời; zoom
zoom; dum zoom; zum zoom; dzum zoom; lin link; lnk link; đlink đường link; onl online; ol online; trtuyen trực
tuyến; wf wifi
"""

_ENGLISH: Final = """
a.i artificial intelligence; u you; ur your; r are; y why; pls please; plz please; plss please; thx thanks; ty
thanks; wat what; wut what; wot what; wht what; whats what's; wats what's; whos who's; wheres where's; whens when;
whn when; wen when; wher where; wich which; whch which; tmr tomorrow; tmrw tomorrow; tmw tomorrow; tomoz tomorrow;
2moro tomorrow; 2day today; 2nite tonight; tonite tonight; nite night; b4 before; gonna going to; wanna want to;
gotta have to; skd schedule; sched schedule; sch schedule; schd schedule; prog programme; sess session; lec lecture;
mins minutes; hr hour; hrs hours; bday birthday; nxt next; strt start; fin finish; rm room; bldg building; rmd
remind; notif notification; notifs notifications; ppl people; abt about; d the; da the; dat that; dis this; msg
message; msgs messages; cuz because; rn right now; atm at the moment; asap soon; spkr speaker; doin doing; goin
going; happenin happening; wanna want; lemme let me; gimme give me; dunno don't know; im i'm; ive i've; dont don't;
cant can't; doesnt doesn't; didnt didn't; wont won't; isnt isn't; arent are; thats that's; ya you; yall you; hw how;
hws how; bt but; nd and; n and; wrt about; re about; w with; srsly really; smth something; sth something; anythin
anything; nothin nothing; mornin morning; evenin evening; afternon afternoon; aftn afternoon; wkday weekday; wknd
weekend; info information; pic picture; pics pictures; yr your; frm from; btw between
"""


def _counted(words: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), 1)}


_VIETNAMESE_NUMBERS: Final = {
    **dict.fromkeys(("một", "mốt", "nhất"), 1),
    **dict.fromkeys(("hai", "nhì"), 2),
    "ba": 3,
    **dict.fromkeys(("bốn", "tư"), 4),
    **dict.fromkeys(("năm", "lăm"), 5),
    "sáu": 6,
    **dict.fromkeys(("bảy", "bẩy"), 7),
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
ORDINAL_WORDS: Final = {
    **_counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"),
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "twentieth": 20,
    "thirtieth": 30,
}
ENGLISH_NUMBERS: Final = {
    **_counted("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"),
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    **ORDINAL_WORDS,
}
# Words for numbers; the figure is tried beside the word.
NUMBER_WORDS: Final = {**_VIETNAMESE_NUMBERS, **ENGLISH_NUMBERS}


def _table(lines: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in lines.split(";"):
        short, *words = line.split() or ("",)
        if words:
            table[short] = (*table.get(short, ()), tuple(words))
    return table


VIETNAMESE: Final = _table(_VIETNAMESE)
ENGLISH: Final = _table(_ENGLISH)
