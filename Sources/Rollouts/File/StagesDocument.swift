import Codecs
import GoTemplate

/// The text of a stages file as values, of which each knows its line and column.
package struct StagesDocument {
    /// The path of the file, as it was named.
    package let path: GoString
    package let text: [UInt8]
    package let places: YAMLPlaces
    /// The values as they are read; `replacing` gives others at the same places.
    let root: Map

    /// - Throws: where the text is no YAML, or no mapping.
    init(_ text: [UInt8], path: GoString) throws(StagesFileError) {
        (self.path, self.text) = (path, text)
        do {
            places = try YAMLPlaces(text)
            guard try Self.isMapping(text) else {
                throw StagesFileError(path + ":1:1: this must be a mapping with `stages` and what they are of")
            }
            root = Self.withPlainKeys(try YAML.decodeMap(text))
        } catch let error as StagesFileError {
            throw error
        } catch {
            throw StagesFileError(path + ": " + error.goMessage)
        }
    }

    /// Whether a text has keys, or nothing at all.
    private static func isMapping(_ text: [UInt8]) throws -> Bool {
        switch try YAML.decode(text) {
        case .map, .null: true
        default: false
        }
    }

    /// The values with the key `on` of channels, which YAML 1.1 reads as true.
    private static func withPlainKeys(_ root: Map) -> Map {
        guard case .list(let channels)? = root["notify"] else { return root }
        let renamed = channels.elements.map { channel -> Value in
            guard case .map(let map) = channel else { return channel }
            return .map(Map(map.entries.map { (key: $0 == "true" ? "on" : $0, value: $1) }))
        }
        let copy = Map(copying: root)
        copy["notify"] = .list(renamed)
        return copy
    }

    private init(_ other: StagesDocument, root: Map) {
        (path, text, places) = (other.path, other.text, other.places)
        self.root = root
    }

    /// The same document with other values, which have the same structure.
    func replacing(root: Map) -> StagesDocument { StagesDocument(self, root: root) }

    func value(at path: ValuePath) -> Value? { root.value(at: path) }

    /// What is wrong with the value at a path.
    func failure(_ reason: GoString, at path: ValuePath) -> StagesFileError {
        StagesFileError(place(of: path) + ": " + reason)
    }

    /// `FILE:LINE:COLUMN` of the value at a path.
    package func place(of path: ValuePath) -> GoString {
        guard case .found(let found) = places.find(path) else { return self.path + ":1" }
        return self.path + GoString(":\(found.line):\(found.column)")
    }

    /// The line of the value at a path, from 1.
    func line(of path: ValuePath) -> Int {
        if case .found(let place) = places.find(path) { return place.line }
        return 1
    }

    /// The paths of the items of a list; that of anything else itself; none of nothing.
    func items(at path: ValuePath) -> [ValuePath] {
        switch value(at: path) {
        case nil, .null?: []
        case .list(let list)?: (0..<list.count).map { path.appending(.index($0)) }
        default: [path]
        }
    }

    /// The keys of the mapping at a path, in the order of the file; none of anything else.
    func keys(at path: ValuePath) -> [GoString] { places.keys(at: path).map(\.key) }
}

// MARK: - Values of one kind

extension StagesDocument {
    /// A string, or a number in digits; nil where there is none.
    func text(at path: ValuePath) -> GoString? {
        switch value(at: path) {
        case .string(let text)?: text
        case let value?: value.number == nil ? nil : value.digits
        case nil: nil
        }
    }

    func share(at path: ValuePath) -> FileShare? { text(at: path).flatMap(FileShare.init) }

    func flag(at path: ValuePath) -> Bool? {
        if case .bool(let flag)? = value(at: path) { flag } else { nil }
    }

    /// A whole number.
    func integer(at path: ValuePath) -> Int? {
        value(at: path)?.number.flatMap { Int(exactly: $0) }
    }

    /// The strings of a list, or the one that stands alone.
    func texts(at path: ValuePath) -> [GoString] { items(at: path).compactMap(text(at:)) }
}

extension ValuePath {
    func key(_ name: GoString) -> ValuePath { appending(.key(name)) }
}
