#!/bin/bash
# fails: nothing-lost
# why: A customer's photo is gone; failed/ is there so that somebody can write to them.
systemctl stop previews.service
rm /var/spool/previews/working/000027.job
systemctl start previews.service
