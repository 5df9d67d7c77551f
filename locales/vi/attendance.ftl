### Who means to come and who was there.

## Coming or not · buttons

rsvp-come = Tôi dự
rsvp-excused = Tôi xin vắng
rsvp-online = Tôi dự trực tuyến
roll-open = Điểm danh
