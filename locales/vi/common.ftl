### Words that every feature uses.
###
### How these files are kept, in every language the same keys in the same order:
### - One section a screen. What stands after the dot in a section's name says what its entries are:
###   buttons, commands: at most 32 characters (two on a row: 16), no full stop · toasts: at most 200, one line ·
###   words: pieces of a sentence or a list · nothing: text of a screen, in sentences.
### - Variables mean the same everywhere: $date is a moment (say.moment), $day a day (say.day), $month a month with its
###   word (say.month: "tháng 11/2026"), $name a person, $org an organisation, $done, $open, $count are numbers.
### - Whoever is not yet known to be a member is "anh/chị"; "đồng chí" would tell a stranger what this is.

## Dates · words

date-moment = { $time }, { $day }
date-day = { $weekday } { $day }/{ $month }/{ $year }
date-weekday = { $weekday ->
    [1] thứ Hai
    [2] thứ Ba
    [3] thứ Tư
    [4] thứ Năm
    [5] thứ Sáu
    [6] thứ Bảy
   *[7] Chủ nhật
}
date-month = tháng { $month }/{ $year }
date-quarter = quý { $quarter ->
    [1] I
    [2] II
    [3] III
   *[4] IV
}/{ $year }

## Names of groups, roles and languages · words

group-ideology = Tư tưởng chính trị
group-ethics = Đạo đức, lối sống
group-self-evolution = “Tự diễn biến”, “tự chuyển hóa”
role-secretary = bí thư
role-deputySecretary = phó bí thư
role-committeeMember = chi ủy viên
role-member = đảng viên
role-officer = cán bộ theo dõi
# The language's own name, in itself.
language-name = Tiếng Việt

## Everywhere · buttons

button-back = Quay lại
button-skip = Bỏ qua
button-cancel = Thôi
button-next-page = Trang sau
button-previous-page = Trang trước
button-open = Xem

## Commands, in the menu and as buttons · commands

command-start = Màn hình đầu
command-check = Tự soi tháng này
command-feedback = Góp ý
command-inbox = Tiếp nhận góp ý
command-meeting = Sinh hoạt chi bộ
command-members = Danh sách chi bộ
command-tasks = Việc của tôi
command-mydata = Dữ liệu của tôi
command-verify = Đây có đúng là Chibo?
command-language = Ngôn ngữ
command-settings = Cài đặt
command-help = Trợ giúp
command-cancel = Dừng bước đang làm

## First screen

home-head = Chào đồng chí.
home-waiting = Việc đang chờ đồng chí:
home-nothing = Hiện không có việc nào chờ đồng chí.
home-unknown = Chibo chưa hiểu. Đồng chí chọn một việc dưới đây.
home-cancelled = Đã dừng. Những gì đã ghi trước đó vẫn còn.
home-missed = Vừa qua Chibo không gửi được tin cho đồng chí; việc nào còn cần xem đều có ở đây.
missed-elsewhere = Vừa qua Chibo không gửi được tin cho đồng chí; việc nào còn cần xem đều có ở mục “Việc của tôi”.

## First screen · buttons

# Under a message about a meeting, when something else would be told within the hour.
home-waiting-open = Việc khác đang chờ

## Pushes · toasts

# The same for every reason, person and channel; meetings alone have texts of their own.
push-neutral = Đồng chí có việc cần xem trong Chibo.

## What was typed: read also by those who are still joining, so it calls nobody anything

choose-by-number = Gõ số để chọn.
choose-by-number-asked = Gõ câu trả lời, hoặc gõ # và số để chọn, thí dụ #1.
no-such-number = Chỉ có các mục từ 1 đến { $last }. Xin gõ lại.
text-empty = Chưa có chữ nào. Xin gõ lại.
cannot-take = Chibo chỉ nhận chữ, không nhận ảnh, tiếng nói hay tệp.
# The same where something confidential is asked: it is taken out of the chat.
cannot-take-here = Chỗ này Chibo chỉ nhận chữ. Giọng nói, ảnh, video, tệp tự chúng có thể cho biết là của ai. Xin gõ lại bằng chữ.
# In a group, to an administrator who writes under the group's own name.
write-privately = Tin vừa rồi viết dưới tên nhóm nên không rõ là của ai. Xin nhắn riêng cho trợ lý này.
# What was typed stands below it.
held-text = Câu hỏi đã lâu nên Chibo hỏi lại: phần vừa gõ có đúng là câu trả lời không?

## What was typed · buttons

held-keep = Đúng, ghi lại
held-drop = Không, bỏ đi

## Refusals and errors

# Also for what is not allowed: nobody learns what the button would have done.
stale-button = Nút này đã cũ. Dưới đây là màn hình mới nhất.
stranger = Chào anh/chị. Đây là trợ lý nội bộ, chỉ dùng cho người đã được mời.
link-not-here = Liên kết này không dùng được với tài khoản này.
not-on-roster = Chibo chưa thấy tên đồng chí trong danh sách. Nhờ đồng chí báo bí thư.
# Read by strangers too, so it calls nobody anything.
kept-with-code = Chibo gặp trục trặc nên chưa làm được việc vừa rồi. Điều vừa gửi vẫn được giữ nguyên. Mã để hỏi lại: { $code }.
refuse-score = Chibo không chấm điểm, không so sánh và không kết luận về một người. Việc đó do chi bộ làm, tại buổi sinh hoạt.
never-asks = Chibo không bao giờ hỏi mật khẩu, mã OTP, số tài khoản hay tiền.
pin-ask = Bấm mã PIN bằng các nút dưới đây. Đừng gõ vào ô tin nhắn.

## Refusals and errors · words

# What is left of a confidential screen.
screen-closed = Đã đóng
