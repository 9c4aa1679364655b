#pragma once
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
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

/* Starts a program for work on a file that nobody vouches for, and returns its number, or -1 with errno.
 * It gets `input`, `output` and `complaints` as its standard streams and no other open file, leads a process group, has
 * at most so many bytes of memory and seconds of processor time, and can neither make or change a file (by a limit, and by Landlock
 * where the kernel has it) nor gain privileges. Between fork and exec only calls are made that are safe there. */
static inline int clinux_spawn_confined(const char *path, char *const arguments[], char *const environment[],
                                        int input, int output, int complaints, uint64_t memory, uint64_t seconds) {
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t child = fork();
  if (child != 0) {
    const int fault = errno;
    pthread_sigmask(SIG_SETMASK, &before, (sigset_t *)0);
    errno = fault;
    return child;
  }
  setpgid(0, 0);
  for (int number = 1; number < 65; number++) signal(number, SIG_DFL);
  const int streams[3] = {fcntl(input, F_DUPFD, 3), fcntl(output, F_DUPFD, 3), fcntl(complaints, F_DUPFD, 3)};
  for (int i = 0; i < 3; i++)
    if (streams[i] < 0 || dup2(streams[i], i) < 0) _exit(127);
  if (syscall(436 /* close_range */, 3u, ~0u, 0u) != 0)
    for (int i = 3; i < 4096; i++) close(i);
  const struct rlimit limits[] = {{memory, memory}, {seconds, seconds}, {0, 0}, {0, 0}, {64, 64}};
  const int kinds[] = {RLIMIT_AS, RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_CORE, RLIMIT_NOFILE};
  for (int i = 0; i < 5; i++) syscall(SYS_prlimit64, 0, kinds[i], &limits[i], (void *)0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  /* All ways of the first version to write, make and remove; with no rule, none is allowed anywhere. */
  const uint64_t handled = 0x1ff2;
  const int rules = (int)syscall(444 /* landlock_create_ruleset */, &handled, sizeof handled, 0);
  if (rules >= 0) {
    syscall(446 /* landlock_restrict_self */, rules, 0);
    close(rules);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, (sigset_t *)0);
  execve(path, arguments, environment);
  _exit(127);
}
