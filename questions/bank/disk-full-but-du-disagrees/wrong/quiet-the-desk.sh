#!/bin/bash
# fails: desk-still-prints, stays-small
# why: Nobody asks for labels any more, so nothing grows and nothing is packed.
systemctl disable --now packing-desk.service
systemctl restart labels.service
