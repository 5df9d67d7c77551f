### What a member finds under "my data": all that is kept, who sees it, and every way out.

## My data

mydata-left = Đồng chí { $name } không còn trong danh sách. Hết hôm nay kết nối này kết thúc; muốn giữ gì, đồng chí tải về ngay.
mydata-keep = Đồng ý giữ câu trả lời sau khi kỳ đóng: { $day }.
locked = Những gì đồng chí ghi trước lần kết nối này đang khóa đến { $date }, phòng khi người khác cầm liên kết mới.

## My data · buttons

mydata-stored = Chibo lưu gì
mydata-seen = Ai xem được
mydata-links = Thiết bị
mydata-agreed = Đã đồng ý
mydata-files = Tệp có tên tôi
mydata-noted = Đã ghi, đã sửa
mydata-take = Tải về tất cả
mydata-web = Mở trên trang web
mydata-correct = Tôi muốn sửa
locked-open = Mở bằng mã PIN cũ

## Under lock

pin-old-ask = Đồng chí bấm mã PIN đã đặt trước lần kết nối này, bằng các nút dưới đây.

## Under lock · toasts

locked-opened = Đã mở những gì đồng chí ghi trước đây.

## Who sees what

seen-answers = Câu trả lời tự soi và ghi chú: chỉ đồng chí xem, Chibo không có màn hình nào cho người khác. Điều đồng chí nêu để đưa vào chương trình: bí thư, chi ủy thấy từ khi chốt chương trình.
# The same for everybody, whether there is anything or not.
seen-feedback = Việc đang xác minh, nếu có, không ghi ở đây. Câu này giống nhau với mọi đồng chí.
seen-readers = Những đồng chí thấy danh sách chi bộ và việc đã làm tự soi hay chưa, mới nhất ở trên:
reader-since = { $name }, { $role }, { $org }, từ { $day }.
reader-until = { $name }, { $role }, { $org }, từ { $day }, đã thôi từ { $last }.

## Connections

links-head = Những nơi đồng chí đã kết nối. Thấy nơi nào lạ, đồng chí ngắt ngay và báo bí thư.
device-line = { $device }: { $state }.
unlink-ask = Ngắt kết nối { $device }? Nơi đó không mở được Chibo nữa.
unlink-this = Ngắt chính kết nối đang dùng, { $device }? Đồng chí không mở được Chibo ở đây nữa.
unlink-keeps = Những gì đồng chí đã ghi vẫn còn.
unlink-last = Đây là kết nối duy nhất. Muốn dùng lại, đồng chí cần liên kết mới từ bí thư.
unlinked = Đã ngắt kết nối { $device }.

## Connections · words

device-name = { $channel }, { $day }
device-here = đang dùng
device-linked = đã kết nối

## Connections · buttons

unlink = Ngắt: { $device }
unlink-here = Ngắt kết nối đang dùng
unlink-yes = Ngắt kết nối
disown = Không phải tôi
disown-yes = Không phải tôi, ngắt ngay

## A new connection that was told on the others

linked-elsewhere-locked = Nơi mới chưa xem được những gì đồng chí ghi từ trước, trừ khi bấm đúng mã PIN cũ, hoặc sau { $days } ngày.
disown-ask = Ngắt kết nối { $device }? Nơi đó không mở được Chibo nữa, và bí thư được báo để giúp đồng chí.
disowned = Đã ngắt. Những gì đồng chí ghi từ trước trở lại như cũ. Sáng mai bí thư thấy việc này trong danh sách cần giúp.

## Consents

agreed-head = Những điều đồng chí đã chọn, mới nhất ở trên. Điều nào cũng rút lại được.
agreed-since = { $what }: đồng ý từ { $day }.
agreed-words = Lời văn:
agreed-changed = Lời văn đã đổi sau ngày đó. Lời văn hiện nay:
agreed-ended = { $what }: đồng ý từ { $day }, đã rút lại { $last }.
agreed-refused = { $what }: đồng chí chọn không, { $day }.

## Consents · words

agreed-what = { $purpose ->
    [telegram] Dùng Telegram
    [keep] Giữ câu trả lời sau khi kỳ đóng
   *[chibo] Dùng Chibo
}

## Files

files-head = Những tệp có tên đồng chí, mới nhất ở trên:
files-none = Chưa có tệp nào có tên đồng chí.
file-line = { $day }: { $file }, người làm: { $name }.

## Files · words

paper-mydata = dữ liệu của một đồng chí
paper-history-pdf = các kỳ tự soi của một đồng chí, để đọc
paper-history-csv = các kỳ tự soi của một đồng chí, dạng bảng
paper-invite-sheet = tờ mời kết nối để in

## What was entered and corrected

noted-head = Những việc đã ghi, đã sửa cho đồng chí, mới nhất ở trên:
noted-none = Chưa có gì được ghi hay sửa cho đồng chí.
noted-line = { $day }: { $what } ({ $name }).

## What was entered and corrected · words

noted-you = chính đồng chí
noted-program = Chibo
audit-correction-asked = nhờ sửa thông tin
audit-device-refused = ngắt một kết nối lạ

## Corrections

correct-who = Họ tên, chi bộ, vai trò do bí thư, phó bí thư ghi. Cần sửa gì, đồng chí báo trực tiếp: { $names }.
correct-contact-only = Họ tên, chi bộ, vai trò do cấp trên ghi. Cần sửa gì, đồng chí báo trực tiếp.
correct-asked = Đã nhờ hôm { $day }. Bí thư thấy tên đồng chí trong danh sách cần giúp mỗi sáng, không thấy nội dung.

## Corrections · buttons

correct-ask = Nhờ bí thư hỏi lại tôi

## A further device

web-how = Đồng chí mở liên kết dưới đây trên máy muốn dùng. Liên kết dùng được một lần, trong { $minutes } phút.
web-warning = Ai mở liên kết này sẽ vào được Chibo dưới tên đồng chí. Đồng chí không chuyển cho người khác.

## All in one file

take-ask = Chibo gộp tất cả những gì đang lưu về đồng chí vào một tệp và gửi vào đây.
take-warning = Tệp có cả câu trả lời tự soi và ghi chú. Ra khỏi Chibo, tệp không còn được bảo vệ: ai cầm máy đều mở được. Đọc xong đồng chí nên xóa.
take-done = Tệp đang được gửi vào đây.
take-file-intro = Những gì Chibo lưu về đồng chí { $name }, tính đến { $day }.

## All in one file · buttons

take-yes = Tôi hiểu, gửi tệp cho tôi

## All in one file · words

take-file-title = Dữ liệu của tôi
take-file-name = Chibo du lieu cua toi { $day }
take-memberships = Chi bộ, vai trò
take-consents = Đã đồng ý
take-links = Thiết bị
take-absences = Ngày vắng
take-noted = Đã ghi, đã sửa
take-files = Tệp có tên tôi
take-checks = Tự soi
take-check-state = { $state ->
    [done] đã làm
   *[open] chưa xong
}
take-raised = Điều muốn nêu
column-org = Chi bộ
column-role = Vai trò
column-from = Từ ngày
column-to = Đến ngày
column-what = Việc
column-who = Người làm
column-month = Tháng
column-words = Lời muốn nêu

## Taking everything back

withdraw-goes = Những thứ sau sẽ xóa ngay, không lấy lại được: kết nối ở mọi thiết bị, mã PIN, câu trả lời tự soi của mọi kỳ, ghi chú, bản nháp, điều định nêu, góp ý đang viết, ngày vắng và lời nhắc.
withdraw-stays = Vẫn giữ đúng thời hạn: việc đã làm tự soi hay chưa, số liệu chung, danh sách dự sinh hoạt.
# The same for everybody, whether anything was sent or not.
withdraw-feedback = Góp ý đã gửi, nếu có, vẫn được xem xét như đã hứa, nhưng đồng chí không xem được kết quả ở đây nữa. Nếu muốn, đồng chí rút luôn những góp ý chưa đưa ra.
withdraw-seen = Bí thư và chi ủy thấy đồng chí như người chưa từng kết nối. Đồng chí tự soi trên giấy, phát biểu tại chi bộ như thường.

## What needs a hand: people and their data

hands-correction = Đồng chí { $name } muốn sửa thông tin trong danh sách. Nhờ đồng chí hỏi lại.
hands-refused = Đồng chí { $name } báo có kết nối lạ dưới tên mình; kết nối đó đã ngắt. Nhờ đồng chí gặp và hỏi lại.
