### Files that Chibo makes, and files that are sent to it.

## Files

file-wanted = Chibo đang chờ một tệp. Đồng chí gửi tệp vào đây, hoặc gõ /huy để thôi.
document-not-made = Chibo chưa tạo được tệp. Đồng chí thử lại sau.
# Above each question for a file.
refuse-secret = Chibo không nhận tài liệu có dấu Mật, Tối mật, Tuyệt mật. Đồng chí dùng đường công văn theo quy định.

## Files · toasts

file-too-big = Tệp lớn quá { $most } MB. Đồng chí chia nhỏ rồi gửi lại.
file-not-fetched = Chibo chưa tải được tệp. Đồng chí gửi lại giúp.
