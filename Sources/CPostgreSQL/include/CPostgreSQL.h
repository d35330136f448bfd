#pragma once

#include <stdbool.h>
#include <stddef.h>

// PostgreSQL's client library, loaded on first use: linking it would cost each start 4 ms. All functions but the first
// need it to have succeeded.

/// Loads libpq; later calls return at once. NULL, or why it cannot be loaded, in words for a person.
const char *postgresql_load(void);

/// One option of a connection string (a URL or key=value words), such as "host", with what the environment and libpq
/// fill in; free it with free(). NULL where it has no value.
char *postgresql_option(const char *connection_string, const char *keyword);

/// Whether libpq can read a connection string; its own message might quote a password.
bool postgresql_can_read(const char *connection_string);

/// Connects; never NULL but for a lack of memory. Close it in any case.
void *postgresql_connect(const char *connection_string);
bool postgresql_is_connected(void *connection);
const char *postgresql_error(void *connection);
void postgresql_close(void *connection);

/// Runs one statement with text parameters, of which NULL is the null value. Clear the result in any case.
void *postgresql_run(void *connection, const char *statement, int count, const char *const *values);
/// Whether the statement succeeded.
bool postgresql_succeeded(void *result);
/// The server's message without the place in the statement, and its code such as "23505"; NULL where there is none.
const char *postgresql_message(void *result);
const char *postgresql_code(void *result);
int postgresql_row_count(void *result);
bool postgresql_is_null(void *result, int row, int column);
const char *postgresql_value(void *result, int row, int column);
size_t postgresql_length(void *result, int row, int column);
void postgresql_clear(void *result);
