### The monthly self-check against the 27 signs.

## Invitation

self-check-invite = Mời đồng chí tự soi { $month } trước buổi sinh hoạt { $date }. Có 27 biểu hiện, khoảng { $minutes } phút, dừng lúc nào cũng được. Chỉ đồng chí đọc được câu trả lời.
self-check-invite-put-off = Mời đồng chí tự soi { $month }. Buổi sinh hoạt { $date } tạm hoãn; kỳ này đóng lúc { $closes }. Có 27 biểu hiện, khoảng { $minutes } phút, dừng lúc nào cũng được. Chỉ đồng chí đọc được câu trả lời.

## Invitation · buttons

self-check-begin = Bắt đầu
self-check-not-now = Để sau
# On the start screen, while the check is not finished.
waiting-check = Tự soi { $month }

## Invitation · toasts

self-check-not-now-done = Vâng. Khi nào tiện, đồng chí gõ “tự soi”.

## One sign

self-check-question = Từ kỳ trước đến nay, đồng chí có thấy điều này ở mình không?
# The 27 signs are our summaries; nobody may take them for the resolution.
self-check-not-official = Tóm tắt của Chibo, không phải văn bản chính thức. Nguyên văn: Nghị quyết số 04-NQ/TW ngày 30/10/2016 (khóa XII).
sign-if-concerned = Nếu không thuộc diện này, đồng chí chọn “Chưa thấy”.
sign-chosen = Đã chọn: { $answer }.
sign-note = Ghi chú của đồng chí: “{ $note }”

## One sign · words

self-check-progress = Biểu hiện { $n }/27 · { $group }

## One sign · buttons

answer-none = Chưa thấy
answer-watch = Cần chú ý
answer-present = Có, cần sửa
sign-review = Xem lại
sign-note-write = Ghi chú
way-groups = Xem theo nhóm
way-signs = Xem từng điều

## One sign · toasts

progress-saved = Đã ghi. { $done }/27.
progress-not-stored = Đã tính là trả lời, không lưu. { $done }/27.

## Nine titles

group-head = { $group }. Bấm số của điều đồng chí muốn xem kỹ.

## Nine titles · words

group-progress = Nhóm { $g }/3 · đã trả lời { $done }/27
# Behind a title that was tapped.
group-marked = sẽ xem kỹ

## Nine titles · buttons

group-number-marked = { $n } · xem kỹ
group-rest-none = Còn lại trong nhóm: chưa thấy
# Where nothing of the group is left to answer at once.
group-onward = Đi tiếp

## A serious sign

serious-warning = Điều này có thể liên quan đến kỷ luật hoặc pháp luật. Đồng chí nên trao đổi trực tiếp với tổ chức. Chibo có thể không lưu câu trả lời này.

## A serious sign · buttons

serious-not-stored = Không lưu, để tôi tự nghĩ
serious-stored = Lưu cho riêng tôi

## Note

note-prompt = Đồng chí muốn ghi thêm cho riêng mình không? Không bắt buộc, nhiều nhất 1.000 ký tự. Đừng ghi tên người khác.
note-too-long = Ghi chú dài hơn { $over } ký tự. Bản nháp vẫn còn nguyên, đồng chí rút gọn giúp.
note-draft = Bản nháp: “{ $note }”

## Note · buttons

note-cut = Chỉ giữ 1.000 ký tự đầu
note-delete = Xóa ghi chú

## Note · toasts

note-saved = Đã lưu ghi chú. Chỉ đồng chí đọc được.
note-deleted = Đã xóa ghi chú.

## Review

review-head = Tự soi { $month }: đã xong { $done }/27. Bấm số để xem hoặc sửa.
review-left = Còn { $left } biểu hiện chưa trả lời.
review-changed = Đồng chí đã sửa sau khi hoàn thành. Chỉ đồng chí thấy dòng này.

## Review · words

answer-missing = chưa trả lời
answer-not-stored = không lưu câu trả lời
review-has-note = có ghi chú
review-has-draft = có bản nháp ghi chú

## Review · buttons

self-check-submit = Hoàn thành
review-next-missing = Đến điều chưa trả lời

## Finished

self-check-submitted = Đồng chí đã hoàn thành tự soi { $month }. Chi ủy chỉ thấy “đã làm”. Còn sửa được đến 15 phút trước giờ sinh hoạt.
submit-too-early = Còn { $left } biểu hiện chưa trả lời. Trả lời đủ 27 biểu hiện thì bấm được “Hoàn thành”.

## Finished · buttons

submitted-amend = Xem lại, sửa

## Coming back

resume = Đã xong { $done }/27. Đồng chí làm tiếp từ biểu hiện { $next }?
restart-ask = Làm lại từ đầu? Bản đang có vẫn giữ đến khi đồng chí hoàn thành bản mới.

## Coming back · buttons

resume-continue = Làm tiếp từ { $next }
resume-review = Xem lại
resume-restart = Làm lại từ đầu
restart-yes = Làm lại từ đầu
restart-no = Giữ bản đang có
restart-undo = Về bản trước

## Closed, or nothing open

round-closed = Kỳ { $month } đã đóng, câu trả lời giữ nguyên.
draft-kept = Kỳ { $month } đã đóng khi đồng chí đã xong { $done }/27. Bản nháp giữ đến { $day } cho riêng đồng chí, rồi tự xóa.
no-round = Hiện chưa mở kỳ tự soi nào cho đồng chí.
no-round-until = Hiện chưa mở kỳ tự soi nào. Kỳ tới mở lúc { $date }.
not-in-round = Kỳ này chưa có tên đồng chí trong danh sách tự soi.

## Closed, or nothing open · buttons

round-current = Sang kỳ hiện tại
