#!/bin/bash
# fails: previews-made
# why: Twelve photos with nothing wrong are called unusable.
systemctl stop previews.service
mv /var/spool/previews/working/*.job /var/spool/previews/incoming/*.job /var/spool/previews/failed/
systemctl start previews.service
