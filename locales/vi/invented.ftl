### What the invented people of the demo write.

## In the self-check · words

invented-note-study = Tháng này tôi còn đọc nghị quyết qua loa, chưa học hết tài liệu chi bộ gửi.
invented-note-frank = Khi góp ý tôi còn nể nang, nói chưa hết điều mình nghĩ.
invented-note-listen = Có lúc tôi chưa nghe hết ý kiến trái với mình đã kết luận.
invented-note-progress = Đã đọc được phần đầu tài liệu, phần sau còn chậm.
invented-note-plan = Tôi đề nghị chi bộ dành 15 phút mỗi buổi để cùng đọc một mục của nghị quyết.
invented-conclusion = Chi bộ thống nhất các việc của tháng tới; mỗi đồng chí chọn một điều để sửa và báo kết quả ở buổi sau.
