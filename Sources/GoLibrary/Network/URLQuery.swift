import GoTemplate

/// The pairs of a URL's query, or of a form; Go's `url.Values`.
package struct URLQuery: Sendable {
    private var values: [GoString: [GoString]] = [:]

    package init() {}

    /// Reads a query; pairs that are none are left out, as Go's `URL.Query` has it.
    package init(_ query: GoString) {
        for pair in query.split(at: UInt8(ascii: "&")) where !pair.isEmpty && !pair.contains(";") {
            let (name, value) = pair.cut(at: UInt8(ascii: "="))
            guard let name = try? PercentEncoding.queryComponent.unescape(name.bytes),
                let value = try? PercentEncoding.queryComponent.unescape((value ?? "").bytes)
            else { continue }
            add(GoString(name), GoString(value))
        }
    }

    package mutating func add(_ name: GoString, _ value: GoString) { values[name, default: []].append(value) }

    /// Puts a value in place of all that the name has.
    package mutating func set(_ name: GoString, _ value: GoString) { values[name] = [value] }

    /// The query as text, its names in order; Go's `Encode`.
    package var encoded: GoString {
        values.sorted { $0.key < $1.key }.flatMap { name, values in
            values.map { Self.escaped(name) + "=" + Self.escaped($0) }
        }.joined(by: "&")
    }

    private static func escaped(_ text: GoString) -> GoString {
        GoString(PercentEncoding.queryComponent.escape(text.bytes))
    }
}
