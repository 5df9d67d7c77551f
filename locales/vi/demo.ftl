### The pages of the demo: choosing somebody, and the panel beside the web chat. Whoever tries it need not be a member.

## The first page

demo-what = Chibo giúp chi bộ chuẩn bị buổi sinh hoạt hằng tháng: mỗi đảng viên tự soi riêng trong năm phút, bí thư biết ai đã làm, không ai khác đọc được câu trả lời. Điều khó nói với nhau thì viết góp ý, chỉ những người được nêu tên đọc. Ở đây có một đảng ủy và hai chi bộ tưởng tượng: chọn một người, trang của người ấy mở ở thẻ mới. Mọi nhân vật và sự việc đều là giả định.
demo-building-hint = Lần đầu mất khoảng một phút. Dựng xong, trang tự mở.
demo-away = Chương trình chưa trả lời. Trang đang tự thử lại.

## What to try

demo-member-1 = Ở ô “Lịch chạy thử”, bấm “Đến việc kế tiếp”: lời mời tự soi đến.
demo-member-2 = Mở lời mời, trả lời vài biểu hiện rồi đóng thẻ. Mở lại: Chibo nhớ chỗ đang dừng.
demo-member-3 = Làm đến hết rồi bấm “Hoàn thành”. Vào “Dữ liệu của tôi”: ai xem được gì.
demo-member-4 = Vào “Góp ý”, viết về một người: Chibo nêu tên những ai sẽ đọc, trước khi gõ chữ nào.
demo-member-5 = Góp ý đến người đọc sau vài ngày để không ai đoán ra người viết: bấm “Sáng hôm sau”, nhiều nhất sáu lần, rồi mở trang phó bí thư.
demo-secretary-1 = Vào “Danh sách chi bộ”: thấy ai đã làm, ai chưa. Không thấy câu trả lời của ai.
demo-secretary-2 = Mở trang một đảng viên ở thẻ khác, làm tự soi đến hết, rồi xem lại danh sách.
demo-secretary-3 = Nhờ Chibo nhắc những người chưa làm, bấm “Sáng hôm sau”: lời nhắc đến ở thẻ của họ.
demo-secretary-4 = Thêm một người vào chi bộ, hoặc đổi ngày sinh hoạt trong “Cài đặt”.
demo-secretary-5 = Bấm “Sinh hoạt chi bộ”: xác nhận buổi tới, xem dự thảo chương trình, mở biên bản tháng trước.
demo-helper-1 = Vào “Danh sách chi bộ”: chi ủy thấy ai đã làm, ai chưa, không thấy câu trả lời.
demo-helper-2 = Tự soi như mọi đảng viên: lời mời đến cùng lúc.
demo-reader-1 = Vào “Tiếp nhận góp ý”: đọc một góp ý, bấm “Đang xác minh”. Không thấy ai viết.
demo-reader-2 = Bấm “Hỏi lại người gửi”: người viết thấy câu hỏi vào sáng hôm sau, câu trả lời về sau vài ngày.
demo-officer-1 = Ở thẻ của bí thư, đề nghị đổi vai trò của một người. Về đây: Chibo hỏi ý kiến xác nhận.
demo-officer-2 = Gõ “danh sách”: thử xem cấp trên thấy gì và không thấy gì.
demo-officer-3 = Vào “Tiếp nhận góp ý”: góp ý về cả chi bộ thì chi ủy không đọc, cấp trên đọc.
demo-newcomer-1 = Bấm “Mở lời mời”, rồi “Đúng là tôi”.
demo-newcomer-2 = Gõ bốn số cuối của số điện thoại: bảng chạy thử của người này ghi sẵn.
demo-newcomer-3 = Đọc lời xin đồng ý rồi chọn. Từ chối cũng được, không ai bị nhắc.

## The calendar

demo-clock-hint = Chibo đi theo lịch này, không theo giờ thật.
demo-nobody-told = Chưa ai nhận tin gì.
demo-nothing-ahead = Trong 60 ngày tới không ai nhận tin gì.
demo-told = Có tin mới cho:

## The panel

demo-tail = Khi Chibo hỏi bốn số cuối của số điện thoại, gõ:
demo-meet = Người này vừa được thêm: bí thư gặp mặt và xác nhận.
demo-reset-ask = Xóa mọi điều đã làm thử và dựng lại từ đầu?

## The pages of the demo · buttons

demo-open = Mở trang
demo-morning = Sáng hôm sau
demo-next = Đến việc kế tiếp
demo-others = Đổi người
demo-reset = Làm lại từ đầu
demo-reset-yes = Xóa, làm lại
demo-reset-no = Thôi

## The pages of the demo · words

demo-title = Chibo: bản chạy thử
demo-building = Chibo đang dựng chi bộ ví dụ…
demo-start = Nên thử
demo-everybody = Tất cả mọi người
demo-clock = Lịch chạy thử
demo-moving = Đang đi tới…
demo-playing = Đang đóng vai người giả định
demo-news = có tin mới
