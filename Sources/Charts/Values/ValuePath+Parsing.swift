import Failures
import GoTemplate

extension ValuePath {
    /// Reads a path as it is written in messages: `image.tag`, `hosts[0].name`, `labels["app/name.x"]`.
    ///
    /// - Throws: `HelmError` that says what is wrong and how a path is written.
    package init(parsing text: GoString) throws(HelmError) {
        var scanner = ValuePathScanner(text)
        var components: [Component] = []
        while let component = try scanner.next() { components.append(component) }
        self.init(components)
    }
}

/// Takes a written path apart.
private struct ValuePathScanner {
    private let text: GoString
    private var rest: ArraySlice<UInt8>

    init(_ text: GoString) {
        self.text = text
        rest = text.bytes[...]
    }

    mutating func next() throws(HelmError) -> ValuePath.Component? {
        guard let first = rest.first else { return nil }
        if first == UInt8(ascii: "[") { return try bracketed() }
        if first == UInt8(ascii: "."), rest.startIndex > 0 { rest.removeFirst() }
        let key = rest.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "[") }
        guard !key.isEmpty else { throw failure("a name is missing") }
        rest = rest[key.endIndex...]
        return .key(GoString(key))
    }

    /// `[0]` or `["a.b"]`.
    private mutating func bracketed() throws(HelmError) -> ValuePath.Component {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { throw failure("a ] is missing") }
        let inner = GoString(rest[..<end])
        if inner.hasPrefix("\"") { return try quoted() }
        guard let index = Int(inner.text), index >= 0 else { throw failure("[" + inner + "] is no number of an item") }
        rest = rest[(end + 1)...]
        return .index(index)
    }

    private mutating func quoted() throws(HelmError) -> ValuePath.Component {
        let inner = rest.dropFirst()
        guard let end = inner.indices.first(where: { inner[$0...].starts(with: "\"]".utf8) }) else {
            throw failure("a \"] is missing")
        }
        rest = rest[(end + 2)...]
        return .key(GoString(inner[..<end]))
    }

    private func failure(_ reason: GoString) -> HelmError {
        let example: GoString = "; a path is written as image.tag, hosts[0].name or labels[\"a.b\"]"
        return HelmError("invalid path " + Strconv.quote(text) + ": " + reason + example)
    }
}
