### A member's own earlier rounds: kept, compared, taken along, deleted.

## Earlier rounds

history-head = Các kỳ tự soi trước của đồng chí. Câu trả lời chỉ đồng chí đọc được.
history-none = Đồng chí chưa có kỳ tự soi nào đã đóng.
past-head = Tự soi { $month }, theo lời của kỳ đó. Chỉ đồng chí đọc được.
past-gone = Câu trả lời của { $month } không còn.
past-draft = Bản nháp, đã xong { $done }/27. Giữ đến { $day } cho riêng đồng chí, rồi tự xóa.
trend-head = Trong { $count } kỳ còn giữ, mỗi điều đồng chí đã chọn mấy lần. Chỉ đồng chí xem được.
trend-none = Trong { $count } kỳ còn giữ, đồng chí chưa chọn “Cần chú ý” hay “Có, cần sửa” ở điều nào.

## Earlier rounds · words

history-kept = { $month }: đã làm, câu trả lời giữ đến { $day }
history-draft = { $month }: bản nháp, giữ đến { $day }
history-gone = { $month }: đã làm, không còn câu trả lời
trend-counts = cần chú ý { $watch } · có, cần sửa { $present }

## Earlier rounds · buttons

history-open = Các kỳ trước của tôi
draft-open = Xem bản nháp
trend-open = So sánh các kỳ

## Keeping answers after the month

consent-keep = Đồng chí có muốn Chibo giữ câu trả lời và ghi chú để so sánh các kỳ không? Nếu đồng ý, Chibo giữ { $months } tháng, chỉ đồng chí đọc được, lúc nào cũng thôi được. Nếu không, Chibo xóa { $days } ngày sau khi kỳ đóng.
keep-on = Câu trả lời và ghi chú được giữ { $months } tháng, như đồng chí đã đồng ý.
keep-off = Câu trả lời và ghi chú tự xóa { $days } ngày sau khi kỳ đóng.
keep-stop-ask = Thôi giữ? Câu trả lời và ghi chú của kỳ nào đã đóng quá { $days } ngày sẽ xóa ngay, không lấy lại được.

## Keeping answers after the month · buttons

keep-yes = Giữ lại câu trả lời để so sánh
keep-no = Không, xóa { $days } ngày sau khi đóng
keep-start = Giữ câu trả lời lâu hơn
keep-stop = Thôi giữ câu trả lời
keep-stop-yes = Tôi thôi giữ

## Keeping answers after the month · toasts

keep-done = Vâng, Chibo giữ lại câu trả lời. Chỉ đồng chí đọc được.
keep-refused = Vâng. Câu trả lời xóa { $days } ngày sau khi kỳ đóng.

## Taking the history along

export-ask = Tệp có câu trả lời và ghi chú của đồng chí. Ra khỏi Chibo rồi, tệp không còn được Chibo bảo vệ: ai mở được máy hoặc cuộc trò chuyện này đều đọc được. Đồng chí vẫn muốn tạo tệp?
export-done = Tệp của đồng chí ở dưới đây. Lưu xong, đồng chí nên xóa tệp khỏi cuộc trò chuyện này.

## Taking the history along · buttons

export-open = Tạo tệp cho riêng tôi
export-pdf = Tạo tệp PDF
export-csv = Tạo bảng CSV

## Taking the history along · words

export-title = Lịch sử tự soi của { $name }
export-month = Tháng
export-number = Số
export-sign = Biểu hiện
export-answer = Trả lời
export-note = Ghi chú
export-draft = { $month } (bản nháp)

## Deleting

erase-drafts-ask = Xóa mọi bản nháp chưa hoàn thành, cả của kỳ này? Không lấy lại được. Kỳ đã hoàn thành vẫn còn.
erase-notes-ask = Xóa mọi ghi chú, cả của kỳ này? Không lấy lại được. Câu trả lời vẫn còn. Điều đã đưa vào chương trình mà chưa chốt cũng được rút lại.
erase-month-ask = Xóa câu trả lời và ghi chú của { $month }? Không lấy lại được.
history-completion = Việc đã làm tự soi hay chưa vẫn giữ { $years } năm theo quy định.

## Deleting · buttons

erase-drafts = Xóa bản nháp
erase-notes = Xóa ghi chú
erase-month = Xóa câu trả lời kỳ này

## Deleting · toasts

erase-done = Đã xóa.
