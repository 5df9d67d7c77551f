### Who means to come and who was there.

## Coming or not · buttons

rsvp-come = I will come
rsvp-excused = I ask to be excused
rsvp-online = I join online
roll-open = Call the roll
