#pragma once
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

/* The magic number of the file system that holds an open file, or -1. */
static inline int64_t clinux_file_system(int descriptor) {
  struct statfs about;
  return fstatfs(descriptor, &about) == 0 ? (int64_t)(uint32_t)about.f_type : -1;
}
