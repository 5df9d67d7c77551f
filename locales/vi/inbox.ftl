### Feedback before its readers.

## The inbox

inbox-open-head = Góp ý đang xem xét. Đồng chí chỉ trao đổi với những người cùng đọc.
inbox-open-none = Hiện chưa có góp ý nào ở đây.
inbox-done-head = Góp ý đã có kết quả. Đồng chí chỉ trao đổi với những người cùng đọc.
inbox-done-none = Hiện chưa có góp ý nào ở đây.
inbox-apart-head = Đồng chí không so danh sách này với ai, không nhắc đến trong chi ủy.
inbox-apart-none = Hiện chưa có việc nào ở đây.

## The inbox · words

inbox-late = đã quá hạn
# In place of a text that is empty.
inbox-pressed = Người gửi báo gặp khó khăn
case-about-person = Góp ý với đồng chí { $name }
case-about-committee = Góp ý với tập thể chi ủy
case-about-branch = Góp ý với chi bộ

## The inbox · buttons

inbox-open = Đang xem xét
inbox-done = Có kết quả
inbox-apart = Việc không trao đổi trong chi ủy

## A case · words

case-state-new = Đã gửi
case-state-received = Đã tiếp nhận
case-state-verifying = Đang xác minh
case-state-verified = Đã xác minh
case-state-unsubstantiated = Chưa đủ căn cứ
case-state-unsuitable = Lời lẽ chưa phù hợp
case-state-passed = Đã chuyển cấp trên
case-state-used = Đã đưa ra sinh hoạt
case-state-closed = Đã kết thúc

## A case

case-apart = Có đồng chí trong chi ủy không xem góp ý này. Đồng chí không so danh sách, không nhắc đến với người khác.
case-pressed = Người gửi cho biết đang gặp khó khăn sau một góp ý trước đây. Đồng chí xem sớm và giữ kín.
case-text-gone = Nội dung đã hết thời hạn lưu.
case-added = Người gửi bổ sung:
case-sign = Biểu hiện được chọn: “{ $title }”
case-private = Người gửi chỉ gửi để xem riêng. Nội dung này không đưa ra sinh hoạt.
case-named = Người gửi ghi rõ tên: đồng chí { $name }.
case-many = Trong một ngày có vài góp ý cùng nói về một đồng chí hoặc một tập thể. Đồng chí lưu ý khi xác minh.
case-waits-author = Đang hỏi ý kiến người gửi về những đồng chí sẽ đọc tiếp. Trong lúc chờ, góp ý này giữ nguyên.
case-discreet = Khi hỏi, không nhắc là có góp ý.
case-due = Cần trả lời người gửi trong { $month } hoặc sớm hơn.
case-late = Đã quá { $days } ngày mà người gửi chưa có trả lời.
case-question = Đã hỏi người gửi:
case-answer = Người gửi trả lời:
case-no-answer = Người gửi chưa trả lời.
case-declined = Người gửi không trả lời câu này. Điều đó không nói lên điều gì.
case-restated = Bản viết lại của đồng chí { $name }:
case-restated-waits = Bản này chờ một đồng chí khác đọc và đồng ý.
case-restated-asked = Đã gửi bản này để người gửi xem trước. Chưa có trả lời thì chưa đưa ra.
case-restated-changes = Người gửi đề nghị sửa bản này. Đồng chí viết lại giúp.
case-restated-ready = Bản này được đưa ra cùng đợt của quý.
case-told = Lời đã báo người gửi:
case-reply = Đồng chí được góp ý trả lời:
case-name-waits = Đồng chí đã xin xem tên người gửi. Việc này chờ một đồng chí khác đồng ý.
case-name-wanted = Đồng chí { $name } xin xem tên người gửi. Lý do: “{ $reason }”. Đồng chí có đồng ý không?

## A case · buttons

case-verify = Đang xác minh
case-result = Ghi kết quả
case-ask = Hỏi lại người gửi
case-ways = Ba cách hỏi
case-name = Xem tên người gửi
case-log = Nhật ký
case-recuse = Tôi có liên quan, xin không xem
case-close = Kết thúc
case-approve = Dùng bản viết lại này
case-restate = Viết lại để đưa ra
case-restate-anew = Viết bản khác
case-decide = Đưa ra, có ghi lý do

## A case · toasts

step-verifying = Đã ghi: đang xác minh.
step-approved = Đã đồng ý bản viết lại. Người gửi được xem trước khi đưa ra.
step-skipped = Chưa làm được bước này vì còn bước trước đó. Nhật ký của góp ý có ghi lần bấm này.

## Asking around

ways-records = 1. Xem việc chung trước: sổ sách, lịch phân công, kết quả việc được giao, như vẫn xem với mọi đồng chí.
ways-many = 2. Hỏi nhiều đồng chí cùng một câu: “Thời gian qua việc chung của chi bộ mình làm thế nào?”
ways-usual = 3. Gặp như thường lệ, hỏi về công việc: “Dạo này công việc của đồng chí có gì vướng không?”

## The result

result-ask = Xác minh đến nay cho kết quả thế nào?
result-verify-first = Muốn ghi là đã xác minh hoặc chưa đủ căn cứ, trước hết đồng chí bấm “Đang xác minh”.

## Words of a reader

write-ask = Hỏi người gửi để rõ thêm tình tiết. Không hỏi đồng chí ấy là ai, ở tổ nào. Người gửi có thể không trả lời.
write-restate = Viết lại bằng lời khác, chỉ phần đã xác minh. Bỏ ngày, nơi, tên người khác và cách nói riêng của người gửi. Một đồng chí khác đọc lại, rồi người gửi xem trước.
write-unproven = Lời báo người gửi: vì sao chưa đủ căn cứ.
write-unsuited = Lời báo người gửi: lời lẽ nào chưa phù hợp, nên viết thế nào. Đồng chí được góp ý không biết việc này.
write-pass = Vì sao cần chuyển cấp trên? Người gửi đọc lý do này. Người gửi đồng ý thì cấp trên mới đọc được.
write-reason = Ghi rõ lý do cần xem tên người gửi. Người gửi sẽ đọc lý do này.
write-recuse = Từ khi xác nhận, đồng chí không thấy góp ý này nữa và không lấy lại được. Lý do ghi hay không tùy đồng chí.
write-close = Lời báo người gửi khi kết thúc: kết quả thế nào, đã làm gì.
write-decide = Lý do đưa ra khi người gửi chưa đồng ý. Người gửi đọc lý do này trước khi nội dung được đưa ra.
write-limit = Đồng chí gõ vào ô tin nhắn, nhiều nhất 1.000 ký tự. Gõ lại thì thay phần trước.
write-over = Dài hơn { $over } ký tự. Phần chữ còn nguyên, đồng chí rút gọn giúp.
write-copied = Đoạn này giống lời người gửi: “{ $words }”. Đồng chí viết bằng lời khác để không ai đoán ra người viết.

## Words of a reader · buttons

send-ask = Gửi câu hỏi
send-restate = Ghi bản viết lại
send-unproven = Ghi: chưa đủ căn cứ
send-unsuited = Ghi: lời lẽ chưa phù hợp
send-pass = Chuyển cấp trên
send-recuse = Xác nhận: xin không xem

## Words of a reader · toasts

sent-ask = Đã ghi câu hỏi. Người gửi thấy ở “Góp ý của tôi”.
sent-restate = Đã ghi bản viết lại. Một đồng chí khác đọc và đồng ý.
restated-meanwhile = Một đồng chí khác vừa ghi một bản viết lại. Đồng chí đọc bản đó trước; bản của đồng chí còn nguyên.
sent-result = Đã ghi kết quả.
sent-pass = Đã ghi. Người gửi đồng ý thì cấp trên mới đọc được.
sent-recuse = Đã ghi nhận. Đồng chí không xem góp ý này nữa.
sent-close = Đã kết thúc.
sent-decide = Đã ghi lý do. Người gửi đọc lý do này ở “Góp ý của tôi”.
case-nobody-above = Cấp trên chưa có đồng chí nào đọc được góp ý này. Đồng chí tiếp tục ở đây.

## The author's name

open-name-ask = Xem tên người gửi? Chỉ khi không xác minh được bằng cách khác. Người gửi sẽ biết ai xem, ngày nào, vì sao.
name-reasons = Vì sao đồng chí cần xem tên người gửi?
name-opened = Người gửi: đồng chí { $name }.
name-keep = Tên này chỉ mở cho riêng đồng chí. Người gửi sẽ biết đồng chí đã xem, ngày nào, vì sao.

## The author's name · words

name-reason-facts = Cần hỏi thêm tình tiết
name-reason-protect = Cần bảo vệ người gửi
name-reason-pass = Cần chuyển cấp có thẩm quyền
name-reason-other = Lý do khác (ghi rõ)

## The author's name · buttons

name-why = Ghi lý do và xem
name-no = Không cần xem
name-agree = Tôi đồng ý
name-disagree = Tôi chưa đồng ý

## The author's name · toasts

name-asked = Đã ghi. Việc này chờ một đồng chí khác đồng ý.
name-agreed = Đã đồng ý. Tên chỉ mở cho đồng chí đã xin xem.
name-disagreed = Đã ghi: chưa đồng ý.
case-name-alone = Việc này cần một đồng chí khác cùng đọc đồng ý. Hiện chưa có đồng chí nào như vậy.

## The log

log-head = Nhật ký, chỉ những đồng chí cùng đọc thấy.

## The log · words

log-by = đồng chí { $name }
log-received = mở đọc lần đầu
log-verifying = đang xác minh
log-verified = đã xác minh
log-unsubstantiated = chưa đủ căn cứ
log-unsuitable = lời lẽ chưa phù hợp
log-passed = đề nghị chuyển cấp trên
log-asked = hỏi lại người gửi
log-answered = người gửi trả lời
log-declined = người gửi không trả lời
log-added = người gửi bổ sung
log-restated = viết lại
log-approved = đồng ý bản viết lại
log-previewed = người gửi đã xem bản viết lại
log-decided-above = quyết định đưa ra
log-released = đưa ra cùng đợt của quý
log-merged = chuyển sang đợt sau
log-closed = kết thúc
log-name-asked = xin xem tên người gửi
log-name-opened = xem tên người gửi
log-name-refused = chưa đồng ý cho xem tên
log-recused = xin không xem
log-reader-left = thôi đọc vì đổi nhiệm vụ
log-readers-asked = hỏi ý kiến người gửi về người đọc mới
log-readers-agreed = người gửi đồng ý người đọc mới
log-readers-refused = người gửi chưa đồng ý người đọc mới
log-expired = kết thúc khi chưa có ai đọc
log-step-refused = bấm một bước khi chưa đến lượt
