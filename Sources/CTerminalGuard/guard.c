#define _GNU_SOURCE
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>

static int wake_pipe[2] = {-1, -1};
static volatile sig_atomic_t is_armed;
static int wake_is_pending;
static pid_t parent;

static bool has_modes;
static struct termios modes;
static char restore[512];
static volatile sig_atomic_t restore_count;

static int errors = -1;
static int log_file = -1;
static off_t log_start;
static char log_name[512];

static void put(unsigned char byte) {
  int saved = errno;
  ssize_t ignored = write(wake_pipe[1], &byte, 1);
  (void)ignored;
  errno = saved;
}

static void write_all(int file, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

void guard_wake(void) {
  // Before there is a pipe nobody waits: what was posted is found by the first look.
  if (wake_pipe[1] < 0) return;
  if (!__atomic_exchange_n(&wake_is_pending, 1, __ATOMIC_SEQ_CST)) put(GUARD_WAKE);
}

static void on_signal(int number) {
  switch (number) {
    case SIGWINCH: put(GUARD_RESIZE); break;
    case SIGTSTP: put(GUARD_STOP); break;
    case SIGCONT: put(GUARD_CONTINUE); break;
    case SIGURG: put(GUARD_ORPHAN); break;
    default: put((unsigned char)number);  // Small numbers, far below the letters above.
  }
}

static void give_terminal_back(void) {
  if (!is_armed) return;
  is_armed = 0;
  write_all(STDOUT_FILENO, restore, (size_t)restore_count);
  if (has_modes) tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

// The end of what went to standard error while the screen was ours: the reason of the crash.
static void tell_log(void) {
  if (errors < 0) return;
  dup2(errors, STDERR_FILENO);
  errors = -1;
  char tail[2048];
  off_t end = lseek(log_file, 0, SEEK_END);
  off_t start = log_start;
  if (end - start > (off_t)sizeof tail) start = end - (off_t)sizeof tail;
  ssize_t count = pread(log_file, tail, sizeof tail, start);
  if (count > 0) write_all(STDERR_FILENO, tail, (size_t)count);
  static const char message[] = "\r\ncaseboard stopped by a defect; the terminal is restored.";
  write_all(STDERR_FILENO, message, sizeof message - 1);
  if (log_name[0]) {
    write_all(STDERR_FILENO, " Its messages are in ", 21);
    write_all(STDERR_FILENO, log_name, strlen(log_name));
  }
  write_all(STDERR_FILENO, "\r\n", 2);
}

static void on_crash(int number) {
  give_terminal_back();
  if (number != SIGQUIT) tell_log();  // Somebody asked for that one.
  signal(number, SIG_DFL);
  raise(number);
}

static void on_exit_of_program(void) {
  give_terminal_back();
  guard_restore_errors();
}

static void take(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

bool guard_open(void) {
  if (wake_pipe[0] >= 0) return true;
  if (pipe2(wake_pipe, O_NONBLOCK | O_CLOEXEC) != 0) return false;
  has_modes = tcgetattr(STDIN_FILENO, &modes) == 0;
  return atexit(on_exit_of_program) == 0;
}

void guard_take_signals(void) {
  static const int events[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT, SIGURG};
  for (unsigned i = 0; i < sizeof events / sizeof *events; i++)
    take(events[i], on_signal, SA_RESTART);
  signal(SIGPIPE, SIG_IGN);
  // It also comes where a thread of the parent ends, which means nothing: whoever gets it looks.
  parent = getppid();
  prctl(PR_SET_PDEATHSIG, SIGURG);

  // A stack of their own for the handlers, so that an overflow of the stack can be handled.
  static char stack[65536];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT};
  for (unsigned i = 0; i < sizeof crashes / sizeof *crashes; i++)
    take(crashes[i], on_crash, SA_ONSTACK | SA_NODEFER);
}

void guard_set_restore(const char *bytes, int count) {
  if (count < 0 || count > (int)sizeof restore) return;
  memcpy(restore, bytes, (size_t)count);
  restore_count = count;
}

void guard_arm(bool armed) { is_armed = armed; }

int guard_wait(int timeout_milliseconds) {
  struct pollfd files[2] = {{STDIN_FILENO, POLLIN, 0}, {wake_pipe[0], POLLIN, 0}};
  int ready = poll(files, 2, timeout_milliseconds);
  if (ready < 0) return errno == EINTR ? GUARD_PIPE : GUARD_HANG_UP;
  int found = 0;
  if (files[0].revents & POLLIN) found |= GUARD_INPUT;
  if (files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) found |= GUARD_HANG_UP;
  if (files[1].revents & POLLIN) found |= GUARD_PIPE;
  return found;
}

int guard_next(void) {
  unsigned char byte;
  if (read(wake_pipe[0], &byte, 1) != 1) return -1;
  // Cleared before the mailbox is read: what is posted from here on wakes the loop again.
  if (byte == GUARD_WAKE) __atomic_store_n(&wake_is_pending, 0, __ATOMIC_SEQ_CST);
  return byte;
}

void guard_stop_self(void) {
  struct sigaction usual, ours;
  memset(&usual, 0, sizeof usual);
  usual.sa_handler = SIG_DFL;
  sigemptyset(&usual.sa_mask);
  sigaction(SIGTSTP, &usual, &ours);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

bool guard_is_orphan(void) { return getppid() != parent; }

bool guard_window_size(int *columns, int *rows) {
  struct winsize window;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0) return false;
  if (window.ws_col == 0 || window.ws_row == 0) return false;
  *columns = window.ws_col;
  *rows = window.ws_row;
  return true;
}

bool guard_redirect_errors(int log, const char *name) {
  if (errors >= 0) return false;
  errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10);
  if (errors < 0) return false;
  log_file = log;
  log_start = lseek(log, 0, SEEK_END);
  strncpy(log_name, name, sizeof log_name - 1);
  return dup2(log, STDERR_FILENO) >= 0;
}

void guard_restore_errors(void) {
  if (errors < 0) return;
  dup2(errors, STDERR_FILENO);
  close(errors);
  errors = -1;
  close(log_file);
  log_file = -1;
}
