import GoTemplate

/// Reads a path as text.
struct JSONPathParser {
    private let text: GoString
    private var rest: ArraySlice<UInt8>

    init(_ text: GoString) {
        self.text = text
        rest = text.bytes[...]
    }

    mutating func path() throws(SignalFailure) -> (JSONPath.Fold?, [JSONPath.Step]) {
        let fold = JSONPath.Fold.allCases.first { rest.starts(with: ($0.rawValue + "(").utf8) }
        if let fold {
            guard rest.last == UInt8(ascii: ")") else { throw failure }
            rest = rest.dropFirst(fold.rawValue.utf8.count + 1).dropLast()
        }
        guard take("$") else { throw failure }
        var steps: [JSONPath.Step] = []
        while !rest.isEmpty { steps.append(try step()) }
        return (fold, steps)
    }

    private mutating func step() throws(SignalFailure) -> JSONPath.Step {
        if take(".") { return .key(try name()) }
        guard take("[") else { throw failure }
        let step: JSONPath.Step
        if take("*") {
            step = .all
        } else if let quote = rest.first, "'\"".utf8.contains(quote) {
            rest = rest.dropFirst()
            guard let end = rest.firstIndex(of: quote) else { throw failure }
            step = .key(GoString(rest[..<end]))
            rest = rest[(end + 1)...]
        } else {
            step = .index(try index())
        }
        guard take("]") else { throw failure }
        return step
    }

    private mutating func name() throws(SignalFailure) -> GoString {
        let name = rest.prefix { !".[]".utf8.contains($0) }
        guard !name.isEmpty else { throw failure }
        rest = rest.dropFirst(name.count)
        return GoString(name)
    }

    private mutating func index() throws(SignalFailure) -> Int {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard let index = Int(String(decoding: digits, as: UTF8.self)) else { throw failure }
        rest = rest.dropFirst(digits.count)
        return index
    }

    private mutating func take(_ character: Character) -> Bool {
        guard rest.first == character.asciiValue else { return false }
        rest = rest.dropFirst()
        return true
    }

    private var failure: SignalFailure {
        SignalFailure("this is no path such as $.a.b[0] or sum($.a[*].b): " + Strconv.quote(text))
    }
}
