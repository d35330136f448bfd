import Charts
import Failures
import GoTemplate

/// A version of a chart in an index; what is asked of it is read at that moment.
package struct IndexVersion {
    enum Place {
        case scanned(ScannedIndex, ScannedVersion)
        case read(IndexEntry)
    }

    private let place: Place

    init(_ place: Place) { self.place = place }

    /// All that the index says of it.
    package var entry: IndexEntry {
        get throws(HelmError) {
            switch place {
            case .read(let entry): return entry
            case .scanned(let index, let version):
                let entry = index.text.withUnsafeBufferPointer { version.entry(in: $0) }
                guard let entry, entry.metadata.problemInIndex() == nil else {
                    throw HelmError("an entry of the index cannot be read")
                }
                return entry
            }
        }
    }

    package var version: GoString { field(\.version) ?? text { $0.metadata.version } }

    package var appVersion: GoString { field(\.appVersion)?.sanitized ?? text { $0.metadata.appVersion } }

    package var description: GoString { field(\.description)?.sanitized ?? text { $0.metadata.description } }

    /// The name that the entry itself gives.
    var name: GoString { field(\.name)?.sanitized ?? text { $0.metadata.name } }

    var keywords: [GoString] { list(\.keywords)?.map(\.sanitized) ?? texts { $0.metadata.keywords } }

    /// Where its archive is.
    var urls: [GoString] { list(\.urls) ?? texts { $0.urls ?? [] } }

    /// Whether what is searched in is written the same way in another one.
    func isDescribed(like other: IndexVersion) -> Bool {
        guard case .scanned(let index, let left) = place, case .scanned(_, let right) = other.place else {
            return false
        }
        return index.text.withUnsafeBufferPointer { text in
            left.name.isSpelt(like: right.name, in: text) && left.description.isSpelt(like: right.description, in: text)
                && left.keywords.isSpelt(like: right.keywords, in: text)
        }
    }
}

extension IndexVersion {
    /// A field where it stands; nil where the whole entry was read.
    private func field(_ field: KeyPath<ScannedVersion, IndexToken>) -> GoString? {
        guard case .scanned(let index, let version) = place else { return nil }
        return index.text.withUnsafeBufferPointer { version[keyPath: field].value(in: $0) }
    }

    private func list(_ field: KeyPath<ScannedVersion, IndexToken>) -> [GoString]? {
        guard case .scanned(let index, let version) = place else { return nil }
        return index.text.withUnsafeBufferPointer { version[keyPath: field].values(in: $0) }
    }

    private func text(_ field: (IndexEntry) -> GoString) -> GoString {
        if case .read(let entry) = place { field(entry) } else { GoString() }
    }

    private func texts(_ field: (IndexEntry) -> [GoString]) -> [GoString] {
        if case .read(let entry) = place { field(entry) } else { [] }
    }
}
