#include "config.h"
#include "pdf/mb-press.h"
int main (void) { return 0; }
