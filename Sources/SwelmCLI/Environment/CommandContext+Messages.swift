import Charts
import Diagnostics
import Failures
import GoTemplate

/// What goes to standard error, in lines for people or in JSON objects for programs.
extension CommandContext {
    /// Writes a failure as Helm does, or in the style that was asked for.
    func report(_ failure: CommandFailure) {
        if errorsAreJSON {
            let plain = Diagnostic(message: failure.message.text, hint: failure.hint)
            write(JSONDiagnosticRenderer.text(of: failure.diagnostic ?? plain))
        } else if let rendered = failure.rendered {
            write(rendered)
        } else {
            warn("Error: " + failure.message)
            if let hint = failure.hint, errorsAreOnTerminal { warn("hint: " + hint) }
        }
    }

    /// Writes a line; a person's terminal gets no control characters.
    func warn(_ line: GoString) {
        if errorsAreJSON { return write(.warn, line) }
        errors.write((errorsAreOnTerminal ? GoString(TerminalText.visible(line.text)) : line).bytes + [0x0A])
    }

    func warn(_ line: String) { warn(GoString(line)) }

    /// Logs as Helm's slog handler writes: `level=WARN msg="…"`.
    func log(_ level: LogRecord.Level, _ message: GoString, _ attributes: [LogRecord.Attribute] = []) {
        write(LogRecord(level: level, message: message, attributes: attributes))
    }

    /// Writes what the lower layers logged since the last time.
    func write(_ log: Log) {
        for record in log.drain() { write(record) }
    }

    /// - Parameter entry: the release of a list that it is about; Helm's text has no place for it.
    func write(_ record: LogRecord, of entry: Diagnostic.Entry? = nil) {
        guard errorsAreJSON else { return warn(record.line) }
        write(record.level, record.message, record.attributes, of: entry)
    }

    private func write(
        _ level: LogRecord.Level, _ message: GoString, _ attributes: [LogRecord.Attribute] = [],
        of entry: Diagnostic.Entry? = nil
    ) {
        var line = JSONLine()
        line.add("level", level.name)
        line.add("message", message.text)
        if let entry { line.add(entry) }
        if !attributes.isEmpty {
            var object = JSONLine()
            for (key, value) in attributes { object.add(key, value.text) }
            line.add("attributes", object)
        }
        write(line.text)
    }

    private func write(_ text: String) { errors.write(GoString(text).bytes) }
}

extension LogRecord.Level {
    /// As the objects of `--errors=json` name it.
    fileprivate var name: String {
        switch self {
        case .debug: "debug"
        case .info: "info"
        case .warn: "warning"
        case .error: "error"
        }
    }
}
