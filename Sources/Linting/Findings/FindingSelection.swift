import Diagnostics
import Failures
import GoTemplate

/// Which of swelm's own rules are asked.
package struct FindingSelection: Sendable {
    /// Whether any are.
    package let isActive: Bool
    private let disabled: Set<String>

    /// Helm's rules alone.
    package static let none = FindingSelection(isActive: false, disabled: [])

    private init(isActive: Bool, disabled: Set<String>) { (self.isActive, self.disabled) = (isActive, disabled) }

    /// All rules but those with some codes.
    ///
    /// - Throws: `HelmError` for a code that no rule has.
    package static func all(but codes: [GoString] = []) throws(HelmError) -> FindingSelection {
        for code in codes { try check(code) }
        return FindingSelection(isActive: true, disabled: Set(codes.map(\.text)))
    }

    /// Whether a rule is asked.
    func includes(_ rule: FindingRule) -> Bool { isActive && !disabled.contains(rule.code) }

    /// - Throws: `HelmError` for what is no code of a rule.
    static func check(_ code: GoString) throws(HelmError) {
        guard FindingRule.named(code.text) == nil else { return }
        let near = NearestWord.find(code.text, among: FindingRule.all.map(\.code)).map { "; did you mean \($0)?" }
        throw HelmError("no rule is called " + Strconv.quote(code) + GoString(near ?? "; see docs/lint/README.md"))
    }
}
