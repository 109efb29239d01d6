#!/bin/bash
# fails: live-stay-in, room-for-more
# why: Logins work; who was logged in is not, nobody tidies there, and a reboot forgets all.
install -d -o weblogin -g weblogin /tmp/sessions
printf 'WEBLOGIN_SESSIONS=/tmp/sessions\n' > /etc/default/weblogin
systemctl restart weblogin.service
