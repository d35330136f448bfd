import GoTemplate

/// The log lines of a run in their order: what goes to standard error besides failures.
///
/// Helm 4 sends both `slog` and the classic `log` package through one text handler without times.
package final class Log {
    package private(set) var records: [LogRecord] = []
    /// Whether steps are noted.
    package let isDebugging: Bool

    /// - Parameter isDebugging: whether steps are noted too (`--debug`).
    package init(isDebugging: Bool = false) { self.isDebugging = isDebugging }

    package func debug(
        _ message: @autoclosure () -> GoString, _ attributes: @autoclosure () -> [LogRecord.Attribute] = []
    ) {
        guard isDebugging else { return }
        records.append(LogRecord(level: .debug, message: message(), attributes: attributes()))
    }

    package func info(_ message: GoString, _ attributes: [LogRecord.Attribute] = []) {
        records.append(LogRecord(level: .info, message: message, attributes: attributes))
    }

    package func warn(_ message: GoString, _ attributes: [LogRecord.Attribute] = []) {
        records.append(LogRecord(level: .warn, message: message, attributes: attributes))
    }

    /// The records so far, which are then forgotten: they were shown.
    package func drain() -> [LogRecord] {
        defer { records = [] }
        return records
    }

    package func error(_ message: GoString, _ attributes: [LogRecord.Attribute] = []) {
        records.append(LogRecord(level: .error, message: message, attributes: attributes))
    }

    /// Takes over what another log gathered.
    package func append(_ others: [LogRecord]) { records += others }

    /// Logs why a step failed and gives the error that says so again, as Helm's install action does.
    package func failure(_ step: GoString, _ cause: HelmError) -> HelmError {
        records.append(LogRecord(level: .error, message: step, attributes: [("error", cause.message)]))
        return HelmError(step + ": " + cause.message)
    }
}
