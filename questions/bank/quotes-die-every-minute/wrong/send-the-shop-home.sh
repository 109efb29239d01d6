#!/bin/bash
# fails: shop-still-asks, stays-small
# why: Nothing grows because nobody asks.
systemctl disable --now web-shop.service
systemctl restart quotes.service
