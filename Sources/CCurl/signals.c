#define _GNU_SOURCE
#include "CCurl.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { signal_count = sizeof signals / sizeof *signals };

static struct sigaction old[signal_count];
static int ends[2] = {-1, -1};
static volatile sig_atomic_t caught;

static void give_back(void) {
    for (int index = 0; index < signal_count; index++) sigaction(signals[index], &old[index], NULL);
}

/// Runs in the middle of anything, so it only writes a byte. A second signal of any kind does what it did before.
static void handle(int number) {
    int saved = errno;
    caught = number;
    give_back();
    ssize_t written = write(ends[1], "", 1);
    (void)written;
    errno = saved;
}

int swelm_signals_catch(void) {
    if (ends[0] < 0 && pipe2(ends, O_CLOEXEC | O_NONBLOCK)) return -1;
    caught = 0;
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    for (int index = 0; index < signal_count; index++) sigaction(signals[index], NULL, &old[index]);
    for (int index = 0; index < signal_count; index++)
        if (old[index].sa_handler != SIG_IGN) sigaction(signals[index], &action, NULL);
    return ends[0];
}

int swelm_signals_caught(void) { return caught; }

void swelm_signals_release(void) {
    if (!caught) give_back();
    caught = 0;
    char byte;
    while (read(ends[0], &byte, 1) > 0) {}
}
