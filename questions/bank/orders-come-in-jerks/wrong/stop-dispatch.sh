#!/bin/bash
# fails: dispatch-at-work, house-rule
# why: Orders are quick because nothing is delivered.
systemctl disable --now dispatch.service
