#include "library.h"

#include "CCrypto.h"

#include <crypt.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct crypto_library libcrypto;

static char crypto_problem[512];

static void *find(void *library, const char *name) {
    void *symbol = dlsym(library, name);
    if (!symbol) snprintf(crypto_problem, sizeof crypto_problem, "libcrypto.so.3 lacks the function %s", name);
    return symbol;
}

static void load_crypto(void) {
    void *library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(crypto_problem, sizeof crypto_problem, "OpenSSL 3 cannot be loaded: %s", dlerror());
        return;
    }
#define CRYPTO_FIND(name) libcrypto.name = (__typeof__(&name))find(library, #name);
    CRYPTO_FUNCTIONS(CRYPTO_FIND)
#undef CRYPTO_FIND
}

const char *crypto_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_crypto);
    return crypto_problem[0] ? crypto_problem : NULL;
}

static __typeof__(&crypt_r) crypt_function;
static char crypt_problem[512];

static void load_crypt(void) {
    // Distributions differ in which version of the library they keep.
    static const char *const names[] = {"libcrypt.so.1", "libcrypt.so.2"};
    void *library = NULL;
    for (size_t index = 0; !library && index < sizeof names / sizeof *names; index++) {
        library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    }
    if (library) crypt_function = (__typeof__(&crypt_r))dlsym(library, "crypt_r");
    if (!crypt_function) {
        snprintf(crypt_problem, sizeof crypt_problem, "libcrypt cannot be loaded: %s", dlerror());
    }
}

const char *crypto_load_crypt(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load_crypt);
    return crypt_problem[0] ? crypt_problem : NULL;
}

bool crypto_hash_password(const char *password, const char *setting, char *hash, size_t capacity) {
    struct crypt_data *data = calloc(1, sizeof *data);
    if (!data) return false;
    const char *result = crypt_function(password, setting, data);
    bool succeeded = result && result[0] != '*' && strlen(result) < capacity;
    if (succeeded) strcpy(hash, result);
    free(data);
    return succeeded;
}
