import GoTemplate

/// A selector of series within a query of Prometheus, such as `http_requests_total{code="500"}`.
struct SeriesSelector: Equatable {
    let text: GoString

    /// The first that stands before a range; where there is none, the whole query if it is nothing but a selector.
    init?(firstIn query: GoString) {
        var rest = query.trimmingSpace.bytes[...]
        let isWhole = Self.take(&rest) == query.trimmingSpace.bytes[...] && rest.isEmpty
        if isWhole {
            text = query.trimmingSpace
            return
        }
        rest = query.bytes[...]
        while !rest.isEmpty {
            if let selector = Self.take(&rest) {
                guard rest.first == UInt8(ascii: "[") else { continue }
                text = GoString(selector)
                return
            }
            Self.skip(&rest)
        }
        return nil
    }

    /// Whether errors are told apart by a label of it.
    var tellsErrorsApart: Bool { text.contains("code") || text.contains("status") }

    /// A name with its labels, or labels alone.
    private static func take(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        let start = rest
        rest = rest.drop(while: isName)
        if rest.first == UInt8(ascii: "{") {
            while let byte = rest.first, byte != UInt8(ascii: "}") { skip(&rest) }
            rest = rest.dropFirst()
        }
        let taken = start[..<rest.startIndex]
        return taken.isEmpty ? nil : taken
    }

    /// One byte, or a whole string.
    private static func skip(_ rest: inout ArraySlice<UInt8>) {
        guard let quote = rest.first else { return }
        rest = rest.dropFirst()
        guard "\"'`".utf8.contains(quote) else { return }
        while let byte = rest.first, byte != quote {
            rest = rest.dropFirst(byte == UInt8(ascii: "\\") && quote != UInt8(ascii: "`") ? 2 : 1)
        }
        rest = rest.dropFirst()
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
