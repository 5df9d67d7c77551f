### Meetings: what stands in the calendar, and how a secretary arranges it.

## Names of meetings, within a sentence · words

meeting-name-regular = sinh hoạt chi bộ thường kỳ { $month }
meeting-name-both = sinh hoạt chi bộ thường kỳ và chuyên đề { $month }
meeting-name-themed = sinh hoạt chi bộ chuyên đề { $quarter }
meeting-name-extraordinary = sinh hoạt chi bộ bất thường { $month }
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
