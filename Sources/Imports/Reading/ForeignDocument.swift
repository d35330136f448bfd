import Codecs
import GoTemplate

/// One resource of another tool, which knows what was made of each of its values.
final class ForeignDocument {
    let file: GoString
    let root: Value
    private let places: YAMLPlaces
    private var fates: [ValuePath: LeafFate] = [:]

    /// How deep values are looked at; what is nested deeper is named as a whole.
    private static let maximumDepth = 200

    init(file: GoString, text: [UInt8], firstLine: Int) throws {
        self.file = file
        root = try YAML.decode(text, keepsIntegers: true)
        places = try YAMLPlaces(text, firstLine: firstLine)
    }

    var kind: GoString { value(ValuePath([.key("kind")]))?.plainText ?? "document" }

    var top: ForeignValue { ForeignValue(document: self, path: ValuePath(), value: root) }

    func value(_ path: ValuePath) -> Value? {
        if case .map(let map) = root { map.value(at: path) } else { nil }
    }

    /// Says what becomes of a value and all below it, unless something else is said of a part of it.
    func note(_ path: ValuePath, _ fate: LeafFate) { fates[path] = fates[path] ?? fate }

    func failure(_ reason: GoString, at path: ValuePath) -> ImportFailure {
        let place = place(of: path)
        return ImportFailure(file + GoString(":\(place.line):\(place.column): ") + reason)
    }

    /// All values without others below them, with what became of each.
    var ledger: [LedgerEntry] {
        var entries: [LedgerEntry] = []
        collect(root, ValuePath(), LeafFate.dropped("nothing in a stages file says this"), &entries)
        return entries.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }

    private func collect(_ value: Value, _ path: ValuePath, _ outer: LeafFate, _ entries: inout [LedgerEntry]) {
        let fate = fates[path] ?? outer
        let inner = path.components.count < Self.maximumDepth ? value.inner : []
        guard inner.isEmpty else {
            for (component, value) in inner { collect(value, path.appending(component), fate, &entries) }
            return
        }
        let place = place(of: path)
        entries.append(
            LedgerEntry(
                file: file, line: place.line, column: place.column, field: kind + " " + GoString(path.description),
                fate: fate))
    }

    private func place(of path: ValuePath) -> (line: Int, column: Int) {
        if case .found(let place) = places.find(path) { return (place.line, place.column) }
        if case .found(let place) = places.find(ValuePath()) { return (place.line, place.column) }
        return (1, 1)
    }
}

extension Value {
    /// The values in it, if there are any.
    var inner: [(ValuePath.Component, Value)] {
        switch self {
        case .map(let map): map.entries.map { (.key($0.0), $0.1) }
        case .list(let list) where list.bytes == nil: list.elements.enumerated().map { (.index($0), $1) }
        default: []
        }
    }

    /// The text of a scalar; nil for anything else.
    var plainText: GoString? {
        switch self {
        case .string(let text): text
        case .map, .list, .null, .invalid: nil
        default: GoFormat.sprint([self])
        }
    }
}
