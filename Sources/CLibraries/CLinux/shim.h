#pragma once
#include <fcntl.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

/* rename(2) that fails with EEXIST instead of replacing what bears the new name. */
static inline int clinux_rename_noreplace(int old_directory, const char *old_name, int new_directory,
                                          const char *new_name) {
  return (int)syscall(SYS_renameat2, old_directory, old_name, new_directory, new_name, 1u /* RENAME_NOREPLACE */);
}

/* rename(2) that lets two names change places; ENOENT when one of them is gone. */
static inline int clinux_rename_exchange(int old_directory, const char *old_name, int new_directory,
                                         const char *new_name) {
  return (int)syscall(SYS_renameat2, old_directory, old_name, new_directory, new_name, 2u /* RENAME_EXCHANGE */);
}

/* The magic number of the file system that holds an open file, or -1. */
static inline int64_t clinux_file_system(int descriptor) {
  struct statfs about;
  return fstatfs(descriptor, &about) == 0 ? (int64_t)(uint32_t)about.f_type : -1;
}

/* openat(2) that stays beneath the folder and follows no link of any kind on the way; -1 with ENOSYS before Linux 5.6. */
static inline int clinux_open_beneath(int directory, const char *path, int flags) {
  struct {
    uint64_t flags, mode, resolve;
  } how = {(uint64_t)(unsigned)flags, 0, 0x08 /* BENEATH */ | 0x04 /* NO_SYMLINKS */ | 0x02 /* NO_MAGICLINKS */};
  return (int)syscall(437 /* openat2 */, directory, path, &how, sizeof how);
}

/* Functions of glibc that it declares for GNU programs only. */
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);

/* A pipe that programs started meanwhile do not inherit: the end to read from, and the one to write to. */
static inline int clinux_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, O_CLOEXEC); }

/* Keeps a process and what it starts from making any file larger than this. */
static inline int clinux_limit_file_size(int process, uint64_t bytes) {
  const uint64_t limit[2] = {bytes, bytes};
  return (int)syscall(SYS_prlimit64, process, 1 /* RLIMIT_FSIZE */, limit, (void *)0);
}
