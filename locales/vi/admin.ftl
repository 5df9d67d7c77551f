### What the admin commands print, for whoever runs the server.

## Any command

admin-usage = Cách dùng: npm run admin -- <lệnh>. Các lệnh:
admin-unknown-command = Không có lệnh “{ $command }”.
admin-missing-argument = Lệnh { $command } còn thiếu: { $argument }.
admin-no-file = Không đọc được tệp { $file }.
admin-no-organisation = Không có tổ chức nào mang mã { $code }.
admin-no-person = Không có người nào mang mã { $code }.
admin-stop-first = Lệnh { $command } chỉ chạy khi bot đã dừng. Dừng bot rồi chạy lại.
admin-failed = Lệnh chưa làm xong vì có trục trặc. Chưa ghi gì. Mã trong nhật ký: { $code }.

## Any command · words

admin-help-roster = nhập danh sách; --dry-run để xem trước, --close-missing để đóng người không còn trong tệp
admin-help-invites = viết giấy mời cho người chưa kết nối
admin-help-confirm = xác nhận người đầu tiên của một tổ chức, khi cấp trên chưa có ai kết nối
admin-help-settings = xem và đổi cài đặt của một tổ chức
admin-help-doctor = kiểm tra cấu hình, cơ sở dữ liệu, kênh, khóa, việc đang chờ và việc sắp tới

## Roster import

roster-counts = { $added } thêm · { $changed } đổi · { $same } như cũ · { $missing } không có trong tệp · { $closed } đóng
roster-dry-run = Mới xem trước, chưa ghi gì.
roster-saved = Đã ghi danh sách.
roster-nothing-new = Danh sách không có gì mới.
roster-bad = Có { $count } chỗ chưa đúng nên chưa ghi gì.
roster-bad-value = Dòng { $line }, cột { $column }: “{ $value }”. Cần: { $expected }.
roster-no-column = Tệp thiếu cột { $column }.
roster-unknown-column = Không có cột nào tên là “{ $column }”.
roster-unreadable = Tệp không đọc được: cần CSV, mã UTF-8, ngăn bằng dấu phẩy hoặc chấm phẩy. Dòng { $line }.
roster-not-utf8 = Tệp không phải mã UTF-8. Mở bằng Excel, lưu lại dạng “CSV UTF-8”.
roster-empty = Tệp chưa có dòng nào.
roster-added = Thêm: { $name }, { $org }
roster-changed = Đổi: { $name }, { $org }: { $what }
roster-missing = Không có trong tệp: { $name }, { $org }
roster-closed = Đóng: { $name }, { $org }

## Roster import · words

expected-filled = không để trống
expected-one-of = một trong: { $values }
expected-code = chữ không dấu, chữ số, dấu chấm, gạch, nhiều nhất { $most } ký tự
expected-text = nhiều nhất { $most } ký tự, trên một dòng
expected-day = ngày, dạng 2026-11-05
expected-phone = số điện thoại, ít nhất 4 chữ số
expected-card = số thẻ, ít nhất 4 ký tự
expected-parent = mã của một tổ chức có trong tệp hoặc đã có từ trước
expected-no-circle = tổ chức cấp trên không nằm dưới chính nó
expected-committee = tổ chức cấp trên là cấp ủy (committee)
expected-same-as-line = giống dòng { $line }
expected-once = mỗi người một dòng trong một tổ chức, đã có ở dòng { $line }

## Invitations

invites-written = Đã viết { $count } giấy mời của { $org } vào { $file }. Hết hạn { $date }.
invites-nobody = { $org }: ai cũng đã kết nối, không cần giấy mời.
invites-not-ready = { $org } chưa mời được ai, còn thiếu cài đặt: { $settings }.
invites-warning = Tệp này chứa mã mời. Phát tận tay từng người, phát xong thì xóa tệp.

## Invitations: the printed sheet

invite-paper-head = Giấy mời
invite-paper-how = Quét mã, hoặc mở liên kết dưới đây trên điện thoại. Sau đó bấm “Đúng là tôi” và gõ 4 ký tự cuối của số điện thoại hoặc số thẻ đã đăng ký.
invite-paper-until = Dùng được đến { $date }.

## Confirming the first person

admin-confirmed = Đã xác nhận { $name }.
admin-nobody-waits = Không có tài khoản nào đang chờ xác nhận cho { $name }.
admin-confirm-above = { $name } do người cấp trên đã kết nối xác nhận trong Chibo: { $names }.

## Settings

settings-saved = Đã ghi cài đặt của { $org }.
settings-unknown = Không có cài đặt “{ $key }”.
settings-bad-value = { $key }: “{ $value }” chưa đúng. Cần: { $expected }.
settings-inherited = lấy theo { $org }
settings-default = mặc định
settings-empty = chưa đặt

## Settings: what each means · words

setting-controller = tổ chức dùng Chibo, hiện khi xin đồng ý; chưa đặt thì chưa ai kết nối được
setting-operator = người hoặc đơn vị vận hành máy chủ, hiện khi xin đồng ý; chưa đặt thì chưa ai kết nối được
setting-contact = người để hỏi và cách liên hệ, hiện khi xin đồng ý; chưa đặt thì chưa ai kết nối được
setting-approval = văn bản của cấp trên cho phép dùng Chibo
setting-inspection = nơi có thẩm quyền nhận đơn, hiện khi viết góp ý
setting-meeting-day = ngày sinh hoạt thường kỳ: 1-31, hoặc thí dụ “first sunday”, “last friday”
setting-meeting-time = giờ sinh hoạt thường kỳ, thí dụ 19:30
setting-meeting-place = nơi sinh hoạt thường kỳ
setting-check-opens = mở tự soi trước buổi sinh hoạt bao nhiêu ngày
setting-verify-phrase = câu quy ước của chi bộ, hiện khi hỏi “Đây có đúng là Chibo?”
setting-holidays = những ngày nghỉ thêm, dạng 2026-11-05, cách nhau bằng dấu phẩy
setting-k = số nhỏ hơn số này thì không hiện, để giữ kín cho từng người
setting-handbook = những việc đã làm trên Sổ tay đảng viên điện tử, Chibo không hỏi lại

## Doctor

doctor-fine = Mọi thứ đều ổn.
doctor-problems = { $count } điều cần sửa.
doctor-database-embedded = Cơ sở dữ liệu: đi kèm, trong { $folder }. Nếu nhiều người trông vào Chibo, nên dùng máy chủ PostgreSQL.
doctor-database-server = Cơ sở dữ liệu: máy chủ PostgreSQL.
doctor-database-down = Cơ sở dữ liệu không trả lời.
doctor-key-generated = Khóa mã do Chibo tự tạo, nằm trong { $file }. Giữ một bản ở nơi khác: mất khóa là mất dữ liệu.
doctor-channel-fine = Kênh { $channel }: lần cuối thành công { $date }.
doctor-channel-silent = Kênh { $channel }: chưa lần nào thành công từ khi chạy.
doctor-no-token = Kênh Telegram: chưa đặt BOT_TOKEN.
doctor-setting-missing = { $org }: chưa đặt { $key }, nên chưa ai kết nối được.
doctor-rhythm-missing = { $org }: chưa đặt { $key }, nên chưa có kỳ tự soi nào tự mở.
doctor-operator-inside = { $org }: người vận hành máy chủ có tên trong danh sách của chính chi bộ này.
doctor-waiting = Tin đang chờ gửi: { $count }.
doctor-aside = Tin đến phải để riêng vì lỗi: { $count }. Mã: { $codes }.
doctor-next = Việc sắp tới: { $date }, { $org }, { $job }.
doctor-quiet = Không có việc nào sắp tới.
