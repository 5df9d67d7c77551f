### The own organisation's roster as a file, in a chat. What is wrong in a file is said in the words of admin.ftl.

## The roster as a file

roster-ask = Đồng chí gửi tệp danh sách vào đây: Excel (xlsx), hoặc CSV mã UTF-8. Chibo cho xem trước rồi mới ghi.
roster-ask-how = Cách dễ nhất: tải danh sách hiện có, sửa trong tệp đó rồi gửi lại.
roster-downloaded = Danh sách hiện có ở tệp dưới đây. Đồng chí sửa rồi gửi lại vào đây. Ô số điện thoại và số thẻ để trống thì Chibo giữ như cũ.
roster-look = Chibo đã đọc tệp, chưa ghi gì. Tệp sẽ đổi như sau:
roster-look-same = Chibo đã đọc tệp. Danh sách không có gì mới.
roster-look-saved = Đã ghi danh sách.
roster-look-bad = Tệp có { $count } chỗ chưa đúng nên chưa ghi gì. Đồng chí sửa rồi gửi lại vào đây.

## The roster as a file · toasts

roster-look-again = Danh sách vừa thay đổi. Đồng chí xem lại rồi ghi.

## The roster as a file · words

roster-look-added = Thêm: { $name }
roster-look-changed = Đổi: { $name } ({ $what })
# What changes in a line of the file: one word for each of its columns.
roster-what-full_name = họ tên
roster-what-language = ngôn ngữ
roster-what-phone = số điện thoại
roster-what-card_no = số thẻ
roster-what-role = vai trò
roster-what-party_status = tình trạng
roster-what-cell = tổ
roster-what-joined_on = ngày vào Đảng
roster-what-until = ngày thôi sinh hoạt
roster-look-closed = Thôi: { $name }
roster-look-missing = Không có trong tệp, vẫn giữ: { $name }
roster-role-waits = { $name }: { $role }, chờ cấp trên xác nhận
roster-kept = { $name }: giữ nguyên, cần sửa ở mục riêng của người này
expected-own-person = mã của người trong tổ chức mình, hoặc mã mới; người ở nơi khác phải chuyển đến
# The file's name.
roster-file-name = danh-sach
# How the list of files that name somebody calls it.
paper-roster = tệp danh sách
audit-roster-imported = ghi danh sách từ tệp

## The roster as a file · buttons

roster-open = Danh sách bằng tệp
roster-download = Tải danh sách hiện có
roster-save = Ghi danh sách
roster-list = Xem danh sách
