import GoTemplate

/// What a chart's author says with `fail` and `required`: the only errors shown without the path that led there.
///
/// Helm marks such texts, and its error formatter looks for the marks; they are kept in `message` because texts
/// that wrap it must read the same.
package struct ChartFailure: GoError {
    private static let startMark: GoString = "HELM_ERR_START"
    private static let endMark: GoString = "HELM_ERR_END"

    /// The author's words.
    package let warning: GoString

    package var message: GoString { Self.startMark + warning + Self.endMark }

    package init(_ warning: GoString) {
        self.warning = warning
    }

    /// The words between the marks in the text of an error: from the first start to the last end.
    ///
    /// Mirrors engine.go warnRegex, which also finds marks that a chart writes itself.
    static func warning(in text: GoString) -> GoString? {
        guard let start = text.firstIndex(of: startMark) else { return nil }
        let rest = text.suffix(from: start + startMark.count)
        return rest.lastIndex(of: endMark).map { rest.prefix($0) }
    }
}
