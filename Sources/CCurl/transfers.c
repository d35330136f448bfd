#include "transfer.h"

struct swelm_transfers {
    CURLM *multi;
};

struct swelm_transfers *swelm_transfers_create(void) {
    struct swelm_transfers *transfers = calloc(1, sizeof *transfers);
    if (!transfers) return NULL;
    transfers->multi = libcurl.multi_init();
    if (!transfers->multi) {
        free(transfers);
        return NULL;
    }
    libcurl.multi_setopt(transfers->multi, CURLMOPT_PIPELINING, (long)CURLPIPE_MULTIPLEX);
    libcurl.multi_setopt(transfers->multi, CURLMOPT_MAX_CONCURRENT_STREAMS, 100L);
    return transfers;
}

void swelm_transfers_destroy(struct swelm_transfers *transfers) {
    libcurl.multi_cleanup(transfers->multi);
    free(transfers);
}

void swelm_transfers_limit_connections(struct swelm_transfers *transfers, long count) {
    libcurl.multi_setopt(transfers->multi, CURLMOPT_MAX_HOST_CONNECTIONS, count);
}

bool swelm_transfers_add(struct swelm_transfers *transfers, struct swelm_transfer *transfer) {
    if (transfer->code) return false;
    libcurl.easy_setopt(transfer->easy, CURLOPT_HTTPHEADER, transfer->headers);
    libcurl.easy_setopt(transfer->easy, CURLOPT_CONNECT_TO, transfer->connect_to);
    if (!libcurl.multi_add_handle(transfers->multi, transfer->easy)) return true;
    transfer->code = CURLE_OUT_OF_MEMORY;
    return false;
}

void swelm_transfers_remove(struct swelm_transfers *transfers, struct swelm_transfer *transfer) {
    libcurl.multi_remove_handle(transfers->multi, transfer->easy);
}

void swelm_transfers_run(struct swelm_transfers *transfers) {
    int running;
    libcurl.multi_perform(transfers->multi, &running);
}

struct swelm_transfer *swelm_transfers_next_ended(struct swelm_transfers *transfers) {
    struct swelm_transfer *transfer = NULL;
    CURLMsg *message;
    int remaining;
    do {
        message = libcurl.multi_info_read(transfers->multi, &remaining);
    } while (message && message->msg != CURLMSG_DONE);
    if (!message) return NULL;
    CURL *easy = message->easy_handle;
    CURLcode code = message->data.result;
    libcurl.easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&transfer);
    transfer->code = code;
    // The message is gone after this.
    libcurl.multi_remove_handle(transfers->multi, easy);
    return transfer;
}

void swelm_transfers_wait(struct swelm_transfers *transfers, int descriptor, int milliseconds) {
    struct curl_waitfd extra = {.fd = descriptor, .events = CURL_WAIT_POLLIN};
    libcurl.multi_poll(transfers->multi, &extra, descriptor >= 0 ? 1 : 0, milliseconds, NULL);
}
