import Charts
import Failures
import GoLibrary
import GoTemplate
import SemVer

/// The index of a repository: which versions of which charts it holds, and where.
///
/// Mirrors pkg/repo/v1 index.go IndexFile.
package struct ChartIndex {
    package var apiVersion: GoString = "v1"
    /// When the index was made, in RFC 3339.
    package var generated: GoString
    /// By the name under which a chart is found.
    package private(set) var entries: [GoString: [IndexEntry]] = [:]
    package var publicKeys: [GoString] = []
    package var annotations: [(key: GoString, value: GoString)] = []

    /// An index without charts.
    package init(generated: GoString = GoTime.now().rfc3339Nano) { self.generated = generated }

    package var names: [GoString] { entries.keys.sorted() }

    mutating func setEntries(_ versions: [IndexEntry], of name: GoString) { entries[name] = versions }

    /// Adds a version; the index may be unsorted then.
    ///
    /// - Throws: `HelmError` for a chart that is not valid.
    mutating func add(_ entry: IndexEntry, file: GoString) throws(HelmError) {
        let metadata = entry.metadata
        if metadata.apiVersion.isEmpty { metadata.apiVersion = "v1" }
        do { try metadata.validate() } catch { throw HelmError("validate failed for " + file + ": " + error.message) }
        entries[metadata.name, default: []].append(entry)
    }

    /// Adds what another index has and this one has not; it may be unsorted then.
    package mutating func merge(_ other: ChartIndex, log: Log) {
        for name in other.names {
            for entry in other.entries[name] ?? [] {
                let (name, version) = (entry.metadata.name, entry.metadata.version)
                if (try? self.entry(of: name, version: version, log: log)) == nil {
                    entries[name, default: []].append(entry)
                }
            }
        }
    }

    /// Puts the newest versions first, what is no version last.
    package mutating func sort() {
        // sort.Reverse swaps the two.
        for (name, versions) in entries { entries[name] = GoSort.sort(versions) { Self.isOlder($1, $0) } }
    }

    private static func isOlder(_ left: IndexEntry, _ right: IndexEntry) -> Bool {
        guard let first = try? SemanticVersion(parsing: left.metadata.version) else { return true }
        guard let second = try? SemanticVersion(parsing: right.metadata.version) else { return false }
        return first < second
    }
}

// MARK: - Choosing a version

extension ChartIndex {
    /// The version of a chart that is exactly that of the text, or else the first that meets it as a constraint.
    ///
    /// - Parameter version: empty for the newest one that is no prerelease.
    /// - Throws: `HelmError` where there is none.
    package func entry(of name: GoString, version: GoString, log: Log) throws(HelmError) -> IndexEntry {
        guard let versions = entries[name] else { throw HelmError("no chart name found") }
        if versions.isEmpty { throw HelmError("no chart version found") }
        let constraint: VersionConstraint
        do { constraint = try VersionConstraint(parsing: version.isEmpty ? "*" : version) } catch {
            throw HelmError(error.message)
        }
        if !version.isEmpty, let exact = versions.first(where: { $0.metadata.version == version }) { return exact }
        guard let found = versions.first(where: { $0.meets(constraint) }) else {
            throw HelmError("no chart version found for " + name + "-" + version)
        }
        if !version.isEmpty { Self.note(found, name, version, log) }
        return found
    }

    private static func note(_ found: IndexEntry, _ name: GoString, _ version: GoString, _ log: Log) {
        let selected = found.metadata.version
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

extension IndexEntry {
    fileprivate func meets(_ constraint: VersionConstraint) -> Bool {
        (try? SemanticVersion(parsing: metadata.version)).map(constraint.matches) ?? false
    }
}
