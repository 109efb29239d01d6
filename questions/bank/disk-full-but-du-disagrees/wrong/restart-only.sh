#!/bin/bash
# fails: stays-small
# why: The space comes back, and a few minutes later it is gone again: the trace is still on.
systemctl restart labels.service
