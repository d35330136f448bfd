import Charts
import Failures
import GoLibrary
import GoTemplate
import SemVer

/// The index of a repository, to look things up in: of what is not asked for only the place is known.
package struct RepositoryIndex {
    private enum Content {
        case scanned(ScannedIndex)
        case read(ChartIndex)
    }

    private let content: Content

    /// Reads an index; entries that are not valid are left out, with a warning for each.
    ///
    /// - Parameter source: what warnings name.
    /// - Throws: `HelmError` for what is no index.
    package init(_ text: [UInt8], source: GoString, log: Log) throws(HelmError) {
        guard let index = ScannedIndex(text) else {
            content = .read(try ChartIndex(text, source: source, log: log))
            return
        }
        content = .scanned(index)
        for chart in index.charts.sorted(by: { $0.name < $1.name }) {
            for problem in chart.problems {
                ChartIndex.warn(about: problem.version, of: chart.name, source, problem.reason, log)
            }
        }
    }

    /// The names of its charts.
    package var names: [GoString] {
        switch content {
        case .scanned(let index): index.charts.map(\.name).sorted()
        case .read(let index): index.names
        }
    }

    /// The versions of a chart, newest first; nil where there is no such chart.
    package func versions(of name: GoString) -> [IndexVersion]? {
        switch content {
        case .scanned(let index):
            index.charts.first { $0.name == name }?.versions.map { IndexVersion(.scanned(index, $0)) }
        case .read(let index): index.entries[name]?.map { IndexVersion(.read($0)) }
        }
    }

    /// Calls `body` for each chart, with its versions, newest first.
    func forEach(_ body: (_ chart: GoString, [IndexVersion]) -> Void) {
        switch content {
        case .scanned(let index):
            for chart in index.charts { body(chart.name, chart.versions.map { IndexVersion(.scanned(index, $0)) }) }
        case .read(let index):
            for (name, entries) in index.entries { body(name, entries.map { IndexVersion(.read($0)) }) }
        }
    }

    /// Whether an archive is said to be at an address.
    ///
    /// - Parameter url: as `normalizedURL` has it.
    func lists(_ url: GoString) -> Bool {
        var isListed = false
        forEach { _, versions in
            isListed = isListed || versions.contains { $0.urls.contains { $0.names(url) } }
        }
        return isListed
    }
}

extension GoString {
    /// Whether this is a certain address; most are written as they are compared.
    fileprivate func names(_ normalized: GoString) -> Bool {
        isNormal ? self == normalized : normalizedURL == normalized
    }

    private var isNormal: Bool {
        guard hasPrefix("https://") || hasPrefix("http://"), !contains("/."), !hasSuffix("/") else { return false }
        let path = bytes.dropFirst(8)
        return path.contains(UInt8(ascii: "/")) && path.allSatisfy { Self.isPlainURLByte($0) }
            && !zip(path, path.dropFirst()).contains { $0 == UInt8(ascii: "/") && $1 == $0 }
    }

    private static func isPlainURLByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x2D...0x3A).contains(byte) || byte == UInt8(ascii: "_")
    }
}
