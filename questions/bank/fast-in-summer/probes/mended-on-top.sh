#!/bin/bash
# main is checked out, clean, no search is open; the new commits lie on the old history and name the one they mend.
set -u
ask() { chroot "$BOX" env GIT_OPTIONAL_LOCKS=0 git -C /srv/report "$@" 2> /dev/null < /dev/null; }
[ "$(ask symbolic-ref HEAD)" = refs/heads/main ] || { echo "The repository is not on main."; exit 1; }
[ ! -e "$BOX/srv/report/.git/BISECT_LOG" ] || { echo "A search is still open in the repository."; exit 1; }
ask merge-base --is-ancestor 6c3d2407d30db95cf7dc7f5ac7222068b8a463ea main || { echo 'The history of main was changed.'; exit 1; }
[ -n "$(ask log --format=%h 6c3d2407d30db95cf7dc7f5ac7222068b8a463ea..main)" ] || { echo 'Nothing has been committed yet.'; exit 1; }
[ -z "$(ask status --porcelain --untracked-files=no)" ] || { echo 'There are changes that were not committed.'; exit 1; }
ask log --format=%B 6c3d2407d30db95cf7dc7f5ac7222068b8a463ea..main | grep -q aacd4a9 || { echo 'No message names the commit that is mended.'; exit 1; }
echo 'The repair lies on top of main, with its reason.'
