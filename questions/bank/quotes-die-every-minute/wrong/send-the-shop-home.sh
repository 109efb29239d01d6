#!/bin/bash
# fails: shop-still-asks, survives-a-rush
# why: Nothing grows because nobody asks.
systemctl disable --now web-shop.service
systemctl restart quotes.service
