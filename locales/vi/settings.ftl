### An organisation's settings, in a chat. What each means in a terminal stands in admin.ftl.

## The list

settings-which = Đồng chí muốn xem cài đặt của tổ chức nào?
settings-look-only = Bí thư, phó bí thư của tổ chức này đổi được mục này.

## The list · words

settings-title = Cài đặt của { $org }
settings-page = { $group } · trang { $page }/{ $last }
settings-group-meeting = Sinh hoạt
settings-group-check = Tự soi
settings-group-answering = Trách nhiệm và liên hệ
settings-group-other = Việc khác
setting-line = { $name }: { $value }
setting-line-above = { $name }: { $value } (theo cấp trên)
setting-unset = chưa đặt
setting-default = { $value } (có sẵn)
setting-days-before = { $days } ngày trước buổi sinh hoạt, lúc { $time }
meeting-day-number = ngày { $day } hằng tháng
meeting-day-weekday = { $weekday } { $which ->
    [first] đầu tiên
    [second] lần thứ hai
    [third] lần thứ ba
    [fourth] lần thứ tư
   *[last] cuối cùng
} của tháng
handbook-none = chưa chuyển việc nào
handbook-rsvp = báo dự, báo vắng
handbook-attendance = điểm danh
handbook-post = thông báo chung
handbook-papers = tài liệu
handbook-dues = nhắc đảng phí
setting-weekends = cuối tuần
setting-yes = được
setting-no = không

## What each is called · buttons

setting-name-meeting-day = Ngày sinh hoạt
setting-name-meeting-time = Giờ sinh hoạt
setting-name-meeting-place = Nơi sinh hoạt
setting-name-meeting-online = Dự trực tuyến
setting-name-agenda-freeze = Chốt chương trình
setting-name-agenda-headings = Tên các mục chương trình
setting-name-check-opens = Mở tự soi
setting-name-k = Số nhỏ nhất được hiện
setting-name-controller = Tổ chức dùng Chibo
setting-name-operator = Người vận hành máy chủ
setting-name-contact = Người để hỏi
setting-name-approval = Văn bản cho phép
setting-name-inspection = Nơi nhận đơn
setting-name-handbook = Việc làm trên Sổ tay
setting-name-verify-phrase = Câu quy ước
setting-name-holidays = Ngày nghỉ thêm

## What each means

setting-about-meeting-day = Ngày sinh hoạt thường kỳ hằng tháng. Chibo không tự dời ngày, chỉ nhắc khi trùng ngày nghỉ.
setting-about-meeting-time = Giờ bắt đầu sinh hoạt thường kỳ. Kỳ tự soi đóng 15 phút trước giờ này.
setting-about-meeting-place = Nơi sinh hoạt thường kỳ, ghi trong lịch sinh hoạt.
setting-about-meeting-online = Chi bộ có cho dự trực tuyến không. Có thì lời mời thêm nút “Tôi dự trực tuyến”.
setting-about-agenda-freeze = Lúc chốt chương trình sinh hoạt. Từ lúc đó chi ủy thấy điều đảng viên muốn nêu.
setting-about-agenda-headings = Tên riêng của các mục trong chương trình sinh hoạt. Đổi tên ngay trong dự thảo chương trình là dễ nhất.
setting-about-check-opens = Lúc mở kỳ tự soi hằng tháng. Nếu trùng ngày nghỉ thì mở vào ngày làm việc kế tiếp.
setting-about-k = Ở cấp trên, số liệu của ít người hơn số này không hiện, để giữ kín cho từng người.
setting-about-controller = Tổ chức dùng Chibo và chịu trách nhiệm về dữ liệu. Hiện khi Chibo xin đồng ý.
setting-about-operator = Người hoặc đơn vị giữ máy chủ. Hiện khi Chibo xin đồng ý.
setting-about-contact = Tên và cách liên hệ của người giải đáp. Hiện khi Chibo xin đồng ý và ở “Trợ giúp”.
setting-about-approval = Văn bản của cấp trên cho phép dùng Chibo. Hiện khi Chibo xin đồng ý.
setting-about-inspection = Nơi có thẩm quyền nhận đơn theo quy định. Hiện khi đảng viên viết góp ý.
setting-about-handbook = Những việc chi bộ đã làm trên Sổ tay đảng viên điện tử. Chibo không hỏi lại những việc này.
setting-about-verify-phrase = Câu chi bộ đã thống nhất trực tiếp với nhau. Đảng viên gõ “xác thực” để xem Chibo có thuộc câu này không.
setting-about-holidays = Ngày nghỉ thêm và ngày làm bù, ngoài những ngày nghỉ lễ Chibo đã biết. Lời mời và lời nhắc tránh những ngày này.

## How each is filled

setting-how-meeting-day = Đồng chí bấm một nút, hoặc gõ số từ 1 đến 31, hoặc gõ như “Chủ nhật đầu tiên”, “thứ Sáu cuối cùng”.
setting-how-meeting-time = Đồng chí bấm một nút, hoặc gõ giờ như 19:30.
setting-how-line = Muốn đổi, đồng chí gõ nội dung mới trên một dòng.
setting-how-days-before = Đồng chí bấm một nút, hoặc gõ số ngày từ 1 đến 27 và giờ từ 07:00 đến 20:59, như “{ $example }”.
setting-how-agenda-headings = Đồng chí gõ từng cặp mã và tên, cách nhau bằng dấu chấm phẩy, như superior=Ý kiến cấp trên.
setting-how-k = Đồng chí bấm một nút, hoặc gõ số từ 5 đến 50.
setting-how-yes-no = Đồng chí bấm một nút.
setting-how-handbook = Đồng chí bấm việc muốn chuyển. Việc không chuyển thì vẫn làm trong Chibo.
setting-how-holidays = Đồng chí gõ các ngày, cách nhau bằng dấu phẩy: ngày nghỉ như 25/12/2026, ngày làm bù như +26/12/2026. Thêm chữ “cuối tuần” nếu nghỉ cả cuối tuần.
settings-not-understood = Chibo chưa hiểu giá trị vừa gõ nên chưa ghi gì.
settings-warns-consent = Mục này có trong lời xin đồng ý. Nếu đổi, mọi người được hỏi lại.

## How each is filled · buttons

button-day = Ngày { $day }
button-weekday = { $weekday } { $which ->
    [first] đầu
    [second] lần hai
    [third] lần ba
    [fourth] lần tư
   *[last] cuối
}
button-days-before = { $days } ngày, { $time }
settings-clear = Bỏ cài đặt này
settings-clear-inherited = Bỏ, lấy theo cấp trên
handbook-here = Về Chibo: { $part }
handbook-there = Sang Sổ tay: { $part }

## Before it is kept

settings-now = Đang dùng: { $value }.
settings-from = Lấy theo { $org }.
settings-then = Sẽ là: { $value }
preview-then = Lịch mới:
preview-none = Từ đó chưa có lịch: cần đủ ngày và giờ sinh hoạt.
preview-holiday = Có buổi sinh hoạt trùng ngày nghỉ. Chibo giữ nguyên ngày; đồng chí xem có cần ngày khác không.
preview-kept = Buổi sinh hoạt đã định vẫn giữ nguyên. Cài đặt mới dùng từ buổi sau.
settings-below = Cài đặt này dùng cho cả { $count } tổ chức bên dưới, trừ nơi đã tự đặt.
settings-asks-all = Lời xin đồng ý sẽ thay đổi. Ai đã đồng ý sẽ được Chibo hỏi lại, kể cả đồng chí.
settings-not-saved-yet = Chưa ghi gì. Đồng chí bấm “Lưu” để ghi.

## Before it is kept · words

preview-line = { $what }: { $date }
preview-line-moved = { $what }: { $date }, trước là { $old }
preview-meeting = Sinh hoạt
preview-freeze = Chốt chương trình
preview-check-opens = Mở tự soi
preview-reminder = Nhắc tự soi
preview-check-closes = Đóng tự soi
preview-kept-mark = đã định
holiday-new-year = Tết Dương lịch
holiday-tet = Tết Nguyên đán
holiday-hung-kings = Giỗ Tổ Hùng Vương
holiday-reunification = ngày Giải phóng miền Nam
holiday-labour = ngày Quốc tế Lao động
holiday-national = Quốc khánh
holiday-culture = ngày Văn hóa Việt Nam
holiday-in-lieu = nghỉ bù
holiday-public = ngày nghỉ lễ
holiday-own = ngày nghỉ của tổ chức

## Before it is kept · buttons

settings-save = Lưu
# On the start screen of a secretary whose branch has no day or hour yet.
settings-set-up = Đặt ngày giờ sinh hoạt

## Before it is kept · toasts

settings-saved-toast = Đã ghi cài đặt.
settings-same = Giá trị này đang dùng rồi, không có gì thay đổi.

## A meeting on a holiday

meeting-on-holiday = Buổi sinh hoạt { $date } trùng { $holiday }. Chibo giữ nguyên ngày. Nếu chi bộ chọn ngày khác, đồng chí đổi trước khi kỳ tự soi mở.

## A meeting on a holiday · buttons

meeting-on-holiday-open = Sinh hoạt trùng ngày nghỉ

## What was done, as it is noted · words

audit-settings-changed = đổi cài đặt
audit-wording-imported = nhập nguyên văn biểu hiện
