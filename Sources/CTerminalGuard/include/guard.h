// What must work in a signal handler: waking the loop, and giving the terminal back on a crash.
// No ncurses here, and nothing that is not async-signal-safe in a handler.
#ifndef TERMINAL_GUARD_H
#define TERMINAL_GUARD_H

#include <stdbool.h>

// What comes through the pipe, besides the signals that end the program, which are their numbers.
enum {
  GUARD_WAKE = 'w', GUARD_RESIZE = 'W', GUARD_STOP = 'Z', GUARD_CONTINUE = 'C', GUARD_ORPHAN = 'P'
};

// What guard_wait found, as bits; 0 after the timeout.
enum { GUARD_INPUT = 1, GUARD_PIPE = 2, GUARD_HANG_UP = 4 };

// Makes the pipe and remembers the terminal's modes; before ncurses changes them.
bool guard_open(void);

// Takes the signals; after ncurses has, which takes SIGTSTP for itself.
void guard_take_signals(void);

// What the crash handler writes to the terminal.
void guard_set_restore(const char *bytes, int count);

// True while the screen is ours.
void guard_arm(bool armed);

// Wakes guard_wait, from any thread; many calls before the loop looks are one.
void guard_wake(void);

int guard_wait(int timeout_milliseconds);

// The next byte of the pipe, or -1.
int guard_next(void);

// Stops the whole job as the terminal would, and returns when it is continued.
void guard_stop_self(void);

// True once the process that started us is gone: the terminal belongs to somebody else by then, and
// who goes on reading it spins for ever.
bool guard_is_orphan(void);

bool guard_window_size(int *columns, int *rows);

// Sends standard error to that file descriptor, which the guard then owns. `name` is told after a
// crash; empty when the file has none.
bool guard_redirect_errors(int log, const char *name);

// Gives standard error back.
void guard_restore_errors(void);

#endif
