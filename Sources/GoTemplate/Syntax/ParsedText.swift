/// A text parsed while templates run, with what it defines.
package final class ParsedText: Sendable {
    fileprivate let text: GoString
    fileprivate let hash: UInt64
    let tree: Tree
    /// What the text defines.
    let defined: [Tree]

    /// - Parameter trees: with the text's own, named `name`.
    fileprivate init(text: GoString, hash: UInt64, name: GoString, trees: [Tree]) {
        var defined = trees
        self.text = text
        self.hash = hash
        self.tree = defined.lastIndex { $0.name == name }.map { defined.remove(at: $0) } ?? .empty
        self.defined = defined
    }
}

/// Parses texts while templates run, and keeps them by their bytes.
struct ParsedTexts {
    /// How many places a text may have; where all are taken, it is not kept.
    ///
    /// So texts chosen for their hashes cost no more than to be parsed again.
    private static var reach: Int { 8 }

    private let name: GoString
    private let functions: FunctionTable
    private lazy var parser = ReusableParser(functions: functions)
    private var places: [ParsedText?] = []
    private var count = 0

    /// - Parameter name: that of the templates the texts become.
    init(name: GoString, functions: FunctionTable) {
        self.name = name
        self.functions = functions
    }

    /// Parses a text, or finds it; throws `ParseError`.
    mutating func parse(_ text: GoString) throws -> ParsedText {
        let hash = text.bytes.withUnsafeBufferPointer { $0.quickHash }
        if let parsed = find(text, hash) { return parsed }
        let parsed = ParsedText(
            text: text, hash: hash, name: name, trees: try parser.parse(name: name, text: text.bytes))
        if count * 2 >= places.count { grow() }
        keep(parsed)
        return parsed
    }

    private func find(_ text: GoString, _ hash: UInt64) -> ParsedText? {
        guard !places.isEmpty else { return nil }
        for distance in 0..<Self.reach {
            guard let parsed = places[place(of: hash, distance)] else { return nil }
            if parsed.hash == hash, parsed.text == text { return parsed }
        }
        return nil
    }

    private mutating func keep(_ parsed: ParsedText) {
        for distance in 0..<Self.reach where places[place(of: parsed.hash, distance)] == nil {
            places[place(of: parsed.hash, distance)] = parsed
            count += 1
            return
        }
    }

    private func place(of hash: UInt64, _ distance: Int) -> Int {
        Int(truncatingIfNeeded: hash &+ UInt64(distance)) & (places.count - 1)
    }

    private mutating func grow() {
        let kept = places
        places = [ParsedText?](repeating: nil, count: max(16, kept.count * 4))
        count = 0
        for case let parsed? in kept { keep(parsed) }
    }
}
