#!/bin/bash
# fails: invoices-answer
# why: The counter is at nought, and what fails is as it was.
systemctl reset-failed billing.service
systemctl start billing.service
sleep 2
