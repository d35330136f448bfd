import GoTemplate

/// The rules of a `.helmignore` file.
///
/// Mirrors pkg/ignore rules.go.
package struct IgnoreRules {
    private struct Rule {
        enum Subject {
            case path, lastElement
        }

        let pattern: GoString
        let subject: Subject
        let isNegated: Bool
        let wantsDirectory: Bool

        func matches(_ path: GoString) -> Bool {
            let subject = subject == .path ? path : GoPath.base(path)
            return (try? PathPattern.matches(pattern, subject)) ?? false
        }
    }

    /// Go's `bufio.Scanner` gives up on longer lines.
    private static let longestLine = 64 * 1024

    private var rules: [Rule] = []

    init() {}

    /// The rules for a chart: those of its `.helmignore`, if it has one, and Helm's own.
    package init(helmignore text: [UInt8]?) throws(HelmError) {
        try self.init(parsing: text ?? [])
        addDefaults()
    }

    init(parsing text: [UInt8]) throws(HelmError) {
        let text = ByteOrderMark.removed(from: text)
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.count >= Self.longestLine { throw HelmError("bufio.Scanner: token too long") }
            try add(GoString(line))
        }
    }

    /// Adds what Helm always ignores: dot files of `templates/`.
    mutating func addDefaults() {
        rules.append(Rule(pattern: "templates/.?*", subject: .path, isNegated: false, wantsDirectory: false))
    }

    /// Whether a file or folder stays out of the chart; the first rule that decides counts.
    ///
    /// A negated rule ignores everything that it does not match.
    func ignores(_ path: GoString, isDirectory: Bool) -> Bool {
        for rule in rules {
            if rule.isNegated {
                if (rule.wantsDirectory && !isDirectory) || !rule.matches(path) { return true }
            } else if (isDirectory || !rule.wantsDirectory) && rule.matches(path) {
                return true
            }
        }
        return false
    }

    /// Whether a file stays out of the chart, because a rule says so of it or of a folder around it.
    package func ignoresFile(_ path: GoString) -> Bool {
        let slashes = path.bytes.indices.filter { path.bytes[$0] == UInt8(ascii: "/") }
        let isBelowIgnored = slashes.contains { ignores(path.prefix($0), isDirectory: true) }
        return isBelowIgnored || ignores(path, isDirectory: false)
    }

    private mutating func add(_ line: GoString) throws(HelmError) {
        var pattern = line.trimmingSpace
        if pattern.isEmpty || pattern.hasPrefix("#") { return }
        if pattern.contains("**") { throw HelmError("double-star (**) syntax is not supported") }
        do { _ = try PathPattern.matches(pattern, "abc") } catch { throw HelmError(error.message) }

        let isNegated = pattern.hasPrefix("!")
        if isNegated { pattern = pattern.dropping(1) }
        let wantsDirectory = pattern.hasSuffix("/")
        if wantsDirectory { pattern.bytes.removeLast() }
        let isRooted = pattern.hasPrefix("/")
        let subject: Rule.Subject = pattern.bytes.contains(UInt8(ascii: "/")) ? .path : .lastElement
        if isRooted { pattern = pattern.dropping(1) }
        rules.append(Rule(pattern: pattern, subject: subject, isNegated: isNegated, wantsDirectory: wantsDirectory))
    }
}
