### What was made known about somebody, after it was verified and reworded, and the answer to it.

## What was made known

known-head = Những nội dung dưới đây đã được xác minh, viết lại và đưa ra.
known-none = Chưa có nội dung nào được đưa ra.
# The same for everybody, whether there is any or not.
known-not-listed = Những điều đang xem xét, nếu có, không liệt kê ở đây.
subject-released = { $quarter }: có nội dung góp ý với đồng chí, đã xác minh và được chi ủy viết lại. Đồng chí có thể trả lời; câu trả lời gửi chi ủy.
subject-released-body = { $quarter }: có nội dung { $about }, đã xác minh và được viết lại. Có thể trả lời; câu trả lời gửi những đồng chí đã tiếp nhận.
known-named = Người góp ý ghi rõ tên: { $name }.
known-answered = Trả lời đã gửi:
known-waiting = Có nội dung trong mục “Góp ý với tôi”.

## What was made known · words

# Behind the quarter in a list.
known-about-me = góp ý với đồng chí
known-about-committee = góp ý với chi ủy
known-about-branch = góp ý với chi bộ

## What was made known · buttons

known-open = Góp ý với tôi
known-one = Xem nội dung { $n }
known-answer = Trả lời

## The answer

reply-ask = Đồng chí gõ câu trả lời, nhiều nhất 1.000 ký tự. Chỉ gửi được một lần.
reply-check = Đồng chí đọc lại câu trả lời. Muốn viết lại thì gõ lại từ đầu.
reply-too-long = Câu trả lời dài hơn { $over } ký tự. Chibo giữ nguyên phần này; đồng chí rút gọn và gõ lại giúp.

## The answer · buttons

reply-send = Gửi câu trả lời

## The answer · toasts

reply-sent = Đã gửi câu trả lời.

## On the agenda

agenda-released = Góp ý đã xác minh với đồng chí { $name }: { $words }
# Where the agenda is handed on to a group, a handbook or another chat: whom it concerns is not named.
agenda-released-outside = Góp ý đã xác minh với một đồng chí: { $words }
agenda-released-committee = Góp ý đã xác minh với chi ủy: { $words }
agenda-released-branch = Góp ý đã xác minh với chi bộ: { $words }
