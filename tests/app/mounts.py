# Minute Book: disks of one's own, to take away, fill and lock
# Copyright 2026 The Minute Book founders
# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives the program that imports it a view of the file systems of its own, in
which it may mount small disks; to be imported before anything else, since a
program with threads can't.  CAN_MOUNT says whether that was allowed."""

import array
import ctypes
import fcntl
import os

MS_NODEV, MS_REC, MS_PRIVATE = 4, 1 << 14, 1 << 18
MNT_DETACH = 2
FS_IOC_GETFLAGS, FS_IOC_SETFLAGS, FS_IMMUTABLE_FL = 0x80086601, 0x40086602, 0x10

libc = ctypes.CDLL(None, use_errno=True)


def call(function, *arguments):
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def be_alone():
    user, group = os.geteuid(), os.getegid()
    try:
        if user == 0:
            os.unshare(os.CLONE_NEWNS)
        else:
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNS)
            for name, words in (
                ("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1"),
            ):
                with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
                    file.write(words)
        call(libc.mount, b"none", b"/", None, MS_REC | MS_PRIVATE, None)
    except OSError:
        return False
    return True


def mount_disk(folder, kilobytes):
    """An empty disk of that size."""
    folder.mkdir()
    call(libc.mount, b"disk", os.fsencode(folder), b"tmpfs", MS_NODEV, f"size={kilobytes}k".encode())


def pull_disk(folder):
    """As a stick is pulled while files on it are open."""
    call(libc.umount2, os.fsencode(folder), MNT_DETACH)


def lock(path, locked):
    """Has the file refuse every change, also by those who have it open: root may do that."""
    handle = os.open(path, os.O_RDONLY)
    try:
        flags = array.array("l", [0])
        fcntl.ioctl(handle, FS_IOC_GETFLAGS, flags, True)
        flags[0] = flags[0] | FS_IMMUTABLE_FL if locked else flags[0] & ~FS_IMMUTABLE_FL
        fcntl.ioctl(handle, FS_IOC_SETFLAGS, flags, True)
    finally:
        os.close(handle)


CAN_MOUNT = be_alone()
