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
                if (try? entries[name]?.chosen(name, version: version, log: log)) == nil {
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
