import GoTemplate

extension StringFunctions {
    static let splitting: [Function] = [
        Function("split", [.string, .string]) { numbered($0.string(1).split(separator: $0.string(0))) },
        Function("splitn", [.string, .int, .string]) {
            numbered($0.string(2).split(separator: $0.string(0), limit: $0.int(1)))
        },
        Function("splitList", [.string, .string]) { .strings($0.string(1).split(separator: $0.string(0))) },
        Function("join", [.string, .any]) { .string(try join($0[1], separator: $0.string(0))) },
        Function("toStrings", [.any]) { .list($0[0].stringList) },
    ]

    /// The map with keys `_0`, `_1` and so on that `split` and `splitn` return.
    private static func numbered(_ parts: [GoString]) -> Value {
        let entries = parts.enumerated().map { (key: GoString("_\($0)"), value: Value.string($1)) }
        return .map(Map(entries, type: .stringMap))
    }

    private static func join(_ value: Value, separator: GoString) throws -> GoString {
        let parts = value.stringValues
        let size = parts.reduce(0) { $0 + $1.count }
        try ResultLimit.check(size, plus: separator.count, times: parts.count)
        return .join(parts, separator: separator)
    }
}
