import GoTemplate

/// A kind of Kubernetes that is on its way out.
///
/// Mirrors k8s.io/apiserver pkg/endpoints/deprecation deprecation.go, for the kinds of k8s.io/api. The generated table has
/// a line for each, `APIVERSION KIND DEPRECATED REMOVED [APIVERSION KIND]`: the first version that calls it deprecated,
/// the first that does not serve it, or `-`, and what replaces it.
package struct DeprecatedKind: Sendable {
    private struct Key: Hashable {
        let apiVersion: GoString
        let kind: GoString
    }

    /// A minor version of Kubernetes, such as 1.22.
    private struct Release: Sendable {
        let text: GoString
        let number: (major: Int, minor: Int)

        init?(_ text: GoString) {
            let parts = text.split(at: UInt8(ascii: ".")).compactMap { Int($0.text) }
            guard parts.count == 2 else { return nil }
            self.text = text
            number = (parts[0], parts[1])
        }
    }

    private let name: GoString
    private let deprecation: Release
    private let removal: Release?
    private let replacement: GoString

    private static let all: [Key: DeprecatedKind] = Dictionary(
        table.lines.compactMap { row(GoString($0)) }, uniquingKeysWith: { first, _ in first })

    /// What the table says of a kind; nil for one that nobody means to take away.
    package init?(apiVersion: GoString, kind: GoString) {
        guard let known = Self.all[Key(apiVersion: apiVersion, kind: kind)] else { return nil }
        self = known
    }

    private init(name: GoString, deprecation: Release, removal: Release?, replacement: GoString) {
        self.name = name
        self.deprecation = deprecation
        self.removal = removal
        self.replacement = replacement
    }

    private static func row(_ line: GoString) -> (Key, DeprecatedKind)? {
        let words = line.split(at: UInt8(ascii: " "))
        guard words.count >= 4, let deprecation = Release(words[2]) else { return nil }
        let kind = DeprecatedKind(
            name: words[0] + " " + words[1], deprecation: deprecation, removal: Release(words[3]),
            replacement: words.dropFirst(4).joined(by: " "))
        return (Key(apiVersion: words[0], kind: words[1]), kind)
    }
}

extension DeprecatedKind {
    /// Whether a version of Kubernetes, or an older one, calls the kind deprecated.
    package func isDeprecated(in major: Int, _ minor: Int) -> Bool { deprecation.number <= (major, minor) }

    /// Whether a version of Kubernetes no longer serves the kind.
    package func isRemoved(in major: Int, _ minor: Int) -> Bool {
        removal.map { $0.number <= (major, minor) } ?? false
    }

    /// Kubernetes' words, such as `policy/v1beta1 PodDisruptionBudget is deprecated in v1.21+, unavailable in v1.25+; use
    /// policy/v1 PodDisruptionBudget`.
    package var warning: GoString {
        var text = name + " is deprecated in v" + deprecation.text + "+"
        if let removal { text.append(", unavailable in v" + removal.text + "+") }
        if !replacement.isEmpty { text.append("; use " + replacement) }
        return text
    }
}
