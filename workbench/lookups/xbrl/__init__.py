"""Reading XBRL 2.1 instances and inline XBRL into one frozen shape."""
