### Meetings: what stands in the calendar, and how a secretary arranges it.

## Names of meetings, within a sentence · words

meeting-name-regular = sinh hoạt chi bộ thường kỳ { $month }
meeting-name-both = sinh hoạt chi bộ thường kỳ và chuyên đề { $month }
meeting-name-themed = sinh hoạt chi bộ chuyên đề { $quarter }
meeting-name-extraordinary = sinh hoạt chi bộ bất thường { $month }
# On a button of the calendar.
meeting-label-regular = Thường kỳ { $month }
meeting-label-themed = Chuyên đề { $quarter }
meeting-label-extraordinary = Bất thường { $month }
committee-meeting-name = họp chi ủy { $month }
meeting-when-where = { $date }, { $place }
meeting-mark-proposed = dự kiến
meeting-mark-cancelled = tạm hoãn
meeting-mark-held = đã kết thúc
meeting-mark-adopted = đã thông qua biên bản

## The calendar

meetings-head = Lịch sinh hoạt của đồng chí.
meetings-none = Chưa có buổi nào được định lịch.
meetings-held = Các buổi gần đây:

## One meeting

meeting-same-evening = Cùng buổi với sinh hoạt thường kỳ: một lời mời, một lần điểm danh.
meeting-is-proposed = Lịch dự kiến, chờ bí thư xác nhận.
meeting-is-cancelled = Buổi này tạm hoãn, sẽ có lịch mới.
meeting-is-held = Buổi này đã kết thúc.
meeting-is-adopted = Buổi này đã kết thúc, biên bản đã thông qua.
meeting-topics = Nội dung chính: { $topics }.
meeting-can-you-come = Đồng chí dự được không?
meeting-mine-come = Đồng chí đã báo: dự.
meeting-mine-online = Đồng chí đã báo: dự trực tuyến.
meeting-mine-excused = Đồng chí đã báo: xin vắng.
meeting-counts = Đã báo dự: { $come }, trực tuyến: { $online }, xin vắng: { $excused }, chưa báo: { $silent }.
meeting-counts-then = Có mặt { $present } trong { $all } đồng chí.

## One meeting · buttons

meeting-confirm = Xác nhận và mời
meeting-who = Ai dự, ai vắng
meeting-to-calendar = Thêm vào lịch của tôi
meeting-themed-part = Phần chuyên đề
meeting-manage = Sắp xếp buổi này
meetings-all = Lịch sinh hoạt
meeting-new = Đề xuất buổi khác
meeting-new-in = Thêm: { $org }
meeting-open = Xem buổi này
meeting-to-confirm = Xác nhận lịch sinh hoạt

## For one's own calendar

meeting-calendar-comes = Tệp lịch gửi kèm. Mở tệp để thêm vào lịch trên máy; khi lịch thay đổi, đồng chí lấy tệp mới.

## For one's own calendar · words

meeting-calendar-file = lich-sinh-hoat

## What members are told

meeting-invited = Mời đồng chí dự { $meeting }: { $when }.
meeting-reminder = Nhắc đồng chí { $meeting }: { $when }.
meeting-changed = Lịch sinh hoạt thay đổi: { $new } (trước là { $old }).
meeting-answer-again = Nhờ đồng chí xác nhận lại.
meeting-put-off = Buổi sinh hoạt { $date } tạm hoãn, sẽ có lịch mới.
dues-reminder = Nhắc đồng chí đóng đảng phí { $month } (Cổng Dịch vụ công quốc gia hoặc nộp tại chi bộ). Chibo không nhận tiền, không lưu mức đóng.

## Arranging a meeting

meeting-confirm-ask = Chibo sẽ mời mọi đảng viên của buổi này, nêu ngày, giờ và nơi. Mỗi người được mời một lần.
meeting-warns-holiday = Ngày này trùng { $holiday }. Chibo không tự dời ngày.
meeting-warns-own = Cùng ngày đã có { $meeting }.
meeting-warns-above = Cùng ngày { $org } cũng có lịch: { $date }.
meeting-move-ask = Đồng chí chọn, hoặc gõ ngày giờ mới như “25/11/2026 19:30”. Gõ riêng ngày thì giờ giữ nguyên, gõ riêng giờ thì ngày giữ nguyên.
meeting-moment-bad = Chibo chưa hiểu ngày giờ vừa gõ.
meeting-move-preview = Lịch mới: { $new }.
meeting-move-told = Ai đã được mời sẽ nhận một tin báo đổi lịch và được hỏi lại có dự hay không.
meeting-move-silent = Chưa ai được mời nên chưa ai nhận tin.
meeting-place-ask = Nơi sinh hoạt hiện ghi: { $place }. Đồng chí gõ nơi mới trên một dòng.
meeting-place-bad = Nơi sinh hoạt cần là một dòng, không quá 120 ký tự.
meeting-cancel-told = Ai đã được mời sẽ nhận một tin báo tạm hoãn. Sau đó Chibo không nhắc gì về buổi này nữa.
meeting-cancel-silent = Chưa ai được mời nên chưa ai nhận tin. Chibo không nhắc gì về buổi này nữa.
note-taker-is = Thư ký buổi này: { $name }.
note-taker-ask = Chọn thư ký của riêng buổi này. Người được chọn điểm danh và ghi biên bản đến khi biên bản được thông qua.
note-taker-first = Xác nhận buổi sinh hoạt trước rồi mới cử thư ký.
meeting-new-ask = Đồng chí đề xuất buổi nào?
meeting-new-when = Đồng chí chọn, hoặc gõ ngày giờ như “25/11/2026 19:30”.
meeting-new-then = Ghi xong chưa ai được mời. Đồng chí xác nhận sau, khi đã chắc.

## Arranging a meeting · words

# A button, cut to fit.
meeting-join = Cùng buổi { $month }
meeting-no-place = chưa có
committee-meeting-own = họp cấp ủy { $month }

## Arranging a meeting · buttons

meeting-confirm-yes = Gửi lời mời
meeting-move = Đổi ngày, giờ
meeting-new-day = Đặt lịch mới
meeting-place = Đổi nơi
meeting-cancel = Tạm hoãn
meeting-cancel-yes = Đúng, tạm hoãn
meeting-part = Tách thành buổi riêng
note-taker-name = Cử thư ký
note-taker-none = Không cử thư ký riêng
meeting-kind-themed = Sinh hoạt chuyên đề
committee-meeting-kind = Họp chi ủy
meeting-kind-extraordinary = Sinh hoạt bất thường
committee-meeting-own-kind = Lịch của cấp ủy

## Arranging a meeting · toasts

meeting-confirmed-toast = Đã xác nhận. Lời mời đang được gửi.
meeting-moved-toast = Đã ghi lịch mới.
meeting-cancelled-toast = Đã ghi: tạm hoãn.
meeting-joined-toast = Đã ghép hai buổi làm một.

## Refusals and errors

meeting-past = Ngày giờ này đã qua hoặc quá xa. Nhờ đồng chí chọn lại.
meeting-over = Buổi này đã kết thúc nên không đổi được nữa.
meeting-begun = Buổi sinh hoạt đã bắt đầu nên Chibo không nhận báo dự, báo vắng nữa.
meeting-there = Kỳ này đã có buổi loại đó. Đồng chí đổi ngày giờ của buổi ấy.

## What was done, as it is noted · words

audit-meeting-confirmed = xác nhận buổi sinh hoạt
audit-meeting-moved = đổi lịch sinh hoạt
audit-meeting-cancelled = tạm hoãn buổi sinh hoạt
audit-meeting-proposed = đề xuất buổi sinh hoạt
audit-meetings-joined = ghép hai buổi sinh hoạt
audit-meetings-parted = tách hai buổi sinh hoạt
audit-note-taker-named = cử thư ký buổi sinh hoạt
audit-attendance-entered = ghi thay việc dự sinh hoạt
