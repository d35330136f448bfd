#define _GNU_SOURCE
#include "CPostgreSQL.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// What libpq-fe.h declares, as far as it is used; these have been the same since PostgreSQL 9.
typedef struct {
    char *keyword, *variable, *compiled, *value, *label, *display;
    int size;
} option;

enum { connection_ok = 0, command_ok = 1, tuples_ok = 2 };
enum { sql_state = 'C', message_primary = 'M' };

static struct {
    void *(*connect)(const char *const *keywords, const char *const *values, int expands_name);
    int (*status)(const void *);
    char *(*error)(const void *);
    void (*finish)(void *);
    void *(*execute)(
        void *, const char *, int, const unsigned *, const char *const *, const int *, const int *, int);
    int (*result_status)(const void *);
    char *(*error_field)(const void *, int);
    int (*rows)(const void *);
    char *(*value)(const void *, int, int);
    int (*is_null)(const void *, int, int);
    int (*length)(const void *, int, int);
    void (*clear)(void *);
    option *(*parse)(const char *, char **);
    void (*free_options)(option *);
    void (*free_memory)(void *);
    void *(*notices)(void *, void (*)(void *, const char *), void *);
} libpq;

static char problem[512];

static void *find(void *library, const char *name) {
    void *function = dlsym(library, name);
    if (!function && !problem[0]) snprintf(problem, sizeof problem, "libpq lacks %s", name);
    return function;
}

static void load(void) {
    void *library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(problem, sizeof problem, "libpq cannot be loaded: %s", dlerror());
        return;
    }
    libpq.connect = find(library, "PQconnectdbParams");
    libpq.status = find(library, "PQstatus");
    libpq.error = find(library, "PQerrorMessage");
    libpq.finish = find(library, "PQfinish");
    libpq.execute = find(library, "PQexecParams");
    libpq.result_status = find(library, "PQresultStatus");
    libpq.error_field = find(library, "PQresultErrorField");
    libpq.rows = find(library, "PQntuples");
    libpq.value = find(library, "PQgetvalue");
    libpq.is_null = find(library, "PQgetisnull");
    libpq.length = find(library, "PQgetlength");
    libpq.clear = find(library, "PQclear");
    libpq.parse = find(library, "PQconninfoParse");
    libpq.free_options = find(library, "PQconninfoFree");
    libpq.free_memory = find(library, "PQfreemem");
    libpq.notices = find(library, "PQsetNoticeProcessor");
}

const char *postgresql_load(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return problem[0] ? problem : NULL;
}

static option *parse(const char *connection_string) {
    char *message = NULL;
    option *options = libpq.parse(connection_string, &message);
    if (message) libpq.free_memory(message);
    return options;
}

bool postgresql_knows(const char *keyword) {
    option *options = parse("");
    bool knows = false;
    for (option *each = options; each && each->keyword && !knows; each++) knows = !strcmp(each->keyword, keyword);
    if (options) libpq.free_options(options);
    return knows;
}

bool postgresql_parse(
    const char *connection_string, void *context,
    void (*visit)(void *context, const char *keyword, const char *value)) {
    option *options = parse(connection_string);
    for (option *each = options; each && each->keyword; each++)
        if (each->value) visit(context, each->keyword, each->value);
    if (options) libpq.free_options(options);
    return options != NULL;
}

int postgresql_memory_file(const void *content, size_t count) {
    int descriptor = memfd_create("swelm", MFD_CLOEXEC);
    if (descriptor < 0) return -1;
    // libpq refuses private keys that others could read.
    if (fchmod(descriptor, 0600) == 0 && write(descriptor, content, count) == (ssize_t)count) return descriptor;
    close(descriptor);
    return -1;
}

/// The server's notices, such as that a table is there already, are not for standard error.
static void ignore(void *context, const char *notice) { (void)context, (void)notice; }

void *postgresql_connect(const char *const *keywords, const char *const *values) {
    void *connection = libpq.connect(keywords, values, 0);
    if (connection) libpq.notices(connection, ignore, NULL);
    return connection;
}

bool postgresql_is_connected(void *connection) { return connection && libpq.status(connection) == connection_ok; }

const char *postgresql_error(void *connection) { return connection ? libpq.error(connection) : "out of memory"; }

void postgresql_close(void *connection) {
    if (connection) libpq.finish(connection);
}

void *postgresql_run(void *connection, const char *statement, int count, const char *const *values) {
    return libpq.execute(connection, statement, count, NULL, values, NULL, NULL, 0);
}

bool postgresql_succeeded(void *result) {
    int status = result ? libpq.result_status(result) : -1;
    return status == command_ok || status == tuples_ok;
}

const char *postgresql_message(void *result) { return result ? libpq.error_field(result, message_primary) : NULL; }

const char *postgresql_code(void *result) { return result ? libpq.error_field(result, sql_state) : NULL; }

int postgresql_row_count(void *result) { return libpq.rows(result); }

bool postgresql_is_null(void *result, int row, int column) { return libpq.is_null(result, row, column); }

const char *postgresql_value(void *result, int row, int column) { return libpq.value(result, row, column); }

size_t postgresql_length(void *result, int row, int column) { return (size_t)libpq.length(result, row, column); }

void postgresql_clear(void *result) {
    if (result) libpq.clear(result);
}
