### Days on which Chibo invites and reminds nobody: one's own, or entered by secretary and deputy.

## Days of absence

absence-own = Ngày vắng của đồng chí:
absence-whose = Ngày vắng của đồng chí { $name }:
absence-meaning = Trong những ngày vắng, Chibo không mời, không nhắc. Hạn của các việc không đổi.
absence-none = Hiện chưa ghi ngày vắng nào.
absence-days = Vắng từ { $day } đến hết { $until }.
absence-by = Do đồng chí { $name } ghi.
absence-from-ask = Vắng từ ngày nào? Đồng chí gõ như 15/12/2026.
absence-until-ask = Vắng từ { $day } đến hết ngày nào?
absence-until-type = Chọn dưới đây, hoặc gõ ngày vắng cuối cùng như 15/12/2026.

## Days of absence · buttons

absence-open = Tôi vắng mặt
absence-open-of = Ghi ngày vắng
absence-from-today = Từ hôm nay
absence-from-day = Từ ngày khác
absence-week = 1 tuần
absence-two-weeks = 2 tuần
absence-month = 1 tháng
absence-two-months = 2 tháng
absence-end = Đã về, nhắc như thường
absence-end-of = Đã về: { $day }
absence-drop = Bỏ những ngày này
absence-drop-of = Bỏ { $day }

## Days of absence · toasts

absence-saved = Đã ghi ngày vắng.
absence-ended = Đã bỏ ngày vắng. Chibo mời và nhắc như thường.
absence-bad-day = Chibo chưa đọc được ngày này. Đồng chí gõ như 15/12/2026.
absence-past = Ngày này đã qua. Đồng chí gõ một ngày từ hôm nay trở đi.
absence-far = Chỉ ghi được ngày vắng trong vòng một năm tới. Đồng chí gõ ngày gần hơn.
absence-backward = Ngày cuối phải từ ngày bắt đầu vắng trở đi. Nhờ đồng chí gõ lại.
absence-many = Đã ghi đủ 5 lần vắng. Đồng chí bỏ bớt một lần rồi ghi lại.

## What others entered · words

audit-absence-entered = ghi ngày vắng
audit-absence-ended = bỏ ngày vắng
