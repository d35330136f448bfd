/// The forms in which a report can be written.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// For a terminal: hunks of YAML.
    case text
    /// For a wide terminal: both sides in columns.
    case sideBySide = "side-by-side"
    /// One line for each object, in helm-diff's words.
    case simple
    /// helm-diff's `structured` output with causes and risks.
    case json
    /// For a comment on a pull request.
    case markdown
    /// One page with search.
    case html
    /// RFC 6902, one patch for each object.
    case jsonPatch = "json-patch"
}

/// How a report is written.
package struct ReportOptions: Sendable {
    /// Whether noise is shown as other changes are, and not only counted.
    package var showsNoise = false
    /// How many lines are shown around a change; nil shows whole objects.
    package var context: Int? = 3
    /// The columns of the terminal; nil where there is none, then no line is broken.
    package var width: Int?
    package var usesColor = false
    /// What a comment may take up.
    package var maximumBytes = 65_000

    package init() {}
}

/// Writes reports, one or one for each stage, as one document.
package protocol Reporter {
    init(_ options: ReportOptions)

    /// - Parameter summary: what is said of all of them together; nil for nothing.
    func write(_ reports: [DiffReport], _ summary: DiffSummary?) -> [UInt8]
}

extension Reporter {
    package func write(_ reports: [DiffReport]) -> [UInt8] { write(reports, nil) }
}

extension ReportFormat {
    /// The reporter of the format.
    package func reporter(_ options: ReportOptions) -> any Reporter {
        switch self {
        case .text: TextReporter(options)
        case .sideBySide: SideBySideReporter(options)
        case .simple: SimpleReporter(options)
        case .json: JSONReporter(options)
        case .markdown: MarkdownReporter(options)
        case .html: HTMLReporter(options)
        case .jsonPatch: JSONPatchReporter(options)
        }
    }
}
