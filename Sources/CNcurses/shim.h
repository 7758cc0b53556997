// Wide-character ncurses, with what Swift cannot import from its header: macros with casts, and
// globals, which are hidden behind functions.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1  // Must come before ncurses.h; without it the wide functions are hidden.
#endif
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

static const attr_t nc_bold = WA_BOLD;
static const attr_t nc_underline = WA_UNDERLINE;
static const attr_t nc_reverse = WA_REVERSE;

static const mmask_t nc_press = BUTTON1_PRESSED;
static const mmask_t nc_wheel_up = BUTTON4_PRESSED;
#if NCURSES_MOUSE_VERSION > 1
static const mmask_t nc_wheel_down = BUTTON5_PRESSED;
#else
static const mmask_t nc_wheel_down = 0;
#endif

static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline int nc_colors(void) { return COLORS; }
static inline int nc_pairs(void) { return COLOR_PAIRS; }
static inline int nc_lines(void) { return LINES; }
static inline int nc_columns(void) { return COLS; }
static inline SCREEN *nc_newterm(const char *term) { return newterm(term, stdout, stdin); }

static inline bool nc_is_utf8(void) {
  const char *codeset = nl_langinfo(CODESET);
  return codeset && strcmp(codeset, "UTF-8") == 0;
}

// The pair as an int, since the older argument holds 256 pairs only.
static inline int nc_setcchar(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, 0, &pair);
}

// The string of a capability, or NULL when the terminal lacks it.
static inline const char *nc_string(const char *capability) {
  const char *text = tigetstr(capability);
  return text == (const char *)-1 ? NULL : text;
}

// Whether a number of a color is its red, green and blue; a description says so as a flag, as the
// bits of each, or in words.
static inline bool nc_is_direct(void) {
  return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || nc_string("RGB") != NULL;
}

// Has ncurses rewrite cells instead of shifting them: terminals disagree on the background of the
// cells that shifting lays bare.
static inline void nc_forbid_shifting(void) {
  idcok(stdscr, FALSE);
  idcok(newscr, FALSE);
  idcok(curscr, FALSE);
}

#endif
