/// Shows a diagnostic to a program: one JSON object on one line.
///
/// Keys: `level`, `message`; where known `file`, `line`, `column` and `hint`; `trail` with the callers, innermost first;
/// `release` and `batch` with a file and a line where one entry of a list failed.
package enum JSONDiagnosticRenderer {
    /// The object with a newline at its end.
    package static func text(of diagnostic: Diagnostic) -> String {
        var line = JSONLine()
        line.add("level", "error")
        line.add("message", diagnostic.message)
        if let entry = diagnostic.entry { line.add(entry) }
        if let place = diagnostic.place { line.add(place.file, place.position) }
        if let output = diagnostic.output {
            line.add("renderedBy", output.file)
            line.add("renderedLine", output.line)
        }
        if let label = diagnostic.label { line.add("label", label) }
        if !diagnostic.steps.isEmpty { line.add("trail", diagnostic.steps.map(object)) }
        if let hint = diagnostic.hint { line.add("hint", hint) }
        return line.text
    }

    private static func object(of step: Diagnostic.Step) -> JSONLine {
        var line = JSONLine()
        line.add("action", step.action)
        line.add("name", step.name)
        line.add(step.file, step.position)
        return line
    }
}

extension JSONLine {
    /// Adds `release` and `batch`: which of several releases the message is about.
    package mutating func add(_ entry: Diagnostic.Entry) {
        var place = JSONLine()
        place.add("file", entry.file)
        place.add("line", entry.line)
        add("release", entry.release)
        add("batch", place)
    }

    fileprivate mutating func add(_ file: String, _ position: SourcePosition) {
        add("file", file)
        add("line", position.line)
        add("column", position.column)
    }
}
