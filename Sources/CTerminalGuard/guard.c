#include "guard.h"
int guard_placeholder(void) { return 0; }
