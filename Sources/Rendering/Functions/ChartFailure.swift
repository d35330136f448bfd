import GoTemplate

/// What a chart's author says with `fail` and `required`: the only errors shown without the path that led there.
///
/// Helm marks such texts, and its error formatter looks for the marks; they are kept in `message` because texts
/// that wrap it must read the same.
package struct ChartFailure: GoError {
    /// Helm's `HELM_ERR_START` and `HELM_ERR_END`.
    static let startMark: GoString = "HELM_ERR_START"
    static let endMark: GoString = "HELM_ERR_END"

    /// The author's words.
    package let warning: GoString

    package var message: GoString { Self.startMark + warning + Self.endMark }
    package var cause: (any Error)? { nil }

    package init(_ warning: GoString) {
        self.warning = warning
    }
}
