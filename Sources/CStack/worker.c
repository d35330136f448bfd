// Threads that stay for the next piece of work: starting one costs about as much as parsing a template.
#define _GNU_SOURCE
#include "CStack.h"

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdlib.h>

struct swelm_worker {
    pthread_t thread;
    size_t stack_size;
    void (*body)(void *);
    void *argument;
    sem_t begins;
    sem_t is_done;
    struct swelm_worker *next;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct swelm_worker *idle;

#ifdef __linux__
/// The processors this program may use.
static cpu_set_t all;

static void use(pthread_t thread, const cpu_set_t *processors) {
    pthread_setaffinity_np(thread, sizeof *processors, processors);
}

/// Makes the worker begin on another processor than this one.
///
/// Linux often wakes a thread on the processor of the one that wakes it, where it waits for up to 4 ms, the end of its time
/// slice, although another one is free.
static void move_away(struct swelm_worker *worker) {
    int here = sched_getcpu();
    if (here < 0 || here >= CPU_SETSIZE || CPU_COUNT(&all) < 2) return;
    cpu_set_t others = all;
    CPU_CLR(here, &others);
    if (CPU_COUNT(&others) > 0) use(worker->thread, &others);
}

/// Once it runs, the system may move it as it likes.
static void may_move(void) {
    if (CPU_COUNT(&all) > 1) use(pthread_self(), &all);
}

static void find_processors(void) { sched_getaffinity(0, sizeof all, &all); }
#else
static void move_away(struct swelm_worker *worker) { (void)worker; }
static void may_move(void) {}
static void find_processors(void) {}
#endif

static void wait_for(sem_t *semaphore) {
    while (sem_wait(semaphore) != 0) {}
}

static void *work_until_exit(void *argument) {
    struct swelm_worker *worker = argument;
    swelm_reserve_arena();
    for (;;) {
        wait_for(&worker->begins);
        may_move();
        worker->body(worker->argument);
        sem_post(&worker->is_done);
    }
    return NULL;
}

/// Takes a waiting thread with a stack of that size at least.
static struct swelm_worker *take_idle(size_t stack_size) {
    pthread_mutex_lock(&lock);
    struct swelm_worker **link = &idle;
    while (*link && (*link)->stack_size < stack_size) link = &(*link)->next;
    struct swelm_worker *worker = *link;
    if (worker) *link = worker->next;
    pthread_mutex_unlock(&lock);
    return worker;
}

int swelm_worker_is_waiting(void) {
    pthread_mutex_lock(&lock);
    int is_waiting = idle != NULL;
    pthread_mutex_unlock(&lock);
    return is_waiting;
}

static struct swelm_worker *create(size_t stack_size) {
    struct swelm_worker *worker = calloc(1, sizeof *worker);
    if (!worker) return NULL;
    worker->stack_size = stack_size;
    sem_init(&worker->begins, 0, 0);
    sem_init(&worker->is_done, 0, 0);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, stack_size);
    int failed = pthread_create(&worker->thread, &attributes, work_until_exit, worker);
    pthread_attr_destroy(&attributes);
    if (!failed) return worker;
    free(worker);
    return NULL;
}

struct swelm_worker *swelm_worker_start(size_t stack_size, void (*body)(void *), void *argument) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, find_processors);
    struct swelm_worker *worker = take_idle(stack_size);
    if (!worker) worker = create(stack_size);
    if (!worker) return NULL;
    worker->body = body;
    worker->argument = argument;
    move_away(worker);
    sem_post(&worker->begins);
    return worker;
}

void swelm_worker_join(struct swelm_worker *worker) {
    wait_for(&worker->is_done);
    pthread_mutex_lock(&lock);
    worker->next = idle;
    idle = worker;
    pthread_mutex_unlock(&lock);
}
