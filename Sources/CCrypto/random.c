#include "CCrypto.h"

#include <sys/random.h>
#include <sys/types.h>

bool crypto_random(uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t filled = getrandom(bytes, count, 0);
        if (filled <= 0) return false;
        bytes += filled;
        count -= (size_t)filled;
    }
    return true;
}
