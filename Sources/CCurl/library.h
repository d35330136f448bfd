// The functions of libcurl that are looked up on first use, with the signatures of its own headers.
#pragma once

// The macros that check the types of options know only functions that are linked.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#define CURL_FUNCTIONS(F) \
    F(global_init) F(version_info) \
    F(easy_init) F(easy_cleanup) F(easy_setopt) F(easy_getinfo) F(easy_strerror) F(slist_append) F(slist_free_all) \
    F(multi_init) F(multi_cleanup) F(multi_setopt) F(multi_add_handle) F(multi_remove_handle) F(multi_perform) \
    F(multi_info_read) F(multi_poll) F(multi_strerror)

struct curl_library {
#define CURL_MEMBER(name) __typeof__(&curl_##name) name;
    CURL_FUNCTIONS(CURL_MEMBER)
#undef CURL_MEMBER
    unsigned version;
};

extern struct curl_library libcurl;
