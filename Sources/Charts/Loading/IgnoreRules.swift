import Failures
import Files
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

        /// - Parameter records: gets a line where the pattern turns out to be malformed, which it need not be for
        ///   the name that all patterns are tried with first.
        func matches(_ path: GoString, _ records: inout [LogRecord]) -> Bool {
            let subject = subject == .path ? path : GoPath.base(path)
            do { return try PathPattern.matches(pattern, subject) } catch {
                let attributes: [LogRecord.Attribute] = [("rule", pattern), ("error", error.message)]
                records.append(LogRecord(level: .error, message: "failed to compile", attributes: attributes))
                return false
            }
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
    func ignores(_ path: GoString, isDirectory: Bool, _ records: inout [LogRecord]) -> Bool {
        for rule in rules {
            if rule.isNegated {
                if (rule.wantsDirectory && !isDirectory) || !rule.matches(path, &records) { return true }
            } else if (isDirectory || !rule.wantsDirectory) && rule.matches(path, &records) {
                return true
            }
        }
        return false
    }

    /// Whether a file stays out of the chart, because a rule says so of it or of a folder around it.
    package func ignoresFile(_ path: GoString) -> Bool {
        var records: [LogRecord] = []
        let slashes = path.bytes.indices.filter { path.bytes[$0] == UInt8(ascii: "/") }
        let isBelowIgnored = slashes.contains { ignores(path.prefix($0), isDirectory: true, &records) }
        return isBelowIgnored || ignores(path, isDirectory: false, &records)
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
