#include "library.h"

#include "CCurl.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

struct curl_library libcurl;

static char problem[512];

static void *find(void *library, const char *name) {
    void *function = dlsym(library, name);
    if (!function && !problem[0]) snprintf(problem, sizeof problem, "libcurl lacks %s", name);
    return function;
}

/// What is needed beyond the functions: authorities from memory, and OpenSSL, whose rules for certificates are known.
static void check(const curl_version_info_data *version) {
    libcurl.version = version->version_num;
    if (version->version_num < 0x074D00) {
        snprintf(problem, sizeof problem, "libcurl 7.77 or newer is needed, not %s", version->version);
    } else if (!version->ssl_version || !strstr(version->ssl_version, "OpenSSL")) {
        snprintf(problem, sizeof problem, "a libcurl with OpenSSL is needed, not with %s",
                 version->ssl_version ? version->ssl_version : "nothing");
    }
}

static void load(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(problem, sizeof problem, "libcurl cannot be loaded: %s", dlerror());
        return;
    }
#define CURL_FIND(name) libcurl.name = (__typeof__(&curl_##name))find(library, "curl_" #name);
    CURL_FUNCTIONS(CURL_FIND)
#undef CURL_FIND
    if (problem[0]) return;
    CURLcode code = libcurl.global_init(CURL_GLOBAL_DEFAULT);
    if (code) {
        snprintf(problem, sizeof problem, "libcurl cannot be used: %s", libcurl.easy_strerror(code));
        return;
    }
    check(libcurl.version_info(CURLVERSION_NOW));
}

const char *swelm_curl_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return problem[0] ? problem : NULL;
}

unsigned swelm_curl_version(void) { return libcurl.version; }
