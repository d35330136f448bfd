import GoTemplate

/// A version of a chart as it is looked through.
struct SearchLine {
    /// What tells it from others: a later one of the same name and version takes its place.
    struct Key: Hashable {
        let name: GoString
        let version: GoString
    }

    static let separator = UInt8(ascii: "\u{0B}")

    /// With its repository: `demo/alpha`.
    let name: GoString
    let entry: IndexEntry
    /// Name, full name, description and keywords.
    let text: GoString

    var key: Key { Key(name: name, version: entry.metadata.version) }

    private init(_ entry: IndexEntry, named name: GoString, in repository: GoString) {
        (self.name, self.entry) = (repository.isEmpty ? name : repository + "/" + name, entry)
        let metadata = entry.metadata
        let fields = [
            metadata.name, repository + "/" + metadata.name, metadata.description,
            metadata.keywords.joined(by: " "),
        ]
        text = GoString.join(fields, separator: GoString([Self.separator]))
    }

    static func lines(of index: ChartIndex, in repository: GoString) -> [SearchLine] {
        index.entries.flatMap { name, versions in
            versions.map { SearchLine($0, named: name, in: repository) }
        }
    }
}
