### Raising something at the meeting, and the notes for speaking.

## Raising

raise-ask = Đưa điều này vào chương trình sinh hoạt? Khi chốt chương trình lúc { $date }, chi ủy sẽ thấy đúng phần chữ dưới đây cùng tên đồng chí. Trước lúc đó đồng chí rút lại được, không ai biết.
raise-on = Đã đưa vào chương trình sinh hoạt. Khi chốt chương trình lúc { $date }, chi ủy sẽ thấy đúng phần chữ dưới đây cùng tên đồng chí. Trước lúc đó đồng chí rút lại được, không ai biết.
raise-words-ask = Đồng chí gõ điều muốn nêu tại buổi sinh hoạt, nhiều nhất 1.000 ký tự. Đừng ghi tên người khác.
raise-where = Đồng chí muốn nêu điều này ở chi bộ nào?
raise-nowhere = Hiện chưa có buổi sinh hoạt nào để nêu điều này.
raise-frozen = Chương trình đã chốt lúc { $date }. Đồng chí vẫn nêu được điều này khi phát biểu.
raise-seen = Chương trình đã chốt lúc { $date }. Từ lúc đó chi ủy thấy phần chữ dưới đây cùng tên đồng chí.
raises-head = Những điều đồng chí có thể nêu tại buổi sinh hoạt. Bấm số để xem và chọn.
raises-none = Chưa có điều nào để nêu. Đồng chí xem lại, chọn “Cần chú ý” hoặc “Có, cần sửa”, rồi ghi chú.

## Raising · words

# Behind the title of a sign.
raise-state-on = đã đưa vào chương trình

## Raising · buttons

raise-open = Nêu tại buổi sinh hoạt
# On the screen after a note was written: $n is the sign of the note.
raise-open-sign = Nêu điều { $n } tại buổi sinh hoạt
raise-yes = Đưa vào chương trình
raise-mend = Để tôi tự sửa
raise-back = Rút lại
raise-reword = Sửa phần chữ
raise-say = Tôi sẽ nói tại buổi sinh hoạt

## Raising · toasts

raise-saved = Đã đưa vào chương trình. Trước khi chốt, không ai thấy.
raise-taken-back = Đã rút lại. Không ai biết.
raise-mended = Vâng. Điều này chỉ đồng chí đọc được.
raise-said = Vâng. Chibo không lưu lựa chọn này.
raise-late = Chương trình đã chốt nên phần này không thay đổi được nữa.
raise-too-long = Phần chữ dài hơn { $over } ký tự. Chibo giữ nguyên cả phần này, đồng chí rút gọn giúp.

## What was raised, for the readers of the branch

raised-head = Điều đảng viên muốn nêu tại buổi sinh hoạt { $date }, đúng lời từng đồng chí.
raised-none = Chưa có điều nào được nêu trước cho buổi sinh hoạt { $date }.

## What was raised · buttons

raised-open = Điều đảng viên muốn nêu

## Notes for speaking

speaking-notes = Gợi ý để đồng chí phát biểu, chỉ lấy từ lời của đồng chí. Đọc xong bấm “Đóng”; Chibo không tạo tệp.
speaking-none = Kỳ này đồng chí chưa ghi lời nào. Đồng chí phát biểu theo suy nghĩ của mình.

## Notes for speaking · buttons

speaking-open = Gợi ý phát biểu
speaking-close = Đóng
