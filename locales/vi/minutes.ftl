### Minutes of meetings: written while the meeting goes on, adopted at its close.

## The minutes, while they are written

minutes-open-head = Biên bản { $meeting }.
minutes-is-open = Biên bản đang ghi.
minutes-is-closed = Buổi sinh hoạt đã kết thúc, biên bản chưa thông qua.
minutes-is-adopted = Biên bản đã thông qua.
minutes-so-far = Đã phát biểu: { $spoken } đồng chí. Việc được giao: { $decisions }. Lần biểu quyết: { $votes }.
minutes-correct-how = Muốn sửa phần nào, đồng chí bấm phần đó rồi ghi lý do. Lời cũ vẫn được giữ.
minutes-course-head = Bấm số để ghi diễn biến và ý kiến của từng mục.
minutes-speakers-head = Bấm tên đồng chí đã phát biểu.
minutes-not-spoken = Chưa phát biểu.
minutes-spoken-short = Đã phát biểu ngắn.
minutes-spoken-long = Đã phát biểu kỹ.
minutes-gist-asked = Phần ghi dưới đây đang chờ đồng chí ấy đồng ý.
minutes-gist-approved = Đồng chí ấy đã đồng ý phần ghi dưới đây.
minutes-gist-said = Biên bản ghi: đã phát biểu.
minutes-owner-ask = Ai làm việc này?
minutes-chair-ask = Ai chủ trì buổi sinh hoạt?
minutes-owner = Người làm: { $name }.
minutes-due = Hạn: { $day }.
minutes-no-conclusion = Biên bản chưa ghi kết luận.
minutes-own-tasks = Việc đồng chí được giao:
minutes-no-own-tasks = Buổi này đồng chí không được giao việc riêng.
minutes-file-below = Tệp ở dưới đây. Đồng chí xem lại trước khi ký.

## What is asked in the minutes

minutes-guests-ask = Đồng chí gõ tên, chức vụ của đại biểu cấp trên và khách dự.
minutes-conclusion-ask = Đồng chí gõ kết luận của buổi sinh hoạt.
minutes-dues-ask = Đồng chí gõ hai số: bao nhiêu đồng chí đã đóng trên tổng số, thí dụ 24/25. Chibo không ghi số tiền.
minutes-note-ask = Đồng chí gõ diễn biến, ý kiến của mục này.
minutes-gist-ask = Đồng chí gõ tóm tắt ý tự phê bình. Chibo hỏi lại đúng đồng chí ấy trước khi đưa vào biên bản.
minutes-decision-ask = Đồng chí gõ một việc mà buổi sinh hoạt quyết định.
minutes-due-ask = Đồng chí gõ hạn làm, thí dụ 30/11/2026.
minutes-vote-ask = Đồng chí gõ nội dung biểu quyết và ba số: tán thành, không tán thành, ý kiến khác. Thí dụ: Thông qua nghị quyết: 24/0/1.
minutes-request-ask = Đồng chí gõ một kiến nghị với cấp trên. Kiến nghị được gửi khi biên bản thông qua.
minutes-now = Đang ghi: { $words }.
minutes-dash = Gõ dấu - để bỏ phần này.
minutes-reason-ask = Biên bản đã thông qua. Đồng chí gõ lý do sửa, rồi gõ lời mới.

## Adopting

minutes-adopt-ask = Thông qua biên bản { $meeting }?
minutes-adopt-present = Có mặt { $present }/{ $all } đồng chí.
minutes-adopt-conclusion = Kết luận: { $words }.
minutes-adopt-resolution = Nghị quyết: { $words }.
minutes-adopt-requests = Kiến nghị gửi cấp trên: { $count }.
minutes-adopt-waiting = Có { $count } phần ghi chưa được đồng ý: biên bản chỉ ghi “đã phát biểu”.
minutes-adopt-after = Sau khi thông qua, chi bộ đọc được biên bản và đồng chí vắng được báo kết luận. Sửa sau đó phải ghi lý do.
absentee-outcome = Buổi sinh hoạt { $date } đồng chí vắng. Kết luận và việc đồng chí được giao: xem tại đây.

## One's own words

minutes-mine-ask = Biên bản sẽ ghi ý tự phê bình của đồng chí như dưới đây. Đúng ý đồng chí không?
minutes-mine-kept = Đã ghi theo lời này.
minutes-mine-said = Biên bản chỉ ghi: đã phát biểu.

## The order of speaking

rota-head = Lượt phát biểu trong { $minutes } phút, { $count } đồng chí. Tên in đậm phát biểu kỹ kỳ này.
rota-too-short = Thời gian này không đủ để mỗi đồng chí nói một lượt.

## The order of speaking · words

rota-minutes = { $count } phút
rota-seconds = { $minutes } phút { $seconds } giây

## The estimate of the meeting

quality-head = Chấm chất lượng buổi sinh hoạt. Phần đếm được đã điền sẵn, chi bộ biểu quyết, cấp trên quyết định.
quality-ask = Đồng chí gõ điểm, từ 0 đến { $most }.
quality-sum = Tổng điểm: { $points }/100, mức { $level }.

## The estimate · words

quality-time = Thời gian
quality-attendance = Dự sinh hoạt
quality-preparation = Chuẩn bị
quality-conduct = Điều hành, thảo luận
quality-principles = Nguyên tắc sinh hoạt
quality-results = Thực hiện nghị quyết kỳ trước
quality-close = Kết luận
quality-good = tốt
quality-fair = khá
quality-middling = trung bình
quality-weak = kém
quality-counted = (Chibo đếm)

## The minutes · buttons

minutes-open = Biên bản
minutes-read = Xem biên bản
minutes-course = Diễn biến từng mục
minutes-speakers = Ai phát biểu
minutes-decisions = Quyết định, giao việc ({ $count })
minutes-votes = Biểu quyết ({ $count })
minutes-requests = Kiến nghị cấp trên ({ $count })
minutes-conclusion = Kết luận
minutes-guests-open = Đại biểu, khách
minutes-dues-open = Đảng phí
minutes-chair-open = Người chủ trì
minutes-quality = Chấm chất lượng
minutes-is-resolution = Đang ghi là nghị quyết
minutes-is-conclusion = Đang ghi là kết luận
minutes-close = Kết thúc buổi sinh hoạt
minutes-adopt-open = Thông qua biên bản
minutes-adopt = Thông qua
minutes-add = Thêm
minutes-rota = Lượt phát biểu
minutes-set-short = Nói ngắn
minutes-set-long = Nói kỹ
minutes-set-none = Chưa phát biểu
minutes-gist-open = Ghi ý tự phê bình
minutes-owner-open = Chọn người làm
minutes-due-open = Đặt hạn
minutes-decision-open = Sửa lời
minutes-gist-waits = Lời của đồng chí trong biên bản
minutes-mine-yes = Đúng ý tôi
minutes-mine-no = Chỉ ghi “đã phát biểu”
minutes-docx = Tệp Word
minutes-pdf = Tệp PDF
minutes-xlsx = Điểm danh Excel
minutes-csv = Điểm danh CSV

## The minutes · toasts

minutes-saved = Đã ghi.
minutes-corrected = Đã sửa. Lời cũ và lý do vẫn được giữ.
minutes-closed-now = Đã kết thúc buổi sinh hoạt.
minutes-adopted = Đã thông qua biên bản.
minutes-not-begun = Buổi sinh hoạt chưa bắt đầu.
minutes-no-reason = Đồng chí ghi rõ lý do sửa giúp.
minutes-too-long = Phần chữ dài hơn { $over } ký tự. Đồng chí rút gọn giúp.
minutes-too-many = Danh sách này đã có 40 mục, không thêm được nữa.
minutes-bad-dues = Đồng chí gõ hai số như 24/25, số trước không lớn hơn số sau.
minutes-bad-vote = Đồng chí gõ nội dung, dấu hai chấm và các số, thí dụ: Thông qua nghị quyết: 24/0/1.
minutes-bad-day = Đồng chí gõ ngày như 30/11/2026.
minutes-bad-points = Đồng chí gõ một số từ 0 đến { $most }.

## The minutes as a document · words

minutes-title = biên bản { $meeting }
minutes-title-upper = BIÊN BẢN { $meeting }
minutes-party = ĐẢNG CỘNG SẢN VIỆT NAM
minutes-number = Số … -BB/CB
minutes-dated = Ngày { $day } tháng { $month } năm { $year }
minutes-head-when = Thời gian, địa điểm
minutes-when = Bắt đầu { $date }, tại { $place }.
minutes-head-who = Thành phần
minutes-counts = Tổng số { $all } đảng viên, chính thức { $full }, dự bị { $probationary }, miễn { $exempt }. Có mặt { $present }, vắng có lý do { $excused }, vắng không lý do { $unexcused }.
minutes-chaired = Chủ trì: { $chair }. Thư ký: { $taker }.
minutes-guests = Đại biểu, khách: { $names }.
minutes-dues = Đảng phí: { $paid }/{ $of } đồng chí đã đóng.
minutes-head-course = Chương trình và diễn biến
minutes-head-part = Phần { $n }. { $name }
minutes-head-spoken = Tự phê bình và phê bình: { $count } đồng chí phát biểu
minutes-said = Đồng chí { $name }: { $words }
minutes-spoke = Đồng chí { $name }: đã phát biểu
minutes-head-conclusion = Kết luận, phân công
minutes-head-resolution = Nghị quyết, phân công
minutes-head-votes = Biểu quyết
minutes-head-requests = Kiến nghị, đề xuất với cấp trên
minutes-head-quality = Điểm tự chấm chất lượng buổi sinh hoạt
minutes-closed = Kết thúc { $date }.
minutes-note-taker = THƯ KÝ
minutes-chair = CHỦ TRÌ
minutes-corrections = Sửa sau khi thông qua
minutes-correction = { $date }, đồng chí { $name } sửa. Lời cũ: { $before }. Lý do: { $reason }.
minutes-column-n = TT
minutes-column-name = Họ và tên
minutes-column-status = Diện đảng viên
minutes-column-meant = Đã báo
minutes-column-present = Dự
minutes-column-reason = Loại lý do
minutes-column-task = Việc
minutes-column-owner = Người làm
minutes-column-due = Hạn
minutes-column-matter = Nội dung
minutes-column-yes = Tán thành
minutes-column-no = Không tán thành
minutes-column-other = Ý kiến khác
minutes-column-result = Kết quả
minutes-carried = thông qua
minutes-not-carried = không thông qua
minutes-all = Cả chi bộ
minutes-present = có mặt
minutes-online = trực tuyến
minutes-absent = vắng không lý do
minutes-absent-excused = vắng có lý do
minutes-spoke-short = ngắn
minutes-spoke-long = kỹ
minutes-noted = có ghi ý
attendance-file-name = điểm danh { $meeting }

## The minutes, in lists · words

audit-minutes-adopted = thông qua biên bản
audit-minutes-corrected = sửa biên bản đã thông qua
paper-minutes-docx = biên bản dạng Word
paper-minutes-pdf = biên bản dạng PDF
paper-attendance-xlsx = điểm danh dạng Excel
paper-attendance-csv = điểm danh dạng CSV
