import Failures
import GoTemplate
import SemVer

/// What is chosen by its version.
protocol Versioned {
    var version: GoString { get }
}

extension IndexVersion: Versioned {}

extension IndexEntry: Versioned {
    var version: GoString { metadata.version }
}

extension RepositoryIndex {
    /// The version of a chart that is exactly that of the text, or else the first that meets it as a constraint.
    ///
    /// Mirrors pkg/repo/v1 index.go Get.
    ///
    /// - Parameter version: empty for the newest one that is no prerelease.
    /// - Throws: `HelmError` where there is none.
    package func entry(of name: GoString, version: GoString, log: Log) throws(HelmError) -> IndexEntry {
        guard let versions = versions(of: name) else { throw HelmError("no chart name found") }
        return try versions.chosen(name, version: version, log: log).entry
    }
}

extension Array where Element: Versioned {
    /// The one of exactly this version, or else the first that meets it as a constraint.
    func chosen(_ name: GoString, version: GoString, log: Log) throws(HelmError) -> Element {
        if isEmpty { throw HelmError("no chart version found") }
        let constraint: VersionConstraint
        do { constraint = try VersionConstraint(parsing: version.isEmpty ? "*" : version) } catch {
            throw HelmError(error.message)
        }
        if !version.isEmpty, let exact = first(where: { $0.version == version }) { return exact }
        guard let found = first(where: { $0.meets(constraint) }) else {
            throw HelmError("no chart version found for " + name + "-" + version)
        }
        if !version.isEmpty { Self.note(found.version, name, version, log) }
        return found
    }

    private static func note(_ selected: GoString, _ name: GoString, _ version: GoString, _ log: Log) {
        if isRange(version) {
            log.debug(
                "selected version matching constraint",
                [("chart", name), ("constraint", version), ("selected", selected)])
        } else {
            log.warn(
                "unable to find exact version requested; falling back to closest available version",
                [("chart", name), ("requested", version), ("selected", selected)])
        }
    }

    /// Mirrors isVersionRange.
    private static func isRange(_ version: GoString) -> Bool {
        if version.bytes.contains(where: "^~<>=!*".utf8.contains) { return true }
        if version.contains("||") || version.contains(" - ") { return true }
        return version.bytes.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }
            .contains { $0 | 0x20 == UInt8(ascii: "x") }
    }
}

extension Versioned {
    func meets(_ constraint: VersionConstraint) -> Bool {
        (try? SemanticVersion(parsing: version)).map(constraint.matches) ?? false
    }
}
