### Who means to come and who was there.

## Coming or not · buttons

rsvp-come = Tôi dự
rsvp-excused = Tôi xin vắng
rsvp-online = Tôi dự trực tuyến
roll-open = Điểm danh
rsvp-waits = Trả lời lời mời sinh hoạt

## Asking to be excused

absence-reason = Đồng chí xin vắng vì lý do nào? Biên bản ghi tên và loại lý do; phần viết thêm chỉ bí thư, phó bí thư đọc.
absence-words-ask = Đồng chí muốn viết thêm gì không? Không bắt buộc. Chỉ bí thư, phó bí thư đọc.

## Asking to be excused · buttons

absence-ill = Ốm, chăm người ốm
absence-duty = Công tác, trực
absence-away = Đi xa
absence-family = Việc gia đình
absence-other = Lý do khác

## Coming or not · toasts

rsvp-saved = Đã ghi. Đồng chí đổi được đến giờ sinh hoạt.
rsvp-entered = Đã ghi thay. Việc này có trong dữ liệu của người được ghi.
absence-sent = Đã báo bí thư.
absence-words-saved = Đã ghi.

## Coming or not · words

who-come = dự
who-online = dự trực tuyến
who-excused = xin vắng
who-silent = chưa báo
who-entered = ghi thay

## Entered for somebody

enter-for = Ghi thay cho người không dùng điện thoại hoặc đã gọi báo. Chibo đánh dấu là ghi thay.

## Entered for somebody · buttons

who-come-button = Dự

## The roll

roll-ask = Buổi này có { $all } đồng chí. Bấm nút đầu, rồi bấm tên từng đồng chí vắng.
roll-how = Bấm vào một tên để đổi có mặt, vắng.
roll-how-online = Bấm vào một tên để đổi có mặt, vắng, trực tuyến.
roll-absent = Vắng: { $name }, { $why }.
roll-decide = Chi bộ xét từng đồng chí vắng: có lý do hay không.
quorum = Quyền biểu quyết tính theo đảng viên chính thức, kể cả đảng viên sinh hoạt tạm thời tại đây: { $voters } đồng chí. Nghị quyết cần trên một nửa, tức từ { $needed }. Đang có mặt { $present }.
quorum-reached = Đủ số để biểu quyết.
quorum-missed = Chưa đủ số để biểu quyết.
quorum-apart = Không tính vào số biểu quyết: { $others }.

## The roll · words

roll-excused = có lý do
roll-unexcused = không lý do
# Buttons, cut to fit.
roll-to-excused = Có lý do: { $name }
roll-to-unexcused = Không lý do: { $name }
quorum-apart-one = { $status } { $count }

## The roll · buttons

roll-all = Có mặt tất cả, trừ…
roll-yes = Có mặt
roll-online = Trực tuyến
roll-no = Vắng
roll-reasons = Vắng: có lý do hay không
roll-undo = Hoàn tác, điểm danh lại

## The roll · toasts

roll-saved = Đã ghi có mặt. Bấm tên từng đồng chí vắng.
roll-undone = Đã bỏ mọi dấu điểm danh.

## Refusals and errors

absence-words-long = Phần viết thêm nhiều nhất { $most } ký tự, đang dài hơn { $over }. Nhờ đồng chí rút gọn.
