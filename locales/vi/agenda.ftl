### Agendas of meetings: how they are written, posted and handed on; papers.

## Headings · words

agenda-opening = Mở đầu: giới thiệu đại biểu, cử thư ký, điểm danh, đảng phí, thông qua chương trình
agenda-information = Thông tin thời sự, văn bản mới, định hướng của cấp ủy cấp trên
agenda-results = Kết quả thực hiện nghị quyết tháng trước và nhiệm vụ được phân công
agenda-opinion = Tình hình tư tưởng đảng viên; ý kiến, nguyện vọng của Nhân dân
agenda-self-criticism = Tự phê bình và phê bình; tự soi theo 27 biểu hiện (bí thư phát biểu trước)
agenda-remediation = Những việc đã nhận khắc phục: kết quả đến nay
agenda-tasks = Thảo luận nhiệm vụ tháng tới, phân công
agenda-proposals = Kiến nghị, đề xuất với cấp trên
agenda-superior = Phát biểu của đại diện cấp ủy cấp trên
agenda-close = Kết luận; biểu quyết nghị quyết (nếu có); chấm chất lượng buổi sinh hoạt; thông qua biên bản
# Of the other kinds of meeting.
agenda-topic = Báo cáo chuyên đề
agenda-discussion = Thảo luận chuyên đề
agenda-matter = Nội dung cần bàn
agenda-plan = Thống nhất nội dung, chương trình buổi sinh hoạt chi bộ
agenda-assigning = Phân công chuẩn bị

## Lines that Chibo brings · words

# $title is what was decided; $owner a name; $due a day in digits.
agenda-task = { $title } ({ $owner }, hạn { $due })
agenda-task-free = { $title } (hạn { $due })
agenda-task-owner = { $title } ({ $owner })
agenda-task-late = { $title } ({ $owner }, quá hạn từ { $due })
agenda-task-done = Đã xong: { $title } ({ $owner })
agenda-task-done-all = Đã xong: { $title }
agenda-orientation = Định hướng của { $org }: { $words }
agenda-answer = Trả lời của { $org } về kiến nghị “{ $asked }”: { $words }
agenda-waiting = Kiến nghị “{ $asked }” đang chờ { $org } trả lời
agenda-round = Tự soi tháng { $period }: bí thư phát biểu trước, rồi từng đồng chí
agenda-raised = Đồng chí { $name } nêu: { $words }

## The agenda · words

agenda-title = chương trình { $meeting }
agenda-part = Phần { $n }. { $name }
agenda-part-regular = Sinh hoạt thường kỳ
agenda-part-themed = Sinh hoạt chuyên đề
agenda-part-topic = Chuyên đề: { $topic }
agenda-updated = Đã cập nhật { $date }
agenda-version = Bản { $n }, do đồng chí { $name } đăng { $date }
agenda-in-file = Còn { $count } mục và mọi chi tiết ở tệp gửi kèm.
agenda-struck = (đã bỏ) { $text }
agenda-for-readers = (chỉ chi ủy thấy) { $text }
agenda-plain-papers = Tài liệu:

## The draft

agenda-draft-head = Dự thảo chương trình { $meeting }.
agenda-draft-how = Bấm số của một mục để sửa. Đảng viên chỉ thấy sau khi đồng chí đăng.
agenda-no-topic = Chưa có tên chuyên đề.
agenda-section-empty = Mục này chưa có nội dung riêng.
agenda-add-ask = Đồng chí gõ nội dung thêm vào mục này, mỗi dòng một ý.
agenda-reword-ask = Đồng chí gõ lại dòng này. Lời hiện nay:
agenda-rename-ask = Đồng chí gõ tên mới của mục này.
agenda-rename-all = Đồng chí gõ tên mới của mục này. Tên mới dùng cho mọi chương trình của chi bộ từ nay.
agenda-add-section-ask = Đồng chí gõ tên mục muốn thêm.
agenda-topic-ask = Đồng chí gõ tên chuyên đề.
agenda-paste-ask = Đồng chí dán chương trình vào đây. Dòng có số thành một mục, dòng dưới là nội dung của mục.
agenda-paste-replaces = Các mục đã sửa của dự thảo được thay bằng phần dán.
agenda-pasted = Đã nhận: { $sections } mục, { $lines } dòng nội dung.
agenda-paste-more = Nếu còn phần sau, đồng chí dán tiếp vào đây.
agenda-replace-ask = Các mục và nội dung đã sửa của dự thảo này sẽ bị thay. Đồng chí có chắc không?
agenda-overtaken = Dòng này vừa được sửa ở nơi khác thành:
agenda-overtaken-yours = Lời đồng chí vừa gõ:
agenda-preview = Đảng viên sẽ thấy đúng như dưới đây.
agenda-preview-again = Bản đã đăng sẽ được thay bằng bản dưới đây, có ghi “đã cập nhật”.
agenda-preview-same = Bản đang đăng giống như dưới đây.
agenda-plain-copy = Đồng chí chép phần dưới đây sang Sổ tay đảng viên điện tử hoặc Zalo.
agenda-plain-file = Chương trình dài nên ở trong tệp gửi kèm, để chép sang nơi khác.
agenda-file-below = Chương trình ở tệp gửi kèm.

## The agenda · buttons

agenda-open = Chương trình
agenda-draft-open = Dự thảo
agenda-plain-open = Bản dán
agenda-prepared-open = Chương trình buổi chi bộ
agenda-versions = Xem bản trước
agenda-version-before = Bản trước nữa
agenda-preview-open = Xem như đảng viên sẽ thấy
agenda-post = Đăng chương trình
agenda-post-again = Đăng bản cập nhật
agenda-topic-open = Tên chuyên đề
agenda-add-section = Thêm mục
agenda-paste = Dán từ nơi khác
agenda-last = Lấy buổi trước
agenda-again = Làm lại theo mẫu
agenda-add = Thêm nội dung
agenda-rename = Đổi tên mục
agenda-up = Đưa lên trên
agenda-drop-section = Bỏ mục này
agenda-reword = Sửa lời
agenda-strike = Bỏ dòng này
agenda-restore = Lấy lại lời ban đầu
agenda-use-mine = Dùng lời của tôi
agenda-use-theirs = Giữ lời đã sửa
agenda-file-docx = Tải tệp Word

## The agenda · toasts

agenda-saved = Đã ghi vào dự thảo.
agenda-posted = Đã đăng chương trình.
agenda-looked-other = Dự thảo vừa thay đổi. Đồng chí xem lại bản mới rồi đăng.
agenda-changed-meanwhile = Dòng này vừa được sửa ở nơi khác. Đồng chí xem lại giúp.
agenda-too-much = Chương trình quá dài: nhiều nhất 100 mục và 30.000 ký tự.
agenda-line-long = Có dòng dài hơn { $over } ký tự so với mức 1.000. Đồng chí tách thành nhiều dòng giúp.
agenda-heading-bad = Tên mục có từ 1 đến 200 ký tự. Đồng chí gõ lại giúp.
agenda-nothing-pasted = Chưa thấy chữ nào trong phần dán. Đồng chí dán lại giúp.
agenda-no-last = Chưa có chương trình nào của buổi trước để lấy.
agenda-over = Biên bản đã thông qua nên chương trình không thay đổi nữa.

## The agenda, in lists · words

audit-agenda-posted = đăng chương trình sinh hoạt
audit-paper-added = thêm tài liệu của buổi sinh hoạt
audit-paper-removed = bỏ tài liệu của buổi sinh hoạt
paper-agenda = chương trình sinh hoạt
paper-agenda-draft = dự thảo chương trình
paper-agenda-docx = chương trình dạng Word
paper-agenda-text = chương trình dạng chữ
paper-paper = tài liệu của buổi sinh hoạt

## Papers

papers-head = Tài liệu của { $meeting }.
papers-none = Chưa có tài liệu nào.
paper-ask = Đồng chí gửi tệp tài liệu vào đây, mỗi lần một tệp, nhiều nhất 5 MB.
paper-below = Tài liệu “{ $name }” ở tệp gửi kèm.
paper-ahead = Gửi { $day }, trước buổi sinh hoạt { $days } ngày.
paper-same-day = Gửi { $day }, trong ngày sinh hoạt.
paper-after = Gửi { $day }, sau buổi sinh hoạt.

## Papers · buttons

papers-open = Tài liệu ({ $count })
paper-add = Thêm tài liệu
paper-get = Tải tài liệu
paper-drop = Bỏ tài liệu này

## Papers · toasts

paper-taken = Đã nhận tài liệu.
paper-dropped = Đã bỏ tài liệu.
paper-empty = Tệp này trống. Đồng chí gửi lại giúp.
papers-enough = Buổi này đã có 20 tài liệu, không nhận thêm được.
