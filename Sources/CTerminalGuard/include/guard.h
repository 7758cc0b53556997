int guard_placeholder(void);
