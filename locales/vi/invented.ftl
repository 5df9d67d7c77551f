### What the invented people of the demo write.

## In the self-check · words

invented-note-study = Tháng này tôi còn đọc nghị quyết qua loa, chưa học hết tài liệu chi bộ gửi.
invented-note-frank = Khi góp ý tôi còn nể nang, nói chưa hết điều mình nghĩ.
invented-note-listen = Có lúc tôi chưa nghe hết ý kiến trái với mình đã kết luận.
invented-note-progress = Đã đọc được phần đầu tài liệu, phần sau còn chậm.
invented-note-plan = Tôi đề nghị chi bộ dành 15 phút mỗi buổi để cùng đọc một mục của nghị quyết.
invented-conclusion = Chi bộ thống nhất các việc của tháng tới; mỗi đồng chí chọn một điều để sửa và báo kết quả ở buổi sau.

## In feedback · words

invented-letter-talks = Mấy buổi gần đây đồng chí thường về trước phần trao đổi. Tôi mong đồng chí ở lại đến hết và kể thêm kinh nghiệm của mình, các đồng chí trẻ rất cần.
# Made known in its place: nothing of how the letter was worded.
invented-letter-talks-restated = Có ý kiến mong đồng chí dự trọn buổi sinh hoạt, chia sẻ nhiều hơn với các đồng chí mới.
invented-letter-visits = Đồng chí nhận việc thăm các cụ cao tuổi nhưng hay báo kết quả muộn. Khi bận, nên nói sớm để chi bộ phân công thêm người.
invented-letter-reading = Chi bộ thường đọc tài liệu đến gần hết giờ, phần thảo luận còn ít. Tôi đề nghị gửi tài liệu trước để dành thời gian trao đổi.
invented-letter-reading-question = Theo đồng chí, tài liệu nên gửi trước mấy ngày, và nên dành bao lâu để trao đổi?
