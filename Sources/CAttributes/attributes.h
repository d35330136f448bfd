// What Swift's module of glibc lacks.
#include <sys/xattr.h>
