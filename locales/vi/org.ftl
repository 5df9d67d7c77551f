### Joining, consent, one's own data, language, help, the branch's list.

## Joining: before anybody is known

# Tells neither the name nor what this is: who holds the link is not yet known to be the person invited.
join-ask = Chào anh/chị. Liên kết này dành riêng cho một người được mời. Nếu đúng là anh/chị, xin bấm nút dưới đây.
join-not-me-done = Vâng. Liên kết này vẫn dành cho người được mời.
access-ended = Kết nối giữa máy này và Chibo đã được ngừng, máy này không mở được gì nữa. Nếu anh/chị không nhờ ai làm việc này, xin báo ngay cho cấp ủy cấp trên.
join-fact = { $fact ->
    [phone] Để chắc là đúng người, xin gõ 4 số cuối của số điện thoại anh/chị đã đăng ký.
    [card] Để chắc là đúng người, xin gõ 4 ký tự cuối của số thẻ anh/chị đã đăng ký.
   *[either] Để chắc là đúng người, xin gõ 4 số cuối của số điện thoại, hoặc 4 ký tự cuối của số thẻ anh/chị đã đăng ký.
}
join-fact-form = Xin gõ đúng 4 ký tự cuối, không thêm gì khác.
join-fact-wrong = Chưa khớp. Anh/chị còn gõ lại được { $left } lần.
join-wait = Đã ghi nhận. Xin anh/chị gặp trực tiếp người đã đưa liên kết và cho xem số này trên máy: { $number }. Hạn xác nhận: { $date }. Quá giờ đó, liên kết hết hiệu lực.
join-not-ready = Chibo chưa được cài đặt xong nên chưa kết nối được. Liên kết vẫn dùng được cho đến khi hết hạn. Xin anh/chị báo người đã đưa liên kết.

## Joining: before anybody is known · buttons

join-me = Đúng là tôi
join-not-me = Không phải tôi
join-no-fact = Tôi không nhớ

## Joining: done

joined = Đồng chí { $name } đã kết nối với Chibo, { $org }.
linked-elsewhere = Tên đồng chí vừa được kết nối ở một thiết bị hoặc tài khoản khác. Nếu không phải do đồng chí làm, nhờ đồng chí báo ngay bí thư hoặc người nêu ở “Trợ giúp”.

## Confirming face to face

confirm-ask = Có một tài khoản xin kết nối với tên đồng chí { $name }. Chỉ xác nhận khi đã gặp trực tiếp và trên máy của đồng chí ấy có đúng số { $number }. Hạn xác nhận: { $date }.
confirm-late = Đã quá hạn xác nhận. Nếu chưa ai xác nhận, đồng chí { $name } cần liên kết mới.

## Confirming face to face · buttons

confirm-open = Xác nhận: { $name }
confirm-yes = Đã gặp, đúng người
confirm-no = Không đúng người

## Confirming face to face, done

confirm-done = Đã xác nhận đồng chí { $name }.
confirm-refused = Đã từ chối. Liên kết đó không dùng được nữa.

## Consent

consent-welcome = Chào đồng chí { $name }. Chibo giúp chuẩn bị sinh hoạt chi bộ: tự soi hằng tháng, lịch sinh hoạt, việc được giao. Đây là công cụ hỗ trợ do { $controller } dùng; không thay Sổ tay đảng viên điện tử và không thay phát biểu tại chi bộ.
consent-stored = Chibo lưu: họ tên, chi bộ, vai trò; câu trả lời tự soi và ghi chú; việc dự sinh hoạt; góp ý đồng chí gửi. Mỗi loại lưu bao lâu: bấm “Xem chi tiết”.
# Who reads is filled in from the access rules.
consent-readers = Câu trả lời tự soi và ghi chú: { $readers } đọc được. { $seers } chỉ thấy đã làm hay chưa. Với góp ý, trước khi viết Chibo nêu tên từng người sẽ đọc.
# Never shortened to "nobody can read it".
consent-operator = Máy chủ do { $operator } vận hành. Dữ liệu được mã hóa và Chibo không có màn hình nào cho người vận hành đọc; nhưng ai giữ cả máy chủ lẫn khóa mã thì về kỹ thuật vẫn có thể mở. Cơ quan có thẩm quyền có thể yêu cầu cung cấp dữ liệu theo pháp luật.
consent-free = Dùng Chibo là tự nguyện và rút lại lúc nào cũng được. Không dùng thì đồng chí vẫn tự soi trên giấy và phát biểu tại chi bộ như thường; việc đó không bị ghi là thiếu.
consent-contact = Người để hỏi: { $contact }.
consent-again = Nội dung dưới đây có thay đổi, nên Chibo xin hỏi lại đồng chí.
consent-later-done = Vâng, đồng chí cứ xem thêm. Chibo không lưu gì về lần này. Khi nào sẵn sàng, đồng chí bấm nút dưới đây.
consent-no-done = Vâng. Chibo không lưu lựa chọn này và không nhắn gì thêm. Đồng chí vẫn tự soi trên giấy và phát biểu tại chi bộ như thường.

## Consent · buttons

consent-yes = Tôi đồng ý
consent-later = Để tôi xem đã
consent-no = Tôi không dùng Chibo
consent-details = Xem chi tiết
consent-open = Đọc lại và chọn

## Consent: details, made from the access rules

details-head = Chibo lưu những gì, ai đọc được, lưu bao lâu:
details-line = { $thing }. Ai đọc được: { $readers }. Lưu: { $kept }.
details-backups = Bản sao lưu hết hạn sau { $days } ngày.
details-rights = Đồng chí có quyền biết, xem, sửa, xóa dữ liệu về mình và rút lại sự đồng ý. Liên hệ: { $contact }.
details-approval = Văn bản của cấp trên cho phép dùng Chibo: { $approval }.

## Consent: details · words

thing-profile = Họ tên, chi bộ, vai trò, nơi đã kết nối
thing-absences = Ngày vắng
thing-noted = Việc đã ghi, đã sửa, tệp đã làm, điều đã đồng ý
thing-answers = Câu trả lời tự soi và ghi chú
thing-answers-kept = Câu trả lời tự soi đồng chí chọn giữ lại
thing-raised = Điều đồng chí nêu để đưa vào chương trình, từ khi chốt chương trình
thing-completion = Việc đã làm tự soi hay chưa
thing-attendance = Việc dự sinh hoạt
thing-feedback = Góp ý đồng chí gửi
who-owner-only = chỉ đồng chí
who-owner = đồng chí
who-subject = người được góp ý
who-named = từng người Chibo nêu tên trước khi đồng chí viết
who-leaders = bí thư, phó bí thư
who-readers = bí thư, chi ủy
who-readers-each = bí thư, phó bí thư, chi ủy
who-members = đảng viên trong chi bộ
who-above = cấp trên
who-visitor = đại biểu cấp trên dự sinh hoạt
who-group = nhóm chung của chi bộ
who-operator = người vận hành máy chủ
who-nobody = không ai
who-and = { $first }, { $last }
kept-while-member = trong thời gian đồng chí có tên trong danh sách, và { $years } năm sau đó
kept-days = { $days } ngày sau khi kỳ đóng
kept-months = { $months } tháng
kept-years = { $years } năm

## Consent for Telegram

consent-telegram = Telegram là dịch vụ nước ngoài, tin nhắn đi qua máy chủ ngoài Việt Nam. Không viết, không gửi nội dung bí mật nhà nước. Đồng chí có thể dùng trang web của Chibo thay Telegram.
telegram-declined = Vâng. Chibo không trao đổi với đồng chí qua Telegram. Trang web của Chibo, mở được một lần trong { $minutes } phút: { $link }
telegram-declined-no-web = Vâng. Chibo không trao đổi với đồng chí qua Telegram. Muốn kết nối cách khác, nhờ đồng chí liên hệ { $contact }.

## Consent for Telegram · buttons

telegram-yes = Tôi đồng ý dùng Telegram
telegram-no = Tôi không dùng Telegram

## One's own data

mydata = Đồng chí { $name }, { $org }.
mydata-chibo = Đồng ý dùng Chibo: { $day }.
mydata-telegram = Đồng ý dùng Telegram: { $day }.
withdraw-ask = Đồng chí thôi dùng Chibo?
consent-withdrawn = Đã ghi nhận: đồng chí thôi dùng Chibo. Câu trả lời tự soi, ghi chú và bản nháp đã xóa; bản sao lưu hết hạn sau { $days } ngày. Biên bản đã thông qua và danh sách dự sinh hoạt vẫn giữ theo quy định của Đảng.
withdraw-telegram-ask = Đồng chí thôi dùng Telegram? Kết nối qua Telegram sẽ xóa ngay. Những gì đồng chí đã ghi vẫn còn, xem được khi kết nối bằng cách khác. Muốn xóa cả những gì đã ghi, đồng chí chọn “Thôi dùng Chibo”.
telegram-withdrawn = Đã ghi nhận: đồng chí thôi dùng Telegram. Muốn kết nối cách khác, nhờ đồng chí hỏi người đã đưa liên kết.

## One's own data · words

channel-name = { $channel ->
    [telegram] Telegram
    [web] trang web
    [terminal] cửa sổ dòng lệnh
   *[other] thiết bị khác
}

## One's own data · buttons

devices-open = Thiết bị mới vừa kết nối
withdraw-chibo = Thôi dùng Chibo
withdraw-telegram = Thôi dùng Telegram
withdraw-yes = Tôi thôi dùng Chibo
withdraw-all = Thôi dùng, rút cả góp ý
withdraw-telegram-yes = Tôi thôi dùng Telegram
withdraw-no = Tôi dùng tiếp

## PIN, entered with buttons only

pin-new = Đồng chí chọn mã PIN từ 4 đến 6 số, bấm bằng các nút dưới đây. Chibo sẽ hỏi mã này trước những màn hình riêng của đồng chí.
pin-again = Bấm lại mã PIN vừa chọn.
pin-entered = Đã bấm { $count } số.
pin-short = Mã PIN có từ 4 đến 6 số. Đồng chí bấm thêm.
pin-different = Hai lần bấm chưa giống nhau. Đồng chí chọn lại từ đầu.
pin-wrong = Mã PIN chưa đúng. Đồng chí còn bấm lại được { $left } lần.
pin-locked = Bấm sai nhiều lần nên các màn hình riêng tạm khóa đến { $date }. Nếu không phải do đồng chí bấm, nhờ đồng chí báo bí thư hoặc người nêu ở “Trợ giúp”.

## PIN · buttons

pin-done = Xong
pin-erase = Xóa số cuối
pin-set = Đặt mã PIN
pin-change = Đổi mã PIN
pin-remove = Bỏ mã PIN
pin-locked-open = Mã PIN vừa bị bấm sai

## PIN · toasts

pin-saved = Đã đặt mã PIN.
pin-removed = Đã bỏ mã PIN.

## Language

language-ask = Đồng chí chọn ngôn ngữ.

## Language · toasts

language-set = Từ giờ Chibo dùng tiếng Việt.

## Help

help = Chibo giúp chuẩn bị sinh hoạt chi bộ. Đồng chí bấm nút, hoặc gõ một trong các lệnh sau, có dấu hay không dấu đều được:
help-contact = Cần người giúp, đồng chí hỏi: { $contact }.

## Is this the real bot?

verify = Đây là Chibo của { $org }.
verify-phrase = Câu quy ước: “{ $phrase }”. Nếu khác câu đã thống nhất trực tiếp với nhau, đồng chí dừng lại và hỏi trực tiếp bí thư hoặc cấp trên.
verify-no-phrase = Chưa có câu quy ước. Nếu thấy điều gì lạ, đồng chí dừng lại và hỏi trực tiếp bí thư hoặc cấp trên.

## The branch's list, for secretary, deputy and committee

secretary-list = Tự soi { $month }, { $total } đồng chí: { $done } đã làm · { $open } chưa làm · { $outside } làm ngoài Chibo · { $unlinked } chưa kết nối. Không ai xem được câu trả lời.
secretary-unreachable = Chibo không gửi được tin cho { $count } đồng chí; đây không phải là “chưa làm”.
members-no-round = Chưa có kỳ tự soi nào.
members-next-round = Kỳ tự soi tới mở lúc { $date }.
members-empty = Danh sách chưa có ai.

## The branch's list · words

member-done = đã làm
member-open = chưa làm
member-outside = làm ngoài Chibo
member-unlinked = chưa kết nối
member-unreachable = không gửi được tin

## What needs a hand, for the secretary, once a morning

hands-head = Những việc cần đồng chí giúp:
hands-none = Hiện không có việc nào cần đồng chí giúp.
unreachable = Chibo không gửi được tin cho đồng chí { $name } (có thể do đổi máy hoặc chặn tin). Nhờ đồng chí gọi hoặc gặp trực tiếp. Đây không phải là “chưa làm”.
hands-unlinked = Chưa kết nối: { $names }.
hands-second-account = Có tài khoản khác thử dùng liên kết của đồng chí { $name }. Nhờ đồng chí hỏi lại; nếu người thử là người khác, đồng chí { $name } cần liên kết mới.
hands-confirm = Đồng chí { $name } chờ đồng chí gặp và xác nhận.
hands-locked = Liên kết của đồng chí { $name } đã khóa vì gõ sai nhiều lần. Nhờ đồng chí hỏi lại; đồng chí { $name } cần liên kết mới.
hands-missed = Có tin về buổi sinh hoạt { $date } không kịp gửi vì Chibo bị gián đoạn. Nhờ đồng chí báo trực tiếp nếu cần.
hands-failed = Chibo gặp trục trặc với { $count } tin. Không tin nào bị mất; người vận hành máy chủ xem số lượng và mã bằng lệnh doctor.

## What needs a hand · buttons

hands-open = Việc cần tôi giúp
