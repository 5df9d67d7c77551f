### The list of a branch, kept by its secretary: who belongs, as what, links, roles, a lost phone.

## The list

members-count = Danh sách có { $count } đồng chí.
members-of-cell = Chỉ xem { $cell }.
members-cells-ask = Đồng chí muốn xem tổ nào?

## The list · buttons

members-list = Danh sách đảng viên
members-add = Thêm một đồng chí
members-cells = Xem theo tổ
members-all = Tất cả
members-text = Tin soạn sẵn để nhắc
members-below = Bí thư, phó bí thư cấp dưới

## The list · words

link-connected = đã kết nối
link-again = chưa kết nối lại
status-full = chính thức
status-probationary = dự bị
status-exempt = được miễn sinh hoạt
status-suspended = đình chỉ sinh hoạt
status-away = sinh hoạt tạm thời nơi khác
status-guest = sinh hoạt tạm thời ở đây

## One member

member-role = Vai trò: { $role }.
member-status = Tình trạng: { $status }.
member-status-until = Tình trạng: { $status }, đến hết { $day }.
member-probation = Tình trạng: dự bị, hạn xét công nhận chính thức { $day }.
member-next = Từ { $day }: { $role }, { $status }.
member-ends = Thôi sinh hoạt ở đây từ { $day }.
member-cell = Tổ: { $cell }.
member-link = Kết nối: { $link }.
member-role-asked = Đã đề nghị vai trò { $role }, chờ cấp trên xác nhận trước { $day }.

## One member · buttons

member-invite = Mời kết nối
member-tail = Số cuối điện thoại hoặc thẻ
member-status-change = Đổi tình trạng
member-rename = Sửa họ tên
member-cell-change = Sửa tổ
member-role-change = Đề nghị vai trò khác
member-close = Thôi sinh hoạt ở đây
member-keep = Giữ lại trong danh sách
member-suspend = Tạm khóa vì mất máy
button-save = Ghi

## One member · toasts

member-saved = Đã ghi.
member-added = Đã thêm vào danh sách.

## Adding somebody, and correcting

name-ask = Đồng chí gõ họ và tên của người cần thêm.
name-again-ask = Đồng chí gõ lại họ và tên cho đúng.
name-bad = Họ tên cần có chữ, trên một dòng, nhiều nhất 100 ký tự.
cell-ask = Đồng chí gõ tên tổ, thí dụ “Tổ 1”.
cell-bad = Tên tổ cần có chữ, trên một dòng, nhiều nhất 60 ký tự.
tail-ask = Đồng chí gõ 4 số cuối của số điện thoại, hoặc 4 ký tự cuối của số thẻ. Chibo hỏi phần này khi kết nối để chắc là đúng người, và không lưu lại số.
tail-bad = Cần đúng 4 ký tự cuối.
draft-head = Thêm đồng chí { $name } vào { $org }?
draft-tail = Khi kết nối, Chibo hỏi 4 ký tự cuối đã nhập.
draft-no-tail = Chưa có 4 số cuối: khi kết nối, đồng chí sẽ gặp trực tiếp để xác nhận.
draft-namesake = Danh sách đã có đồng chí { $name }. Nếu là cùng một người thì không cần thêm.

## Adding somebody, and correcting · buttons

draft-add = Thêm vào danh sách
cell-none = Không thuộc tổ nào

## Party status with its dates

status-ask = Tình trạng của đồng chí { $name } đổi thành:
status-from-ask = Đồng chí { $name }: { $status }, từ ngày nào? Gõ ngày, thí dụ 5/12/2026, hoặc chọn dưới đây.
status-until-ask = Đến hết ngày nào? Gõ ngày, thí dụ 5/3/2027, hoặc chọn dưới đây.
probation-until-ask = Hạn xét công nhận chính thức là ngày nào? Gõ ngày, thí dụ 5/11/2027, hoặc chọn dưới đây.
day-bad = Cần một ngày có thật, từ hôm nay trở đi, dạng 5/12/2026.
day-bad-last = Cần một ngày có thật, không trước ngày bắt đầu, dạng 5/12/2026.
status-preview = Đồng chí { $name }: { $status }, từ { $from }. Những gì trước ngày đó vẫn giữ nguyên.
status-preview-until = Đồng chí { $name }: { $status }, từ { $from } đến hết { $last }. Sau đó trở lại như hiện nay.
probation-preview = Đồng chí { $name }: dự bị, từ { $from }. Đến hạn { $last }, Chibo nhắc đồng chí việc công nhận chính thức.
guest-preview = Đồng chí { $name }: sinh hoạt tạm thời ở đây, từ { $from } đến hết { $last }. Sau đó thôi có tên trong danh sách.

## Party status with its dates · buttons

day-today = Từ hôm nay
day-tomorrow = Từ ngày mai
day-open = Chưa định ngày

## Leaving

close-when = Đồng chí { $name } thôi sinh hoạt ở { $org } từ ngày nào? Gõ ngày, thí dụ 5/12/2026, hoặc chọn dưới đây.
close-preview = Từ { $from }, đồng chí { $name } không còn trong danh sách của { $org }, thôi vai trò và không nhận nhắc việc. Những gì trước ngày đó vẫn giữ nguyên.
close-told = Chibo báo để đồng chí ấy kịp lưu lịch sử của mình trước ngày đó.
close-at-once = Đồng chí ấy sẽ không còn thời gian để lưu lịch sử của mình.
close-done = Đồng chí { $name } không còn trong danh sách.
leaving = Đồng chí thôi sinh hoạt ở { $org } từ { $day }. Đồng chí có thể lưu lịch sử của mình trước ngày đó, ở “Dữ liệu của tôi”.

## Leaving · buttons

close-yes = Thôi sinh hoạt ở đây
leaving-open = Lưu lịch sử trước khi thôi

## Inviting

invite-head = Lời mời kết nối của đồng chí { $name }:
invite-web = Hoặc trên trang web: { $link }
invite-how = Dùng được đến { $date }. Đồng chí chuyển riêng cho đồng chí ấy, đừng đưa vào nhóm chung.
invite-none = Đồng chí { $name } chưa có lời mời nào đang dùng được.
sheet-made = Tệp dưới đây có { $count } giấy mời. Đồng chí in ra, cắt rời, phát tận tay từng người, rồi xóa tệp.
sheet-none = Hiện không có ai cần giấy mời.
secretary-text = Tin nhắn soạn sẵn để gửi Zalo hoặc SMS: “Kính nhắc đồng chí tự soi trước buổi sinh hoạt { $date }.”
text-unlinked = Chưa kết nối: { $names }.
text-unreachable = Chibo không gửi được tin: { $names }.

## Inviting · words

text-next-meeting = tới
# The name of the file.
invite-sheet-name = giay-moi

## Inviting · buttons

invite-print = In giấy mời có mã QR
invite-print-all = In giấy mời người chưa kết nối
invite-again = Làm lời mời khác

## A role, proposed here and confirmed above

role-ask = Đồng chí { $name } hiện là { $role }. Đồng chí đề nghị vai trò nào?
role-until-ask = Đồng chí { $name } làm { $role } đến hết ngày nào? Gõ ngày, thí dụ 5/3/2027, hoặc chọn dưới đây.
role-wish = Đồng chí { $name } làm { $role }.
role-wish-until = Đồng chí { $name } làm { $role }, đến hết { $day }.
role-secretary-instead = Bí thư hiện nay thôi làm bí thư trong thời gian đó.
role-who-confirms = Vai trò có hiệu lực khi cấp trên xác nhận: { $names }. Quá { $days } ngày, đề nghị hết hạn.
role-asked-by = Người đề nghị: { $name }. Xác nhận trước { $day }.
role-confirmed = Đã xác nhận: đồng chí { $name } làm { $role } từ hôm nay.
role-refused = Đã ghi: chưa đồng ý vai trò mới của đồng chí { $name }.

## A role, proposed here and confirmed above · buttons

role-waits = Vai trò: { $name }
role-send = Gửi cấp trên xác nhận
role-yes = Tôi xác nhận
role-no = Tôi chưa đồng ý

## A role, proposed here and confirmed above · toasts

role-sent = Đã gửi cấp trên xác nhận.

## A phone that is lost

suspend-ask = Tạm khóa Chibo của đồng chí { $name }, { $org }? Mọi máy đã kết nối thôi dùng được ngay. Sau đó đồng chí ấy cần lời mời mới và được xác nhận trực tiếp.
suspend-done = Đã tạm khóa Chibo của đồng chí { $name }. Khi gặp lại đồng chí ấy, đồng chí làm lời mời mới.
suspend-deeds = Trong 72 giờ qua, từ tài khoản đó đã có:
below-head = Bí thư, phó bí thư cấp dưới:
below-line = { $org }, { $role }: { $name }, { $link }.
below-empty = Có { $count } nơi chưa có bí thư, phó bí thư: { $orgs }.

## A phone that is lost · buttons

suspend-yes = Tạm khóa ngay
below-suspend = Tạm khóa: { $name }

## What needs a hand

hands-probation = Đồng chí { $name } đã đến hạn xét công nhận đảng viên chính thức, cần quyết định.

## Refusals and errors

status-day-past = Ngày này đã qua hoặc quá xa. Đồng chí chọn ngày từ hôm nay trở đi.
last-leader = Đây là người phụ trách duy nhất còn lại. Trước hết đồng chí đề nghị người thay, rồi làm lại bước này.
role-same = Đồng chí ấy đang giữ vai trò này.
role-nobody-above = Cấp trên chưa có ai kết nối để xác nhận. Khi đó người vận hành máy chủ nhập vai trò bằng tệp danh sách.
invite-not-ready = { $org } chưa mời được ai, vì phần cài đặt về người chịu trách nhiệm chưa đủ. Đồng chí hỏi người vận hành máy chủ.

## What was done, as its subject and the leaders read it · words

audit-member-added = thêm vào danh sách
audit-member-invited = mời kết nối
audit-member-closed = ghi ngày thôi sinh hoạt
audit-member-kept = giữ lại trong danh sách
audit-name-changed = sửa họ tên
audit-cell-changed = sửa tổ
audit-tail-changed = đổi số cuối để kết nối
audit-status-changed = đổi tình trạng đảng viên
audit-role-asked = đề nghị vai trò
audit-role-changed = xác nhận vai trò
audit-role-refused = không đồng ý vai trò
audit-access-suspended = tạm khóa vì mất máy
audit-entry-by-file = thay đổi theo tệp danh sách
