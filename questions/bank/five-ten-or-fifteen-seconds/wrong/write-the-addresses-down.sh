#!/bin/bash
# fails: any-name-is-quick, nothing-hard-wired, stays-so
# why: Three names are quick until room west moves a machine, and every other name is as slow as before.
printf '10.30.0.12 bookings.plants.internal\n10.30.0.13 prices.plants.internal\n10.30.0.14 mail.plants.internal\n' >> /etc/hosts
