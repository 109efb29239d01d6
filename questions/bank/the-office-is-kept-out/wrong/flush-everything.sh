#!/bin/bash
# fails: guests-see-nothing, vault-stays-shut, rest-stays-silent, same-after-boot
# why: The office is in, and so is everybody else, until the next boot locks the office out again.
nft flush ruleset
