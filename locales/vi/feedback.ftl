### Feedback before its author: writing, sending, following.

## The step that everybody passes

feedback-step = Kỳ này đồng chí có điều gì muốn góp ý với một đồng chí hoặc với chi bộ không?

## The step that everybody passes · buttons

feedback-step-none = Kỳ này tôi chưa có
feedback-step-speak = Tôi sẽ nói tại chi bộ
feedback-step-write = Tôi muốn viết góp ý

## The step that everybody passes · toasts

feedback-step-done = Vâng. Chỉ đồng chí biết lựa chọn này.

## Beginning

feedback-direct-first = Nếu được, nói trực tiếp với nhau vẫn là tốt nhất. Viết góp ý dùng khi đồng chí thấy khó nói ra.
feedback-which-branch = Đồng chí viết ở chi bộ nào?
feedback-no-branch = Viết góp ý dành cho đồng chí đang sinh hoạt trong một chi bộ.
feedback-who = Đồng chí muốn góp ý với ai? Điều về chính mình, đồng chí ghi ở phần tự soi.
feedback-sign-ask = Góp ý này gắn với biểu hiện nào? Không bắt buộc, đồng chí bỏ qua cũng được.

## Beginning · buttons

feedback-write = Viết góp ý
feedback-mine = Góp ý của tôi
feedback-committee = Tập thể chi ủy
feedback-branch = Tập thể chi bộ

## Beginning · toasts

feedback-about-oneself = Điều về chính mình, đồng chí ghi ở phần tự soi.
feedback-shut = Phần viết góp ý tạm đóng từ 15 phút trước đến 3 giờ sau giờ bắt đầu sinh hoạt. Bản đang viết vẫn giữ nguyên.

## Where few could have written it

# How few is never said.
feedback-small = Chi bộ ít người nên người được góp ý có thể đoán ra ai viết. Đồng chí chọn cách gửi:
feedback-way-private-means = Xem riêng: chỉ người đọc biết; nội dung không đưa cho người được góp ý, không đưa ra chi bộ.
feedback-way-above-means = Gửi thẳng: { $superior } đọc, chi ủy không đọc.
feedback-way-named-means = Ghi rõ tên: người đọc biết tên đồng chí; khi đưa ra, người được góp ý cũng biết.

## Where few could have written it · buttons

feedback-way-private = Chỉ gửi chi ủy xem riêng
feedback-way-private-above = Chỉ gửi cấp trên xem riêng
feedback-way-above = Gửi thẳng { $superior }
feedback-way-named = Ghi rõ tên tôi
feedback-way-speak = Tôi nói tại chi bộ
feedback-way-stop = Thôi, không gửi

## The promise

feedback-promise = Người đọc nội dung: { $readers }. Các đồng chí đó chỉ được xem tên đồng chí khi cần xác minh, phải ghi lý do, và đồng chí được báo. Chibo không cho người được góp ý và các đồng chí khác biết tên đồng chí. Họ chỉ thấy nội dung đã xác minh, viết lại, và đồng chí đã xem trước. Lưu đến { $months } tháng sau khi kết thúc. Không thêm người đọc nếu đồng chí chưa đồng ý.
feedback-promise-private = Người đọc nội dung: { $readers }. Các đồng chí đó chỉ được xem tên đồng chí khi cần xác minh, phải ghi lý do, và đồng chí được báo. Chibo không đưa nội dung này cho người được góp ý, không đưa ra chi bộ. Lưu đến { $months } tháng sau khi kết thúc. Không thêm người đọc nếu đồng chí chưa đồng ý.
feedback-promise-named = Người đọc nội dung và tên đồng chí: { $readers }. Người được góp ý chỉ thấy nội dung đã xác minh, viết lại, và đồng chí đã xem trước, kèm tên đồng chí. Lưu đến { $months } tháng sau khi kết thúc. Không thêm người đọc nếu đồng chí chưa đồng ý.
feedback-not-denunciation = Đây là góp ý để giúp nhau tiến bộ, không phải đơn tố cáo. Tố cáo phải ghi rõ họ tên, địa chỉ và gửi nơi có thẩm quyền: { $inspection }.
feedback-in-office = Đồng chí cũng là người tiếp nhận góp ý ở đây nên những đồng chí nêu trên có thể đoán ra ai viết.
feedback-alone = Hiện chỉ một đồng chí đọc được góp ý này. Đồng chí có thể dừng ở đây.
feedback-about-operator = Đồng chí được góp ý đang vận hành máy chủ của Chibo, về kỹ thuật có thể đọc được. Đồng chí nên gặp trực tiếp hoặc viết giấy gửi cấp ủy cấp trên.
feedback-nobody = Hiện chưa có đồng chí nào vừa không liên quan vừa đọc được góp ý này, nên Chibo chưa nhận. Đồng chí có thể nói tại chi bộ, hoặc gặp trực tiếp cấp ủy cấp trên.

## The promise · words

# One reader; and where no inspection body is set.
feedback-reader = { $name } ({ $role }, { $org })
feedback-inspection = ủy ban kiểm tra của cấp ủy cấp trên

## The promise · buttons

feedback-understood = Tôi đã đọc và hiểu
# The end of a long name is what is kept of it.
feedback-strike = Không gửi cho { $given }
feedback-unstrike = Chọn lại người đọc

## The promise · toasts

feedback-promise-changed = Người đọc vừa thay đổi. Đồng chí đọc lại giúp.
feedback-speak-said = Vâng. Chibo không lưu lựa chọn này.

## Writing

feedback-write-ask = Đồng chí gõ nội dung vào đây, một hay nhiều tin, nhiều nhất 4.000 ký tự. Gõ xong bấm “Gửi góp ý”.
feedback-telltale = Chi tiết này có bao nhiêu người biết? Nếu chỉ vài người, nên viết chung hơn: bỏ ngày, nơi, tên người khác.
feedback-anew-ask = Đồng chí gõ lại từ đầu. Phần mới thay cho phần đã viết.
feedback-drop-ask = Bỏ phần đang viết? Chưa ai đọc phần này.

## Writing · buttons

feedback-send = Gửi góp ý
feedback-rewrite = Viết lại
feedback-drop-yes = Bỏ phần đang viết
feedback-drop-no = Viết tiếp

## Writing · toasts

feedback-too-long = Phần viết dài hơn { $over } ký tự. Chibo giữ nguyên cả phần này, đồng chí rút gọn giúp.
feedback-dropped = Vâng. Không có gì được gửi.

## Sent

feedback-sent = Đã gửi. Chi ủy ghi nhận trong 7 ngày và trả lời trong 90 ngày; đồng chí xem ở “Góp ý của tôi”. Nên xóa phần vừa viết khỏi cuộc trò chuyện này.
feedback-sent-above = Đã gửi. Người đọc ghi nhận trong 7 ngày và trả lời trong 90 ngày; đồng chí xem ở “Góp ý của tôi”. Nên xóa phần vừa viết khỏi cuộc trò chuyện này.
feedback-sent-later = Góp ý không đến người đọc ngay mà đi cùng đợt, thường chậm nhất sau { $days } ngày. Trước lúc đó đồng chí rút lại thì không ai biết.
feedback-wiped = Chibo đã xóa những gì còn xóa được ở đây. Nếu vẫn thấy phần đã viết, đồng chí tự xóa giúp: nhấn giữ tin đó rồi chọn xóa. Tin quá 48 giờ Chibo không xóa được.

## Sent · buttons

feedback-wipe = Xóa khỏi cuộc trò chuyện

## Too many

feedback-full-subject = Đồng chí đang có { $count } góp ý chưa kết thúc về cùng một đồng chí hoặc một tập thể. Đồng chí có thể bổ sung vào một góp ý đã gửi:
feedback-full-wait = Đồng chí đang có { $count } góp ý chưa kết thúc về cùng một đồng chí hoặc một tập thể. Khi một góp ý kết thúc, đồng chí gửi tiếp được.
feedback-full-month = Mỗi tháng mỗi đồng chí gửi nhiều nhất { $count } góp ý. Sang tháng đồng chí gửi tiếp được.
feedback-kept = Phần đang viết vẫn giữ nguyên.

## Too many · buttons

feedback-add-to = Bổ sung vào góp ý { $n }

## One's own

feedback-mine-head = Góp ý của đồng chí, mới nhất ở trên. Bấm số để xem.
feedback-mine-none = Đồng chí chưa gửi góp ý nào.

## One's own · words

own-state-sent = Đã gửi
own-state-looking = Đang xem xét
own-state-result = Có kết quả
own-state-closed = Đã kết thúc
# Behind the state of a case.
own-waits = chờ đồng chí trả lời
# In place of whom it is about.
own-pressed = Đồng chí báo bị gây khó dễ

## One case of one's own

own-unsent = Góp ý chưa chuyển đi. Rút lại lúc này thì không ai biết.
own-readers = Người đọc: { $readers }.
own-question = Người đọc hỏi thêm, không hỏi đồng chí là ai. Đồng chí không trả lời cũng không sao.
author-preview = Đây là bản viết lại sẽ đưa ra. Đọc bản này có ai đoán ra đồng chí không?
own-readers-ask = Không còn đủ người đọc như lúc đồng chí gửi. Người đọc mới: { $readers }. Nếu đồng chí không đồng ý, hoặc sau { $days } ngày chưa trả lời, góp ý kết thúc và phần chữ bị xóa.
own-readers-pass = Góp ý được đề nghị chuyển đến: { $readers }. Nếu đồng chí không đồng ý, hoặc sau { $days } ngày chưa trả lời, những đồng chí đang đọc tiếp tục xem xét.
author-name-opened = Ngày { $day }, đồng chí { $name } ({ $role }) đã xem tên người gửi góp ý của đồng chí. Lý do: “{ $reason }”.
own-waiting = Chưa chuyển đi, chưa ai thấy:
own-text-gone = Phần chữ đã xóa.

## One case of one's own · words

# Behind a day.
own-released = đã đưa ra bản viết lại
own-merged = chưa đưa ra, chuyển sang quý sau
own-withdrawn = đồng chí đã rút góp ý này
own-expired = kết thúc, không ai đọc nữa, phần chữ đã xóa
own-decided-above = cấp trên quyết định đưa ra bản viết lại, lý do:
own-passed = đề nghị chuyển { $org }
own-reader-left = đồng chí { $name } thôi đọc góp ý này
# What was done and has not left.
own-did-add = Bổ sung
own-did-answer = Trả lời
own-did-decline = Không trả lời câu hỏi
own-did-yes = Đồng ý bản viết lại
own-did-changes = Đề nghị sửa bản viết lại
own-did-agree = Đồng ý người đọc mới
own-did-refuse = Không đồng ý người đọc mới
own-did-withdraw = Rút góp ý
own-did-pressed = Báo bị gây khó dễ
own-did-send = Gửi góp ý
own-asked = Người đọc hỏi:

## One case of one's own · buttons

own-answer = Trả lời
own-decline = Không trả lời
own-preview-yes = Dùng được
own-preview-change = Cần sửa
own-agree = Tôi đồng ý người đọc mới
own-refuse = Tôi không đồng ý
own-text = Xem phần đã viết
own-add = Bổ sung
own-withdraw = Tôi rút góp ý
own-press = Tôi bị gây khó dễ
own-unsay = Bỏ phần chưa chuyển đi

## Answering, adding, withdrawing

own-add-ask = Đồng chí gõ phần muốn bổ sung, nhiều nhất 4.000 ký tự.
own-answer-ask = Đồng chí gõ câu trả lời. Không cần nói đồng chí là ai.
own-change-ask = Đồng chí cho biết cần sửa chỗ nào. Người viết lại đọc phần này.
own-withdraw-ask = Rút góp ý này? Tối nay Chibo chuyển việc rút đi. Từ đó không ai mở được phần chữ nữa, và sau { $days } ngày phần chữ bị xóa.
own-withdraw-unsent = Rút góp ý này? Góp ý chưa chuyển đi nên không ai biết, và phần đã viết bị xóa ngay.
own-pressed-ask = Nếu vì góp ý này mà đồng chí bị gây khó dễ, đồng chí gõ vài dòng, hoặc bấm “Báo ngay”. Người đọc: { $readers }. Các đồng chí đó chỉ xem tên đồng chí khi cần, phải ghi lý do, và đồng chí được báo.
own-pressed-nobody = Hiện chưa có đồng chí nào ở cấp trên đọc được trên Chibo. Đồng chí gặp trực tiếp cấp ủy cấp trên.

## Answering, adding, withdrawing · buttons

own-pressed-now = Báo ngay, không viết thêm

## Answering, adding, withdrawing · toasts

own-noted = Đã ghi. Chưa chuyển đi, chưa ai thấy.
own-unsaid = Đã bỏ. Không ai biết.
own-withdraw-noted = Đã ghi. Tối nay Chibo chuyển việc rút đi.
own-withdraw-done = Đã rút. Không ai biết.
feedback-many = Đang có nhiều phần bổ sung chưa chuyển đi. Đồng chí viết tiếp sau vài ngày nữa giúp.

## Under my data: who saw one's name

# The same for everybody, whether there is anything or not.
feedback-opened-head = Những lần có người xem tên đồng chí là người gửi góp ý, nếu có, ghi ở đây, mới nhất ở trên.
feedback-opened-none = Chưa có lần nào.

## Under my data · buttons

feedback-opened = Ai đã xem tên tôi
