### Who of the committee attends the meetings of its branches.

## Visits

visits-mine = Các buổi sinh hoạt đồng chí dự.
visits-none = Đồng chí chưa được phân công dự buổi nào.
visits-plan = Lịch dự sinh hoạt { $month }.
visits-counts = { $all } buổi, { $none } buổi chưa có người dự, { $clash } buổi trùng giờ.
visits-without-meeting = Chưa có lịch sinh hoạt: { $names }.
visits-branches = Chọn chi bộ để phân công người dự.
visit-standing = Người dự thường xuyên: { $name }.
visit-standing-none = Chưa có người dự thường xuyên.
visit-exception = Riêng { $month }: { $name }.
visit-pick-standing = Ai dự sinh hoạt của chi bộ này thường xuyên?
visit-pick-month = Ai dự riêng { $month }?
visit-ask = Đồng chí có dự buổi này không?
visit-remark-ask = Đồng chí gõ nhận xét về buổi sinh hoạt, về nền nếp và nội dung, không về từng người. Cấp ủy đọc được.

## Visits · words

visit-nobody = chưa có người dự
visit-clash = trùng giờ với buổi khác
visit-came = đã dự
visit-missed = không dự
visit-proposed = dự kiến

## Visits · buttons

visits-plan-open = Lịch dự trong tháng
visits-branches-open = Phân công theo chi bộ
visit-waits = Đã dự { $org }?
visit-choose = Người dự thường xuyên
visit-in-month = Riêng { $month }
visit-no-exception = Bỏ riêng { $month }
visit-yes = Đã dự
visit-no = Không dự được
visit-remark = Ghi nhận xét
visit-meeting = Xem buổi sinh hoạt

## Visits · toasts

visit-saved = Đã ghi.
visit-not-begun = Buổi sinh hoạt chưa bắt đầu.

## Visits, in the menu · commands

command-visits = Dự sinh hoạt chi bộ

## Visits, in lists · words

audit-visit-assigned = phân công người dự sinh hoạt
