#!/bin/bash
# Reads a listing of a disk from standard input.
cat
