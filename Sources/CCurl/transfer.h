#pragma once

#include "CCurl.h"
#include "buffer.h"
#include "library.h"

struct swelm_transfer {
    CURL *easy;
    struct curl_slist *headers, *connect_to;
    void *request_body;
    struct buffer head, body;
    size_t head_limit, body_limit;
    bool has_head, is_public_only, was_private, is_too_large, is_sent, is_sent_once, was_repeated;
    int status;
    /// The first setting that libcurl refused, or how the transfer ended.
    CURLcode code;
    char address[64], local[64], remote[64];
    char error[CURL_ERROR_SIZE];
};
