#!/bin/bash
# Reads a log from standard input.
cat
