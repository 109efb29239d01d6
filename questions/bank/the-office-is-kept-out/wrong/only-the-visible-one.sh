#!/bin/bash
# fails: office-gets-in, office-gets-the-rest
# why: The line is in its right place now, but the guests' rule still counts the office among the guests.
sed -i '/tcp dport 0-10000/d' /etc/nftables.conf
sed -i 's#^\(\t\)}$#\t\ttcp dport 0-10000 counter drop\n\1}#' /etc/nftables.conf
systemctl restart nftables.service portguard.service
