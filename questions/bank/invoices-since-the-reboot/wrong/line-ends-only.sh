#!/bin/bash
# fails: gateway-welcome, settings-read-well
# why: It starts, and signs in with the first word of five.
sed -i 's/\r$//' /etc/default/billing
systemctl reset-failed billing.service
systemctl start billing.service
