import Charts
import Codecs
import GoLibrary
import GoTemplate

/// A version of a chart in the index of a repository.
///
/// Mirrors pkg/repo/v1 index.go ChartVersion.
package struct IndexEntry {
    package var metadata: Metadata
    /// Where the archive is, absolute or relative to the repository; nil where the field is missing.
    package var urls: [GoString]?
    /// When the entry was made, in RFC 3339; empty for never.
    package var created = GoString()
    package var isRemoved = false
    /// The SHA-256 of the archive in hexadecimal digits.
    package var digest = GoString()
    /// Fields of older Helms, which are kept and mean nothing, by their names.
    private var outdated: [(name: GoString, text: GoString)] = []

    private static let outdatedNames: [GoString] = ["checksum", "engine", "tillerVersion", "url"]

    package init(metadata: Metadata, url: GoString, created: GoString, digest: GoString) {
        self.metadata = metadata
        urls = [url]
        self.created = created
        self.digest = digest
    }
}

// MARK: - Reading and writing

extension IndexEntry {
    /// The struct as Go reads it: the fields of `Chart.yaml`, and its own.
    static let shape = JSONShape.Structure(
        "repo.ChartVersion", named: "ChartVersion", embedding: Metadata.shape,
        [("urls", .list(.string)), ("created", .time), ("removed", .bool), ("digest", .string)]
            + outdatedNames.map { ($0, .string) })

    /// - Parameter fields: those of `shape` that are set.
    init(_ fields: Map) {
        metadata = Metadata(record: fields)
        if case .list(let list)? = fields["urls"] { urls = list.elements.map(\.plainText) }
        created = fields["created"]?.plainText ?? GoString()
        if case .bool(let flag)? = fields["removed"] { isRemoved = flag }
        digest = fields["digest"]?.plainText ?? GoString()
        outdated = Self.outdatedNames.compactMap { name in fields[name].map { (name, $0.plainText) } }
    }

    /// The entry as Go writes it.
    var record: JSONObject {
        var object = metadata.record
        object.add("urls", urls.map { .list($0.map(Value.string)) } ?? .null)
        object.add("created", .string(created.isEmpty ? GoTime.zero.rfc3339Nano : created))
        if isRemoved { object.add("removed", .bool(true)) }
        object.addUnlessEmpty("digest", digest)
        for (name, text) in outdated { object.addUnlessEmpty(name, text) }
        return object
    }
}

extension Value {
    /// The text of a string; empty for all else.
    var plainText: GoString { if case .string(let text) = self { text } else { GoString() } }
}
