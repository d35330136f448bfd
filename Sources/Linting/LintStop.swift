import GoTemplate

/// Something that keeps a rule from looking further.
struct LintStop: Error {
    let severity: LintMessage.Severity
    let place: GoString
    let text: GoString

    init(_ severity: LintMessage.Severity, _ place: GoString, _ text: GoString) {
        (self.severity, self.place, self.text) = (severity, place, text)
    }
}
