#!/bin/bash
# fails: stays-small, share-kept, repeats-are-cheap
# why: Each life is longer and the growth is the same; the other tenants pay for it.
sed -i 's/^LimitAS=.*/LimitAS=infinity/' /etc/systemd/system/quotes.service
systemctl daemon-reload
systemctl restart quotes.service
