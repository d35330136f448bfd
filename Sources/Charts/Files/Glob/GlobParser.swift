import GoTemplate

/// Reads a glob pattern.
///
/// Mirrors github.com/gobwas/glob syntax/lexer and syntax/ast: only one range or one list fits into brackets, and
/// braces may stay open.
struct GlobParser {
    struct Malformed: Error {}

    /// Nesting of braces that the library could take, but no pattern needs.
    private static let maximumDepth = 200

    private let runes: [Rune]
    private var position = 0

    static func parse(_ pattern: GoString) throws(Malformed) -> GlobNode {
        let runes = pattern.runes
        if runes.contains(runeError) { throw Malformed() }
        // The library takes a NUL for the end.
        var parser = GlobParser(runes: Array(runes.prefix { $0 != 0 }))
        return try parser.parseSequence(depth: 0).node
    }

    private init(runes: [Rune]) { self.runes = runes }

    private var peek: Rune? { position < runes.count ? runes[position] : nil }

    private mutating func next() -> Rune? {
        guard let rune = peek else { return nil }
        position += 1
        return rune
    }

    private enum Ending {
        case endOfPattern, comma, brace
    }

    private mutating func parseSequence(depth: Int) throws(Malformed) -> (node: GlobNode, ending: Ending) {
        guard depth <= Self.maximumDepth else { throw Malformed() }
        var parts: [GlobNode] = []
        while let rune = next() {
            switch rune {
            case UInt32(UInt8(ascii: "{")): parts.append(try parseAlternatives(depth: depth + 1))
            case UInt32(UInt8(ascii: ",")) where depth > 0: return (.sequence(parts), .comma)
            case UInt32(UInt8(ascii: "}")) where depth > 0: return (.sequence(parts), .brace)
            case UInt32(UInt8(ascii: "[")): parts.append(try parseClass())
            case UInt32(UInt8(ascii: "?")): parts.append(.single)
            case UInt32(UInt8(ascii: "*")): parts.append(parseStar())
            default:
                position -= 1
                let text = readText(until: depth > 0 ? "?*[{}," : "?*[{")
                if !text.isEmpty { parts.append(.text(GoString(runes: text).bytes)) }
            }
        }
        return (.sequence(parts), .endOfPattern)
    }

    private mutating func parseAlternatives(depth: Int) throws(Malformed) -> GlobNode {
        var alternatives: [GlobNode] = []
        while true {
            let (node, ending) = try parseSequence(depth: depth)
            alternatives.append(node)
            if ending != .comma { return .alternatives(alternatives) }
        }
    }

    private mutating func parseStar() -> GlobNode {
        guard peek == UInt32(UInt8(ascii: "*")) else { return .any }
        position += 1
        return .anyWithSeparators
    }

    /// What follows `[`.
    private mutating func parseClass() throws(Malformed) -> GlobNode {
        let isNegated = peek == UInt32(UInt8(ascii: "!"))
        if isNegated { position += 1 }
        guard let first = next() else { throw Malformed() }
        let node: GlobNode
        if peek == UInt32(UInt8(ascii: "-")) {
            position += 1
            guard let last = next(), first <= last else { throw Malformed() }
            node = .range(first, last, isNegated: isNegated)
        } else {
            position -= 1
            let members = readText(until: "]")
            if members.isEmpty { throw Malformed() }
            node = .list(members, isNegated: isNegated)
        }
        guard next() == UInt32(UInt8(ascii: "]")) else { throw Malformed() }
        return node
    }

    private mutating func readText(until breakers: String) -> [Rune] {
        let breakers = breakers.unicodeScalars.map(\.value)
        var text: [Rune] = []
        while let rune = peek, !breakers.contains(rune) {
            position += 1
            if rune != UInt32(UInt8(ascii: "\\")) {
                text.append(rune)
            } else if let escaped = next() {
                text.append(escaped)
            }
        }
        return text
    }
}
