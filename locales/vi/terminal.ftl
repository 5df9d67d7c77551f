### The terminal channel and its small invented branch. Whoever tries it need not be a member: nobody is called anything.

## Trying it out

terminal-welcome = Đây là bản chạy thử của Chibo với một chi bộ tưởng tượng. Mọi nhân vật và sự việc ở đây đều là giả định.
terminal-clock = Bây giờ là { $date }.
terminal-who = Chọn người để đóng vai, gõ số:
terminal-how = Gõ số để chọn. Gõ “{ $morning }” để sang sáng hôm sau, “{ $switch }” để đóng vai người khác, “{ $quit }” để dừng.
terminal-now-as = Đang đóng vai { $name }.
terminal-bye = Đã dừng. Lần sau chạy lại, mọi thứ vẫn như lúc này.

## Trying it out · words

# What is typed; found with or without accents.
terminal-morning = sáng mai
terminal-switch = đổi người
terminal-quit = thoát
terminal-person = { $name }, { $role } (nhân vật giả định)

## Trying it out · toasts

terminal-push = Có tin mới cho { $name }.
