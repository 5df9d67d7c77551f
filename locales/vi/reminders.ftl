### Reminders of the self-check, and what a member wishes of them.

## Reminder, behind the push

reminder = Tự soi { $month }: đồng chí đã xong { $done }/27, còn khoảng { $minutes } phút. Kỳ này đóng 15 phút trước giờ sinh hoạt, { $date }.
reminder-put-off = Tự soi { $month }: đồng chí đã xong { $done }/27, còn khoảng { $minutes } phút. Buổi sinh hoạt { $date } tạm hoãn; kỳ này đóng lúc { $closes }.
reminder-snoozed = Chibo sẽ nhắc lại lúc { $date }.
reminder-silent = Tháng này Chibo không nhắc nữa. Đồng chí vẫn làm được đến giờ đóng.
# Also on the entry of the check, while its owner is absent.
reminders-paused = Đang tạm dừng nhắc đến { $day }; hạn không đổi.

## Reminder · buttons

reminder-hours = Nhắc sau 3 giờ
reminder-evening = Tối nay
reminder-morning = Sáng mai
reminder-silence = Tháng này không nhắc nữa
reminder-again = Nhắc tôi lại

## Reminder · toasts

reminder-set = Vâng. Chibo sẽ nhắc đồng chí lúc { $date }.
reminder-silenced = Vâng. Tháng này Chibo không nhắc nữa.
reminder-resumed = Vâng. Chibo sẽ nhắc đồng chí như thường.
snooze-too-late = Giờ đó đã qua hoặc quá sát giờ đóng. Nhờ đồng chí chọn lại.

## What waits

waiting-check-until = Tự soi { $month }: đóng lúc { $date }.

## The secretary reminds · buttons

secretary-remind = Nhắc { $open } đồng chí chưa làm

## The secretary reminds · toasts

# Names nobody and counts nobody: some wish not to be reminded, and that is theirs.
secretary-reminded = Đã xếp lịch nhắc.
