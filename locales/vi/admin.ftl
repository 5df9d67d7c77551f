### What the admin commands print, for whoever runs the server.

## Any command

admin-usage = Cách dùng: npm run admin -- <lệnh>. Các lệnh:
admin-no-command = Chưa có lệnh nào.
admin-unknown-command = Không có lệnh “{ $command }”.
admin-missing-argument = Lệnh { $command } còn thiếu: { $argument }.
admin-unexpected = Lệnh { $command } không dùng “{ $argument }”.
admin-same-file = Hai kết quả không ghi chung một tệp được: { $file }.
admin-no-file = Không đọc được tệp { $file }.
admin-file-there = Đã có tệp { $file }, Chibo không ghi đè. Đặt tên khác, hoặc xóa tệp đó rồi chạy lại.
admin-file-not-written = Không ghi được tệp { $file }.
admin-no-organisation = Không có tổ chức nào mang mã { $code }.
admin-no-person = Không có người nào mang mã { $code }.
admin-no-data = Chưa có dữ liệu trong { $folder }. Trước hết nhập danh sách bằng lệnh roster import.
admin-starting = Bot đang khởi động. Chờ một lát rồi chạy lại lệnh.
admin-busy = Một lệnh khác đang chạy. Chờ lệnh đó xong rồi chạy lại.
admin-failed = Lệnh chưa làm xong vì có trục trặc. Chưa ghi gì. Mã trong nhật ký: { $code }.

## Any command · words

admin-more = và { $count } nữa
admin-help-roster = nhập danh sách, tệp Excel (xlsx) hoặc CSV; --dry-run để xem trước, --close-missing để đóng (cho thôi) những ai không còn trong tệp
admin-help-invites = viết giấy mời cho người chưa kết nối; thêm mã người để chỉ mời người đó
admin-help-confirm = xác nhận người đầu tiên của một tổ chức, khi cấp trên chưa có ai kết nối
admin-help-settings = xem và đổi cài đặt của một tổ chức; “key=” để bỏ một cài đặt
admin-help-catalog = nhập nguyên văn chính thức của 27 biểu hiện và gợi ý của địa phương; --dry-run để xem trước
admin-help-doctor = kiểm tra cấu hình, cơ sở dữ liệu, kênh, khóa, việc đang chờ và việc sắp tới; --key-copied sau khi đã cất một bản sao của khóa ở nơi khác

## Roster import

roster-too-big = Tệp lớn quá { $most } MB. Chia danh sách thành nhiều tệp.
roster-spreadsheet = Chibo không đọc được bảng tính này. Mở tệp, lưu lại dạng Excel (xlsx) hoặc “CSV UTF-8” rồi gửi lại.
roster-no-text = Đây không phải tệp chữ. Cần tệp Excel (xlsx), hoặc CSV mã UTF-8.
roster-not-utf8 = Tệp không phải mã UTF-8. Mở bằng Excel, lưu lại dạng “CSV UTF-8”.
roster-bad-value = Dòng { $line }, cột { $column }: “{ $value }”. Cần: { $expected }.
roster-bad-line = Dòng { $line }. Cần: { $expected }.
roster-bad = Có { $count } chỗ chưa đúng nên chưa ghi gì.
roster-organisations-added = Tổ chức mới: { $codes }
roster-organisations-changed = Tổ chức thay đổi: { $codes }
roster-added = Thêm: { $name } ({ $person }), { $org }
roster-changed = Đổi: { $name } ({ $person }), { $org }: { $what }
roster-closed = Đóng: { $name } ({ $person }), { $org }
roster-missing = Không có trong tệp: { $name } ({ $person }), { $org }
roster-twice = Dòng { $lines } giống hệt nhau, chỉ tính một lần.
roster-same-name = Dòng { $lines } cùng họ tên, khác mã. Nếu là một người thì chỉ giữ một mã.
roster-same-phone = Dòng { $lines } cùng họ tên và số điện thoại, khác mã. Nếu là một người thì chỉ giữ một mã.
roster-same-card = Dòng { $lines } cùng họ tên và số thẻ, khác mã. Nếu là một người thì chỉ giữ một mã.
roster-no-secretary = Chưa có bí thư: { $codes }
roster-two-secretaries = Có hơn một bí thư: { $codes }
roster-counts = { $added } thêm · { $changed } đổi · { $same } như cũ · { $missing } không có trong tệp · { $closed } đóng
roster-dry-run = Mới xem trước, chưa ghi gì.
roster-saved = Đã ghi danh sách.
roster-nothing-new = Danh sách không có gì mới.

## Roster import: what a cell should hold · words

expected-header = dòng đầu là tên các cột: { $columns }
expected-rows = ít nhất một dòng dưới dòng tên cột
expected-fewer-lines = nhiều nhất { $most } dòng trong một tệp
expected-column = có cột này
expected-known-column = một trong các cột { $columns }
expected-column-once = mỗi cột chỉ một lần
expected-no-more-cells = không nhiều ô hơn dòng tên cột
expected-quotes = dấu ngoặc kép đóng lại trong cùng một ô
expected-shorter-row = dòng không quá { $most } ký tự; có thể thiếu một dấu ngoặc kép
expected-readable = chữ trên một dòng, không có ký tự không nhìn thấy
expected-filled = không để trống
expected-one-of = một trong: { $values }
expected-code = chữ không dấu, chữ số, dấu chấm, gạch, nhiều nhất { $most } ký tự
expected-text = nhiều nhất { $most } ký tự, trên một dòng
expected-day = ngày có thật, dạng 2026-11-05 hoặc 5/11/2026
expected-past-day = ngày không ở sau hôm nay
expected-coming-day = ngày không ở trước hôm nay
expected-phone = số điện thoại từ 4 đến 15 chữ số, không phải dạng 9,1E+08
expected-card = số thẻ từ 4 đến 30 chữ và số
expected-parent = mã của một tổ chức có trong tệp hoặc đã có từ trước
expected-no-circle = tổ chức cấp trên không nằm dưới chính nó
expected-committee = tổ chức cấp trên là cấp ủy (committee)
expected-branch-role = vai trò của chi bộ; officer chỉ có ở cấp ủy
expected-same-as-line = giống dòng { $line }
expected-once = mỗi người một dòng trong một tổ chức, đã có ở dòng { $line }
expected-sign = số của biểu hiện, từ 1 đến { $most }
expected-official-or-point = ít nhất một trong hai ô official, point
expected-point-once = mỗi gợi ý một lần, đã có ở dòng { $line }
expected-fewer-points = nhiều nhất { $most } gợi ý cho một biểu hiện
expected-organisation = mã của một tổ chức đã có

## Catalog import

catalog-loaded = { $org }: nguyên văn của { $officials } biểu hiện, { $points } gợi ý của địa phương.
catalog-same = { $org }: như cũ.
catalog-saved = Đã ghi. Kỳ tự soi mở từ nay dùng bản mới; kỳ đang mở giữ bản cũ.
catalog-nothing-new = Tệp không có gì mới.

## Catalog import · words

catalog-everybody = Mọi tổ chức

## Invitations

invites-written = Đã viết { $count } giấy mời của { $org } vào { $file }. Hết hạn { $date }.
invites-nobody = { $org }: không có ai cần giấy mời.
invites-not-ready = { $org } chưa mời được ai, còn thiếu cài đặt: { $settings }. Đặt bằng lệnh: settings { $code } key=value.
invites-not-a-member = Tổ chức này không có người nào mang mã { $code }.
invites-no-link = Chưa biết tên bot trên Telegram nên chưa có liên kết và mã QR. Người được mời gõ mã như trên giấy.
invites-replaced = { $count } mã đã phát trước đây không dùng được nữa.
invites-waiting = Đang chờ xác nhận trực tiếp, không viết giấy mới: { $codes }
invites-elsewhere = Đã có giấy mời còn hạn của tổ chức khác, một giấy dùng cho cả hai nơi: { $codes }
invites-warning = Tệp này chứa mã mời. Phát tận tay từng người, phát xong thì xóa tệp.

## Invitations: the printed sheet

invite-paper-head = Giấy mời
invite-paper-how = Quét mã QR, hoặc mở liên kết dưới đây trên điện thoại. Sau đó bấm “Đúng là tôi”.
invite-paper-web = Không dùng Telegram, xin mở: { $link }
invite-paper-how-code = Trong trò chuyện với Chibo, gõ dòng dưới đây. Sau đó bấm “Đúng là tôi”.
invite-paper-until = Dùng được đến { $date }.

## Confirming the first person

admin-confirmed = Đã xác nhận { $name }.
admin-nobody-waits = Không có tài khoản nào đang chờ xác nhận cho { $name }.
admin-confirm-above = { $name } được xác nhận ngay trong Chibo, do người đã kết nối: { $names }.
admin-confirm-heads = Lệnh này chỉ xác nhận bí thư, phó bí thư hoặc cán bộ theo dõi. { $name } chờ bí thư kết nối rồi xác nhận.
admin-confirm-number = Có hơn một tài khoản đã thử giấy mời của { $name }. Gặp trực tiếp, xem bốn số trên máy của người đó, rồi chạy: confirm { $code } SỐ.
admin-confirm-other-number = Bốn số này không phải số đang hiện trên máy chờ xác nhận cho { $name }. Chưa xác nhận ai.

## Settings

settings-head = Cài đặt của { $name } ({ $org }):
settings-saved = Đã ghi cài đặt của { $org }.
settings-form = “{ $argument }” chưa đúng dạng. Viết key=value, có khoảng trắng thì để trong dấu ngoặc.
settings-unknown = Không có cài đặt “{ $key }”.
settings-bad-value = { $key }: “{ $value }” chưa đúng. Cần: { $expected }.
settings-asks-again = Số lượt đồng ý sẽ được hỏi lại vì lời đã đổi: { $count }.
settings-holiday = Lưu ý: { $date } là ngày nghỉ. Ngày sinh hoạt vẫn giữ nguyên.

## Settings · words

settings-inherited = lấy theo { $org }
settings-default = { $value } (mặc định)
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
setting-meeting-online = có cho dự sinh hoạt trực tuyến không
setting-check-opens = mở tự soi trước buổi sinh hoạt bao nhiêu ngày, lúc mấy giờ
setting-agenda-freeze = chốt chương trình trước buổi sinh hoạt bao nhiêu ngày, lúc mấy giờ; từ lúc đó chi ủy thấy điều đảng viên muốn nêu
setting-agenda-headings = tên riêng của các mục chương trình, dạng superior=Ý kiến cấp trên; opinion=Tư tưởng
setting-verify-phrase = câu quy ước của chi bộ, hiện khi hỏi “Đây có đúng là Chibo?”
setting-holidays = những ngày nghỉ thêm, dạng 2026-11-05; ngày làm bù, dạng +2026-11-07; weekends nếu nghỉ cuối tuần
setting-k = số nhỏ hơn số này thì không hiện, để giữ kín cho từng người
setting-handbook = những việc đã làm trên Sổ tay đảng viên điện tử, Chibo không hỏi lại

## Settings: what each takes · words

expected-line = một dòng chữ, không quá dài
expected-meeting-day = số từ 1 đến 31, hoặc thí dụ “first sunday”, “last friday”
expected-time = giờ từ 00:00 đến 23:59
expected-yes-no = yes hoặc no
expected-check-opens = số ngày từ 1 đến 27, có thể thêm giờ ngoài 21:00-07:00, thí dụ “10 08:00”
expected-agenda-freeze = số ngày từ 1 đến 27, có thể thêm giờ ngoài 21:00-07:00, thí dụ “2 17:00”
expected-agenda-headings = từng cặp mã=tên, cách nhau bằng dấu chấm phẩy
expected-k = số từ 5 đến 50
expected-handbook = một vài trong: rsvp, attendance, post, papers, dues
expected-holidays = những ngày dạng 2026-11-05 hoặc +2026-11-07, weekends, cách nhau bằng dấu phẩy

## Doctor · words

doctor-mark-fine = ổn
doctor-mark-note = lưu ý
doctor-mark-wrong = cần sửa
job-open-round = mở kỳ tự soi
job-close-round = đóng kỳ tự soi
job-remind = nhắc tự soi
job-return = mời tự soi người vừa vắng về
job-propose = định lịch sinh hoạt
job-freeze = chốt chương trình sinh hoạt
job-holiday = xem buổi sinh hoạt có trùng ngày nghỉ
job-meeting = nhắc sinh hoạt
job-left = kết thúc với người thôi sinh hoạt
job-release = đưa ra nội dung góp ý của quý
job-tell-readers = báo người tiếp nhận góp ý
job-tend = nhận góp ý trong ngày
job-morning = báo bí thư những việc cần giúp
job-tidy = dọn dữ liệu hết hạn
job-other = việc { $job }

## Doctor

doctor-fine = Mọi thứ đều ổn.
doctor-problems = { $count } điều cần sửa.
doctor-config = Cấu hình: múi giờ { $zone }, ngôn ngữ { $language }, thư mục { $folder }.
doctor-database-embedded = Cơ sở dữ liệu: đi kèm, trong { $folder }. Nếu nhiều người trông vào Chibo, nên dùng máy chủ PostgreSQL.
doctor-database-server = Cơ sở dữ liệu: máy chủ PostgreSQL.
doctor-database-down = Cơ sở dữ liệu không trả lời.
doctor-key-set = Khóa mã: lấy từ SECRET_KEY, { $count } khóa.
doctor-key-generated = Khóa mã do Chibo tự tạo, nằm trong { $file }. Giữ một bản ở nơi khác: mất khóa là mất dữ liệu.
doctor-key-beside = Khóa mã và dữ liệu nằm chung một ổ đĩa: ai lấy được ổ đĩa thì có cả hai.
doctor-key-uncopied = Khóa mã: chưa ai xác nhận đã cất một bản sao ở nơi khác. Cất xong thì chạy: doctor --key-copied.
doctor-key-same-machine = Khóa mã và máy chủ dữ liệu ở trên cùng một máy: ai vào được máy thì có cả hai.
doctor-botfather-privacy = BotFather: bot đang đọc được mọi tin trong nhóm. Trong @BotFather chọn /setprivacy, rồi Enable.
doctor-botfather-inline = BotFather: chế độ inline đang bật. Trong @BotFather chọn /setinline, rồi tắt.
doctor-botfather-guest = BotFather: chế độ khách (Guest Mode) đang bật. Mở bot trong @BotFather, phần Bot Settings, rồi tắt.
doctor-botfather-business = BotFather: bot đang nhận kết nối với tài khoản doanh nghiệp. Mở bot trong @BotFather, phần Bot Settings, tắt Business Mode.
doctor-botfather-groups = BotFather: bot không vào được nhóm nào. Nếu chi bộ dùng nhóm chung, trong @BotFather chọn /setjoingroups, rồi Enable.
doctor-key-wrong = Khóa mã không mở được dữ liệu đang có. Tìm lại khóa cũ, đặt vào SECRET_KEY.
doctor-no-token = Kênh Telegram: chưa đặt BOT_TOKEN.
doctor-channel-fine = Kênh { $channel }: lần cuối thành công { $date }.
doctor-channel-silent = Kênh { $channel }: chưa lần nào thành công từ khi chạy.
doctor-telegram-conflict = Kênh Telegram: từ { $date } có một bot khác chạy cùng BOT_TOKEN. Chỉ để một bot chạy.
doctor-telegram-offline = Kênh Telegram: không liên lạc được từ { $date }. Tin được giữ lại, không mất.
doctor-telegram-refused = Kênh Telegram: từ { $date } Telegram không nhận bot này. Xem lại BOT_TOKEN.
doctor-telegram-storing = Kênh Telegram: từ { $date } chưa ghi được tin đến. Xem lại cơ sở dữ liệu.
doctor-running = Bot đang chạy.
doctor-not-running = Bot chưa chạy.
doctor-nobody = Chưa có tổ chức nào. Nhập danh sách bằng lệnh roster import.
doctor-setting-missing = { $org }: chưa đặt { $key }, nên chưa ai kết nối được.
doctor-rhythm-missing = { $org }: chưa đặt { $key }, nên chưa có kỳ tự soi nào tự mở.
doctor-operator-inside = { $org }: người vận hành máy chủ có tên trong danh sách của chính chi bộ này.
doctor-aside = Tin đến phải để riêng vì lỗi: { $count }. Mã: { $codes }.
doctor-late = Tin quá giờ gửi hơn { $minutes } phút: { $count }.
doctor-uncertain = Tin không chắc đã đến nơi, không gửi lại: { $count }.
doctor-pending = Tin đến chưa làm xong: { $count }.
doctor-owed = Màn hình còn phải hiện lại: { $count }.
doctor-waiting = Tin đang chờ gửi: { $count }.
doctor-people = Trong danh sách: { $organisations } tổ chức, { $branches } chi bộ, { $people } người, { $linked } đã kết nối.
doctor-rounds = Kỳ tự soi đang mở: { $count }.
doctor-next = Việc sắp tới: { $date }, { $job } ({ $org }).
doctor-quiet = Chưa có kỳ tự soi nào được xếp lịch: cần chi bộ có ngày và giờ sinh hoạt.
doctor-quiet-today = Hôm nay không có việc nào; việc đầu tiên là { $date }.
doctor-quiet-hours = Đang trong giờ nghỉ { $from }-{ $to }: tin không gấp chờ đến { $to }.
