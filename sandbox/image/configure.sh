#!/bin/sh
# Turns the fresh tree of the base into a box: mmdebstrap calls it once with the tree as its only argument.
# Everything here is for one of three reasons: systemd is ready sooner, a box cannot fill its host,
# or a candidate meets what a real server shows.
set -eu
root=$1

# Tools of the box's own.
for tool in "${0%/*}"/files/usr/local/bin/*; do install -D -m 755 -t "$root/usr/local/bin" "$tool"; done

# An EMPTY machine-id: a missing one means "first boot", and systemd would enable every installed unit.
rm -f "$root/etc/machine-id" "$root/var/lib/dbus/machine-id"
: > "$root/etc/machine-id"
echo web-1 > "$root/etc/hostname"
printf '127.0.0.1 localhost web-1\n::1 localhost ip6-localhost\n' > "$root/etc/hosts"
: > "$root/etc/resolv.conf"
: > "$root/etc/fstab"

mask() {
  for unit in "$@"; do ln -sfn /dev/null "$root/etc/systemd/system/$unit"; done
}
# Devices, modules, kernel file systems: the host's affair.
mask systemd-udevd.service systemd-udevd-control.socket systemd-udevd-kernel.socket systemd-udev-trigger.service \
  systemd-modules-load.service modprobe@.service kmod-static-nodes.service systemd-binfmt.service systemd-pstore.service \
  proc-sys-fs-binfmt_misc.automount sys-kernel-config.mount sys-kernel-debug.mount sys-kernel-tracing.mount \
  sys-fs-fuse-connections.mount dev-hugepages.mount dev-mqueue.mount systemd-remount-fs.service systemd-sysctl.service \
  systemd-tmpfiles-setup-dev.service systemd-random-seed.service systemd-rfkill.socket systemd-boot-system-token.service
# First boot, seats, consoles, clocks: a box has none.
mask systemd-firstboot.service systemd-sysusers.service systemd-machine-id-commit.service systemd-update-utmp.service \
  systemd-update-utmp-runlevel.service systemd-user-sessions.service systemd-timesyncd.service systemd-repart.service \
  systemd-pcrphase.service systemd-pcrphase-sysinit.service systemd-journald-audit.socket \
  systemd-network-generator.service systemd-networkd.service systemd-networkd-wait-online.service \
  systemd-ask-password-wall.path systemd-ask-password-console.path systemd-initctl.socket systemd-initctl.service \
  getty@tty1.service getty-static.service console-getty.service serial-getty@.service remote-fs.target \
  cryptsetup.target integritysetup.target veritysetup.target systemd-journal-flush.service systemd-update-done.service
# Housekeeping of a machine that lives for months.
mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer \
  man-db.timer sysstat.service sysstat-collect.timer sysstat-summary.timer

chroot "$root" systemctl set-default multi-user.target > /dev/null 2>&1
chroot "$root" systemctl enable cron.service > /dev/null 2>&1
# The bus and the login manager start on their first use.
rm -f "$root/lib/systemd/system/multi-user.target.wants/dbus.service" \
  "$root/lib/systemd/system/multi-user.target.wants/systemd-logind.service"
# Every generator is a process at every boot, and none has anything to find here.
mkdir -p "$root/etc/systemd/system-generators"
for generator in "$root"/lib/systemd/system-generators/*; do
  ln -s /dev/null "$root/etc/systemd/system-generators/${generator##*/}"
done
# What these would make is in the image or not wanted.
for rules in home journal-nocow legacy man-db passwd provision systemd-network systemd-nologin systemd-pstore systemd-tmp \
  tmp var x11; do
  ln -s /dev/null "$root/etc/tmpfiles.d/$rules.conf"
done

mkdir -p "$root/etc/systemd/journald.conf.d" "$root/etc/systemd/system.conf.d" "$root/etc/systemd/system/service.d"
cat > "$root/etc/systemd/journald.conf.d/10-box.conf" << 'CONF'
[Journal]
Storage=volatile
RuntimeMaxUse=16M
ReadKMsg=no
Audit=no
CONF
cat > "$root/etc/systemd/system.conf.d/10-box.conf" << 'CONF'
[Manager]
ShowStatus=no
LogTarget=journal
DefaultTimeoutStopSec=5s
DefaultTasksMax=256
# Under memory pressure a service dies before PID 1 does.
DefaultOOMScoreAdjust=500
CONF
# Directives that need nested namespaces or a writable kernel; a unit that asks for them would die with 217/USER.
cat > "$root/etc/systemd/system/service.d/10-box.conf" << 'CONF'
[Service]
PrivateUsers=no
ProtectKernelTunables=no
ProtectKernelLogs=no
CONF

cat > "$root/root/.bashrc" << 'RC'
# A root shell that says where it is.
case $- in *i*) ;; *) return ;; esac
PS1='\[\e[1;32m\]\u@\h\[\e[0m\]:\[\e[1;34m\]\w\[\e[0m\]# '
HISTSIZE=5000
shopt -s checkwinsize histappend
alias ls='ls --color=auto' ll='ls -alF --color=auto' grep='grep --color=auto'
export PAGER=less EDITOR=vi LESS=-FR SYSTEMD_LESS=FRSMK
# Complaints of the typesetter about a narrow window would stand before the page.
export MANROFFOPT=-Wall
[ ! -r /usr/share/bash-completion/bash_completion ] || . /usr/share/bash-completion/bash_completion
RC
cat > "$root/root/.profile" << 'RC'
if [ -n "$BASH_VERSION" ] && [ -f ~/.bashrc ]; then . ~/.bashrc; fi
RC
: > "$root/etc/motd"
# Reads logs and the journal, as somebody on call does.
chroot "$root" useradd --create-home --shell /bin/bash --groups adm,systemd-journal engineer
echo 'engineer ALL=(ALL) NOPASSWD: ALL' > "$root/etc/sudoers.d/engineer"
chmod 0440 "$root/etc/sudoers.d/engineer"
