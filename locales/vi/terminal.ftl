### The terminal channel and its small invented tree. Whoever tries it need not be a member: nobody is called anything.

## Starting · words

terminal-opening = Đang mở chi bộ ví dụ…
terminal-building = Lần đầu: đang dựng chi bộ ví dụ, chưa đến một phút…
terminal-open-page = Chibo chạy thử ở { $url } (mở trong trình duyệt trên máy này; Ctrl+C để dừng).
terminal-no-admin = Ở đây đang chạy bản chạy thử. Các lệnh admin dành cho chi bộ thật.

## Trying it out

terminal-welcome = Đây là bản chạy thử của Chibo với một đảng ủy và hai chi bộ tưởng tượng. Mọi nhân vật và sự việc ở đây đều là giả định.
# Read by whoever does not read the rest.
terminal-language = Tiếng Việt: gõ “{ $command }”.
terminal-try = Nên thử:
terminal-try-invitation = Gõ “{ $morning }”: sáng hôm sau kỳ tự soi mở, các đảng viên nhận tin. Chọn một đảng viên, xem lời mời.
terminal-try-resume = Trả lời vài biểu hiện rồi gõ “{ $quit }”. Chạy lại, chọn đúng người ấy: Chibo nhớ chỗ đang dừng.
terminal-try-list = Chọn bí thư, gõ “danh sách”: thấy ai đã làm, không thấy câu trả lời của ai.
terminal-try-join = Chọn một người chưa kết nối, thử kết nối bằng giấy mời.
terminal-clock = Bây giờ là { $date }.
terminal-who = Chọn người để đóng vai, gõ số:
terminal-now-as = Đang đóng vai { $name }.
terminal-unlinked = { $name } chưa kết nối. Đây là giấy mời vừa viết cho người này: gõ “{ $code }” rồi làm theo. Bốn số cuối của số điện thoại là { $tail }.
terminal-unlinked-meet = { $name } chưa kết nối. Đây là giấy mời vừa viết cho người này: gõ “{ $code }” rồi làm theo; người mời sẽ xác nhận trực tiếp.
terminal-nothing-ahead = Trong { $days } ngày tới không ai nhận tin gì.
terminal-no-command = Không có lệnh “:{ $word }”. Các lệnh:
terminal-reset-ask = Xóa mọi điều đã làm thử và dựng lại từ đầu? Gõ “{ $reset }” lần nữa để xóa, gõ gì khác để giữ.
terminal-reset-not = Vẫn giữ nguyên.
terminal-bye = Đã dừng. Lần sau chạy lại, mọi thứ vẫn như lúc này.
terminal-file = Gửi tệp: gõ “tệp:” rồi đường dẫn của tệp.

## Trying it out · words

terminal-person = { $name }, { $role }
terminal-has-news = có tin mới
# What is typed after a colon; found with or without accents, in every language.
terminal-word-morning = mai
terminal-word-next = tiếp
terminal-word-who = ai
terminal-word-help = giúp
terminal-word-reset = xóa
terminal-word-quit = thoát
terminal-does-morning = sang 8 giờ sáng hôm sau
terminal-does-next = đến lúc có người nhận tin
terminal-does-who = đóng vai người khác
terminal-does-help = xem lại phần này
terminal-does-reset = xóa hết, dựng lại từ đầu
terminal-does-quit = dừng, lần sau làm tiếp

## Trying it out · toasts

terminal-news = Có tin mới cho: { $names }.
