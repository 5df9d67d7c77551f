### What branches ask of their superior, the orientation of a month, and the tasks that meetings give.

## Requests to the superior

requests-open-head = Kiến nghị của các chi bộ và định hướng hằng tháng.
requests-head = Kiến nghị của chi bộ với cấp trên.
requests-head-held = Kiến nghị của các chi bộ, mục chờ trả lời đứng trước.
requests-none = Chưa có kiến nghị nào.
request-from = { $org } kiến nghị với { $holder }.
request-age = Gửi { $day }, đã chờ { $days } ngày.
request-age-answered = Gửi { $day }, trả lời sau { $days } ngày.
request-answer = Trả lời ngày { $day }:
request-answer-ask = Đồng chí gõ câu trả lời. Câu trả lời nằm trong chương trình kỳ tới của chi bộ.

## Requests · words

request-asked-on = (gửi { $day }, chờ trả lời)
request-is-answered = (gửi { $day }, đã trả lời)

## Requests · buttons

requests-held = Kiến nghị của chi bộ
requests-waiting = Kiến nghị chờ trả lời: { $count }
requests-mine = Kiến nghị đã gửi
request-answer-open = Trả lời
request-answer-again = Sửa câu trả lời

## Requests · toasts

request-answered = Đã trả lời chi bộ.
request-empty = Chưa có chữ nào. Đồng chí gõ lại giúp.
request-too-long = Phần chữ dài hơn { $over } ký tự. Đồng chí rút gọn giúp.

## The orientation of a month

orientation-head = Định hướng sinh hoạt, nằm sẵn trong dự thảo chương trình của mọi chi bộ trực thuộc.
orientation-none = Định hướng { $month }: chưa gửi.
orientation-is = Định hướng { $month }: đã gửi.
orientation-ask = Đồng chí gõ định hướng sinh hoạt { $month }, nhiều nhất 2.000 ký tự.
orientation-now = Bản đã gửi, sẽ được thay bằng bản mới:

## The orientation · buttons

orientation-open = Định hướng tháng

## The orientation · toasts

orientation-sent = Đã gửi. Định hướng nằm trong dự thảo của các chi bộ.

## Tasks that a meeting gave

task-line = Việc được giao: { $title }.
task-line-due = Việc được giao: { $title }, hạn { $due }.
task-owner = Người làm: { $name }.
task-due = Hạn: { $day }.
task-is-open = Đang làm.
task-is-done = Đã làm xong.
task-is-dropped = Chi bộ thôi giao việc này.
task-result = Kết quả đến { $day }: { $text }.
task-how = Đến nay thế nào?
task-words-ask = Đồng chí gõ kết quả đến nay. Kết quả nằm trong chương trình kỳ tới.

## Tasks · buttons

task-label = Việc: { $title }
task-done = Đã làm xong
task-open-again = Đang làm
task-words = Ghi kết quả
task-drop = Thôi giao việc này

## Tasks · toasts

task-saved = Đã ghi.

## Requests, in lists · words

audit-request-answered = trả lời kiến nghị của chi bộ
audit-orientation-sent = gửi định hướng sinh hoạt
