### The page of the web chat. All of it may be read before anybody is known, so nothing here tells what it is for or
### calls anybody "đồng chí". It is put into the page when that is built, and takes no variables.

## The page, before anybody is known

web-invited = Chào anh/chị. Liên kết này mở một lời mời riêng. Nếu là của anh/chị, xin bấm nút dưới đây.
web-have-code = Nếu có giấy mời, xin gõ mã ghi trên giấy.
web-idle = Trang đã tự đóng vì 15 phút không dùng.
web-lost = Mất kết nối đã lâu nên trang tự đóng. Khi có mạng lại, xin bấm nút dưới đây.
web-ended = Phiên trên máy này đã kết thúc. Muốn vào lại thì cần một liên kết mới. Có thể lấy trong mục “Dữ liệu của tôi” ở máy đã kết nối, hoặc hỏi người đã mời.
web-left = Đã thoát trên máy này.
web-own-hint = Chỉ đánh dấu khi không ai dùng chung máy. Nếu không, trang tự đóng sau 15 phút không dùng.
web-no-script = Trang này cần JavaScript. Xin bật JavaScript rồi tải lại trang.

## The page, before anybody is known · toasts

web-offline = Mất kết nối. Trang đang tự kết nối lại, xin chờ.
web-unsent = Chưa gửi được. Trang đang tự gửi lại, xin chờ.
web-crowded = Máy chủ đang bận. Trang sẽ tự gửi lại, xin chờ.
web-later = Chưa mở được. Xin thử lại sau ít phút.
web-not-code = Mã này không dùng được. Xin xem lại mã trên giấy mời.
web-not-taken = Chưa gửi được điều vừa rồi. Xin thử lại.
web-too-long = Đoạn này dài quá. Xin chia ra gửi từng phần.
web-too-large = Tệp lớn quá. Chibo nhận tệp đến 5 MB.

## The page, before anybody is known · buttons

web-open = Mở lời mời
web-open-code = Mở
web-menu = Danh mục
web-send = Gửi
web-file = Gửi tệp
web-own = Máy này là của tôi
web-leave = Thoát khỏi máy này
web-again = Mở lại

## The page, before anybody is known · words

web-opening = Đang mở…
web-answering = Đang trả lời…
web-sending = Đang gửi…
web-log = Cuộc trò chuyện
web-choices = Lựa chọn
web-bot = Chibo:
web-me = Tôi:
web-private = Riêng tư, không lưu trên máy này
web-text = Tin nhắn
web-text-keys = Phím Enter để gửi, Shift + Enter để xuống dòng
web-code = Mã trên giấy mời
web-download = Tải về
