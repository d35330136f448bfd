/// Shows a diagnostic to a program: one JSON object on one line.
///
/// Keys: `message`; where known `file`, `line`, `column` and `hint`; `trail` with the callers, innermost first.
package enum JSONDiagnosticRenderer {
    /// The object with a newline at its end.
    package static func text(of diagnostic: Diagnostic) -> String {
        var fields = ["\"level\":\"error\"", field("message", diagnostic.message)]
        if let place = diagnostic.place { fields += location(place.file, place.position) }
        if let output = diagnostic.output {
            fields += [field("renderedBy", output.file), "\"renderedLine\":\(output.line)"]
        }
        if let label = diagnostic.label { fields.append(field("label", label)) }
        if !diagnostic.steps.isEmpty {
            let steps = diagnostic.steps.map { step in
                let parts =
                    [field("action", step.action), field("name", step.name)] + location(step.file, step.position)
                return "{" + parts.joined(separator: ",") + "}"
            }
            fields.append("\"trail\":[\(steps.joined(separator: ","))]")
        }
        if let hint = diagnostic.hint { fields.append(field("hint", hint)) }
        return "{" + fields.joined(separator: ",") + "}\n"
    }

    private static func location(_ file: String, _ position: SourcePosition) -> [String] {
        [field("file", file), "\"line\":\(position.line)", "\"column\":\(position.column)"]
    }

    private static func field(_ name: String, _ value: String) -> String { "\"\(name)\":\(quoted(value))" }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                result += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
