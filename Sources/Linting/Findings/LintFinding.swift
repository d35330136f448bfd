import GoTemplate

/// Something that one of swelm's own rules found in a chart.
package struct LintFinding: Sendable {
    /// The name of the rule, and of its page `docs/lint/CODE.md`.
    package let code: String
    package let severity: LintMessage.Severity
    package let place: LintPlace
    /// One sentence without its full stop; it holds no value that may be secret.
    package let message: GoString
    /// What to do, as a sentence without its full stop.
    package let fix: GoString

    package var page: String { "docs/lint/\(code).md" }
}

/// A place in a file of a chart, or among what a user gave.
package struct LintPlace: Hashable, Sendable {
    /// The file as its chart knows it: `app/templates/x.yaml`, or what a user named.
    package let file: GoString
    /// From 1; nil for a file as a whole.
    package let line: Int?
    /// From 1.
    package let column: Int?
    /// Whether the file is one of the chart's, so that its name begins with the chart's.
    package let isOfChart: Bool

    package init(_ file: GoString, line: Int? = nil, column: Int? = nil, isOfChart: Bool = true) {
        (self.file, self.line, self.column, self.isOfChart) = (file, line, column, isOfChart)
    }

    /// The same place in a file of another name.
    func moved(to file: GoString) -> LintPlace {
        LintPlace(file, line: line, column: column, isOfChart: isOfChart)
    }

    package var text: GoString {
        let line = line.map { GoString(":\($0)") } ?? ""
        return file + line + (column.map { GoString(":\($0)") } ?? "")
    }
}
