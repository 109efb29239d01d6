// The file system of a box: the trees of the shared image, read-only and shifted to the box's uid range, under a
// size-limited ext4 upper on a loop device.
#include "box.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/loop.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

// Numbers and flags by hand: the wrappers came with glibc 2.36, and Ubuntu 22.04 has an older one.
#define SYS_OPEN_TREE 428
#define SYS_MOVE_MOUNT 429
#define SYS_MOUNT_SETATTR 442
#define TREE_CLONE 1
#define ATTR_RDONLY 0x1
#define ATTR_NOSUID 0x2
#define ATTR_NODEV 0x4
#define ATTR_IDMAP 0x00100000
#define MOVE_FROM_EMPTY_PATH 4
#define EXT4_SHUTDOWN _IOR('X', 125, uint32_t)

struct mount_attributes {
  uint64_t set, clear, propagation, userns_fd;
};

// A user namespace only lives in processes, so a child holds one while its map is borrowed.
static int userns_with_map(unsigned base) {
  int go[2], done[2];
  char byte, path[64], map[64];
  if (pipe2(go, O_CLOEXEC) || pipe2(done, O_CLOEXEC)) die("pipe");
  pid_t child = fork();
  if (child < 0) die("fork");
  if (child == 0) {
    close(done[1]);
    close(go[0]);
    if (unshare(CLONE_NEWUSER) || write(go[1], "x", 1) != 1) _exit(1);
    if (read(done[0], &byte, 1) < 0) _exit(1);
    _exit(0);
  }
  close(done[0]);
  close(go[1]);
  if (read(go[0], &byte, 1) != 1) die("this kernel refuses user namespaces");
  snprintf(map, sizeof map, "0 %u %u", base, RANGE);
  snprintf(path, sizeof path, "/proc/%d/uid_map", child);
  write_file(path, map);
  snprintf(path, sizeof path, "/proc/%d/gid_map", child);
  write_file(path, map);
  int fd = open_ns(child, "user");
  close(done[1]);
  close(go[0]);
  waitpid(child, NULL, 0);
  return fd;
}

static void mount_tree(const char *rootfs, const char *at, int userns) {
  int tree = (int)syscall(SYS_OPEN_TREE, AT_FDCWD, rootfs, TREE_CLONE | O_CLOEXEC);
  if (tree < 0) die("cannot open the image %s", rootfs);
  struct mount_attributes attributes = {
      .set = ATTR_IDMAP | ATTR_RDONLY | ATTR_NOSUID | ATTR_NODEV, .propagation = MS_PRIVATE, .userns_fd = (uint64_t)userns};
  if (syscall(SYS_MOUNT_SETATTR, tree, "", AT_EMPTY_PATH, &attributes, sizeof attributes)) {
    if (errno != EINVAL) die("cannot shift the image to the box's uid range");
    errno = 0; // a container's overlay, and tmpfs before Linux 6.3
    die("%s lies on a file system that knows no other uid range: put GREENROOM_STATE on ext4, xfs or btrfs", rootfs);
  }
  if (syscall(SYS_MOVE_MOUNT, tree, "", AT_FDCWD, at, MOVE_FROM_EMPTY_PATH)) die("cannot mount the image at %s", at);
  close(tree);
}

// What overlayfs is told: ./lower for an image of one tree, ./layer0:./layer1… (from the top down) for more.
static void name_layers(const struct args *args, char *names, size_t size) {
  *names = 0;
  if (!nth(args, "rootfs", 1)) {
    snprintf(names, size, "lower");
    return;
  }
  for (int n = 0; nth(args, "rootfs", n); n++) {
    if (n >= LAYERS_MAX) die("the image has more than %d layers", LAYERS_MAX);
    snprintf(names + strlen(names), size - strlen(names), "%slayer%d", n ? ":" : "", n);
  }
}

// Mounts the image at ./lower: its one tree, or its trees on each other.
void mount_lower(const struct args *args, unsigned base) {
  char names[128], options[256];
  int userns = userns_with_map(base);
  need(args, "rootfs");
  name_layers(args, names, sizeof names);
  if (!nth(args, "rootfs", 1)) {
    mount_tree(nth(args, "rootfs", 0), "lower", userns);
  } else {
    for (int n = 0; nth(args, "rootfs", n); n++) {
      char at[16];
      snprintf(at, sizeof at, "layer%d", n);
      if (mkdir(at, 0711)) die("cannot make %s", at);
      mount_tree(nth(args, "rootfs", n), at, userns);
    }
    snprintf(options, sizeof options, "lowerdir=%s,metacopy=off,redirect_dir=off,index=off,xino=off", names);
    if (mount("overlay", "lower", "overlay", MS_RDONLY | MS_NOSUID | MS_NODEV, options)) die("cannot lay the image's layers on each other");
  }
  close(userns);
}

static void copy_range_of(int from, int to, off_t start, off_t end) {
  char buffer[1 << 16];
  while (start < end) {
    size_t want = (size_t)(end - start) < sizeof buffer ? (size_t)(end - start) : sizeof buffer;
    ssize_t got = pread(from, buffer, want, start);
    if (got <= 0) die("cannot read the disk template");
    if (pwrite(to, buffer, (size_t)got, start) != got) die("cannot write the box's disk");
    start += got;
  }
}

// A fresh disk is the template with its holes kept: 512 MiB to the box, some 100 KiB to the host.
static int make_disk(const char *disk_template) {
  int from = open(disk_template, O_RDONLY | O_CLOEXEC);
  if (from < 0) die("cannot open the disk template %s", disk_template);
  int to = open("disk.img", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (to < 0) die("cannot make the box's disk");
  struct stat size;
  if (fstat(from, &size)) die("stat of the disk template");
  if (ioctl(to, FICLONE, from) == 0) {
    close(from);
    return to;
  }
  if (ftruncate(to, size.st_size)) die("cannot size the box's disk");
  off_t start = 0;
  while ((start = lseek(from, start, SEEK_DATA)) >= 0) {
    off_t end = lseek(from, start, SEEK_HOLE);
    copy_range_of(from, to, start, end);
    start = end;
  }
  close(from);
  return to;
}

static int attach_loop(int disk, char *path, size_t size) {
  int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);
  if (control < 0) die("cannot open /dev/loop-control");
  struct loop_config config;
  memset(&config, 0, sizeof config);
  config.fd = (uint32_t)disk;
  config.info.lo_flags = LO_FLAGS_AUTOCLEAR; // gone with the last mount, even if nobody is left to detach it
  strcpy((char *)config.info.lo_file_name, "greenroom");
  // Between asking for a free number and taking it another box may be faster.
  for (int attempt = 0; attempt < 200; attempt++) {
    int number = ioctl(control, LOOP_CTL_GET_FREE);
    if (number < 0) die("no free loop device");
    snprintf(path, size, "/dev/loop%d", number);
    if (access(path, F_OK)) mknod(path, S_IFBLK | 0660, makedev(7, (unsigned)number));
    int loop = open(path, O_RDWR | O_CLOEXEC);
    if (loop >= 0 && ioctl(loop, LOOP_CONFIGURE, &config) == 0) {
      close(control);
      return loop;
    }
    if (loop < 0 || errno != EBUSY) die("cannot attach the box's disk to %s", path);
    close(loop);
  }
  die("no loop device could be taken");
}

static void make_dir(const char *path, unsigned owner, mode_t mode) {
  if (mkdir(path, mode) || lchown(path, owner, owner)) die("cannot make %s", path);
}

// A new file, not the image's written over: that one may have another mode.
static void write_fresh(const char *path, unsigned owner, const char *text) {
  unlink(path);
  int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  size_t length = strlen(text);
  if (file < 0 || fchown(file, owner, owner) || fchmod(file, 0644) || write(file, text, length) != (ssize_t)length) die("cannot write %s", path);
  close(file);
}

// Where systemd may set the machine's name it takes it from here, and sudo wants to find it. Nobody has been in the box yet.
static void name_box(const char *name, unsigned base) {
  char text[256];
  snprintf(text, sizeof text, "%s\n", name);
  write_fresh("merged/etc/hostname", base, text);
  snprintf(text, sizeof text, "127.0.0.1 localhost\n127.0.1.1 %s\n::1 localhost ip6-localhost ip6-loopback\n", name);
  write_fresh("merged/etc/hosts", base, text);
}

void mount_box(const struct args *args, unsigned base) {
  const char *dir = need(args, "dir"), *disk_template = need(args, "template");
  char loop_path[32], names[128], layers[512];
  // Relative from here on: /proc/mounts inside the box repeats these paths, and the host's are none of its business.
  if (chdir(dir)) die("cannot enter %s", dir);
  mount_lower(args, base);
  int disk = make_disk(disk_template);
  int loop = attach_loop(disk, loop_path, sizeof loop_path);
  if (mount(loop_path, "fs", "ext4", MS_NOSUID | MS_NODEV, "discard")) die("cannot mount the box's disk");
  close(loop);
  close(disk);
  make_dir("fs/up", base, 0755);
  make_dir("fs/wk", 0, 0700);
  // The trees themselves, not ./lower: overlays may stand on each other only two high, and the machine's may be one.
  name_layers(args, names, sizeof names);
  snprintf(layers, sizeof layers, "lowerdir=%s,upperdir=fs/up,workdir=fs/wk,metacopy=off,redirect_dir=off,index=off,xino=off", names);
  if (mount("overlay", "merged", "overlay", 0, layers)) die("cannot lay the box's disk over the image");
  name_box(need(args, "hostname"), base);
}

// Before a reboot: a box whose root was rearranged gets plain directories to mount on again. Only names directly
// under the root are touched, and a link is renamed, never followed.
void restore_mount_points(const char *dir, unsigned base) {
  static const char *const points[] = {"proc", "sys", "dev", "run", "tmp"};
  if (chdir(dir)) die("cannot enter %s", dir);
  int root = open("merged", O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (root < 0) die("the box's root is not mounted");
  for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
    struct stat found;
    char aside[64];
    int missing = fstatat(root, points[i], &found, AT_SYMLINK_NOFOLLOW);
    if (!missing && S_ISDIR(found.st_mode)) continue;
    snprintf(aside, sizeof aside, ".%s-before-reboot", points[i]);
    if (!missing && renameat(root, points[i], root, aside)) unlinkat(root, points[i], 0);
    if (mkdirat(root, points[i], 0755)) die("cannot restore /%s of the box", points[i]);
    fchownat(root, points[i], base, base, AT_SYMLINK_NOFOLLOW);
  }
  close(root);
}

int unmount_box(const char *dir) {
  static const char *const points[] = {"merged", "fs", "lower", "layer0", "layer1", "layer2", "layer3", "stage"};
  if (chdir(dir)) return errno == ENOENT ? 0 : (die("cannot enter %s", dir), 1);
  // The disk is about to be thrown away: do not write its dirty pages back first. Shutting down a file system is
  // final, so be certain that this one is the box's own: another device than the folder, and a loop device.
  struct stat here, there;
  int fs = open("fs/up", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fs >= 0 && !stat(".", &here) && !fstat(fs, &there) && here.st_dev != there.st_dev && major(there.st_dev) == 7) {
    uint32_t without_flush = 2;
    ioctl(fs, EXT4_SHUTDOWN, &without_flush);
  }
  if (fs >= 0) close(fs);
  for (size_t i = 0; i < sizeof points / sizeof *points; i++)
    for (int attempt = 0;; attempt++) {
      // A second mount on the same point would hide the first: until nothing is mounted there.
      int flags = attempt > 400 ? MNT_DETACH | UMOUNT_NOFOLLOW : UMOUNT_NOFOLLOW;
      if (umount2(points[i], flags) == 0) continue;
      if (errno == EINVAL || errno == ENOENT) break;
      if (errno != EBUSY || attempt > 800) die("cannot unmount %s/%s", dir, points[i]);
      usleep(5000);
    }
  return 0;
}
