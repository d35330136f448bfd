import Codecs
import GoTemplate

/// A block of Base64 between lines that begin and end it, as keys and certificates are stored.
///
/// Mirrors Go's encoding/pem.
struct PEMBlock {
    let type: GoString
    let bytes: [UInt8]

    /// The block as text, in lines of 64 characters.
    var text: GoString {
        var result: [UInt8] = Array("-----BEGIN ".utf8) + type.bytes + Array("-----\n".utf8)
        var rest = Base64.encode(bytes)[...]
        while !rest.isEmpty {
            result += rest.prefix(64)
            result.append(UInt8(ascii: "\n"))
            rest = rest.dropFirst(64)
        }
        return GoString(result + Array("-----END ".utf8) + type.bytes + Array("-----\n".utf8))
    }
}

extension PEMBlock {
    private static let beginMarker = Array("-----BEGIN ".utf8)
    private static let endMarker = Array("\n-----END ".utf8)
    private static let lineMarker = Array("-----".utf8)
    private static let newline = UInt8(ascii: "\n")

    /// The first complete block in a text, past malformed ones; nil where there is none.
    init?(in text: [UInt8]) {
        var rest = text[...]
        while let end = Self.firstIndex(of: Self.endMarker, in: rest) {
            let trailer = end + Self.endMarker.count
            switch Self.read(rest, end: end, trailer: trailer) {
            case .block(let block):
                self = block
                return
            case .none: return nil
            case .skip: rest = text[trailer...]
            }
        }
        return nil
    }

    private enum Attempt {
        case block(PEMBlock)
        /// No block, and no later one either.
        case none
        case skip
    }

    /// Reads the block that ends at `end`; `trailer` is where its type stands again.
    private static func read(_ text: ArraySlice<UInt8>, end: Int, trailer: Int) -> Attempt {
        guard let begin = lastIndex(of: beginMarker, in: text[..<end]),
            begin == text.startIndex || text[begin - 1] == newline
        else { return .skip }
        var (typeLine, rest) = takeLine(text[(begin + beginMarker.count)...])
        guard typeLine.suffix(lineMarker.count).elementsEqual(lineMarker) else { return .skip }
        typeLine = typeLine.dropLast(lineMarker.count)
        let headerCount = skipHeaders(&rest)
        guard !rest.isEmpty else { return .none }
        if headerCount > 0 && end < rest.startIndex { return trailer < rest.startIndex ? .none : .skip }
        guard isTrailer(text[trailer...], of: typeLine) else { return .skip }
        guard end > rest.startIndex else { return .block(PEMBlock(type: GoString(typeLine), bytes: [])) }
        let encoded = rest[..<end].filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        guard let bytes = try? Base64.decode(Array(encoded)) else { return .skip }
        return .block(PEMBlock(type: GoString(typeLine), bytes: bytes))
    }

    /// Skips lines with a colon.
    private static func skipHeaders(_ rest: inout ArraySlice<UInt8>) -> Int {
        var count = 0
        while !rest.isEmpty {
            let (line, next) = takeLine(rest)
            guard line.contains(UInt8(ascii: ":")) else { break }
            rest = next
            count += 1
        }
        return count
    }

    /// Whether a text begins with the type and five dashes, and nothing else on the line.
    private static func isTrailer(_ text: ArraySlice<UInt8>, of type: ArraySlice<UInt8>) -> Bool {
        let expected = Array(type) + lineMarker
        guard text.starts(with: expected) else { return false }
        return takeLine(text.dropFirst(expected.count)).line.isEmpty
    }

    /// A line without its end and the blanks before it, and what follows it.
    private static func takeLine(_ text: ArraySlice<UInt8>) -> (line: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
        let end = text.firstIndex(of: newline)
        var line = text[..<(end ?? text.endIndex)]
        let rest = end.map { text[($0 + 1)...] } ?? text[text.endIndex...]
        if end != nil && line.last == UInt8(ascii: "\r") { line.removeLast() }
        while line.last == UInt8(ascii: " ") || line.last == UInt8(ascii: "\t") { line.removeLast() }
        return (line, rest)
    }

    private static func firstIndex(of pattern: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        text.indices.first { text[$0] == pattern.first && text[$0...].starts(with: pattern) }
    }

    private static func lastIndex(of pattern: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        text.indices.last { text[$0] == pattern.first && text[$0...].starts(with: pattern) }
    }
}
