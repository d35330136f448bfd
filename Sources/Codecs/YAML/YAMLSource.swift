import CYAML
import Glibc
import GoTemplate

/// The text of a stream as libyaml gets it.
///
/// Constructs that libyaml 0.2.5 takes otherwise than go-yaml v2 are rewritten, so that libyaml itself comes to the same
/// result at the same place. One character takes the place of one, so lines and columns stay; the characters that stand
/// in for others are no characters of Unicode, and scalars get back what was there.
///
/// Some constructs show only while libyaml reads: then the rewritten source is thrown, and reading begins anew.
struct YAMLSource: Error {
    private(set) var bytes: [UInt8]
    /// The last byte of the first character that stands in for another; nil where there is none yet.
    private var firstStandIn: UInt8?
    /// UTF-16 is left to libyaml as it is.
    private let canRewrite: Bool
    private var rewriteCount = 0

    /// Documents that need more are left to libyaml, whose time would be quadratic.
    private static let maximumRewriteCount = 500

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        canRewrite = !Self.isUTF16(bytes)
        guard canRewrite else { return }
        if let directive = YAMLVersionDirective(bytes) { self.bytes = directive.rewritten }
        rewriteMarks()
        rewriteEscapedSlashes()
    }

    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.first, first >= 0xFE, bytes.count > 1 else { return false }
        return first ^ bytes[1] == 1 && bytes[1] >= 0xFE
    }

    /// Where the characters begin that libyaml counts.
    private var start: Int { bytes.first == 0xEF && bytes.starts(with: Self.byteOrderMark) ? 3 : 0 }

    /// The offset of the character that a mark points at.
    func offset(of mark: yaml_mark_t) -> Int {
        YAMLPlace.offset(ofCharacter: Int(mark.index), in: bytes, from: start)
    }

    /// The offset that lies so many characters before another.
    func offset(_ offset: Int, back count: Int) -> Int {
        var offset = min(offset, bytes.count)
        for _ in 0..<max(count, 0) where offset > 0 {
            offset -= 1
            while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        }
        return offset
    }

    var firstPlace: YAMLPlace { YAMLPlace(offset: start) }

    func byte(at offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }
}

/// A place in a source, in characters and in bytes.
struct YAMLPlace {
    private(set) var index = 0
    private(set) var offset: Int

    fileprivate init(offset: Int) { self.offset = offset }

    static func offset(ofCharacter index: Int, in bytes: [UInt8], from start: Int = 0) -> Int {
        var place = YAMLPlace(offset: start)
        place.advance(to: index, in: bytes)
        return place.offset
    }

    mutating func advance(to index: Int, in bytes: [UInt8]) {
        while self.index < index && offset < bytes.count {
            offset += YAMLCharacter.width(bytes[offset])
            self.index += 1
        }
    }
}

// MARK: - Characters that stand in for others

extension YAMLSource {
    /// Some of U+FDD0 to U+FDEF, which both readers let through.
    private enum StandIn: UInt8 {
        case colon, slash, backslash, byteOrderMark

        static let lead: [UInt8] = [0xEF, 0xB7]
        static let lastBytes: ClosedRange<UInt8> = 0x90...0xAF
        static let count: UInt8 = 4

        /// What it stands for in a scalar; the backslash of an escape in double quotes stands for nothing.
        func original(isDoubleQuoted: Bool) -> [UInt8] {
            switch self {
            case .colon: [UInt8(ascii: ":")]
            case .slash: [UInt8(ascii: "/")]
            case .backslash: isDoubleQuoted ? [] : [UInt8(ascii: "\\")]
            case .byteOrderMark: [0xEF, 0xBB, 0xBF]
            }
        }
    }

    /// The first of four such characters that the text does not use itself.
    private func unusedStandIns() -> UInt8? {
        let used = offsets(of: StandIn.lead, from: 0).map { byte(at: $0 + StandIn.lead.count) }
        let candidates = stride(from: StandIn.lastBytes.lowerBound, to: StandIn.lastBytes.upperBound, by: 4)
        return candidates.first { first in !used.contains { (first..<first + StandIn.count).contains($0) } }
    }

    /// Returns whether there was something to rewrite, and a character for it.
    @discardableResult
    private mutating func rewrite(_ offsets: [Int], length: Int, as standIn: StandIn) -> Bool {
        guard !offsets.isEmpty, let first = firstStandIn ?? unusedStandIns() else { return false }
        firstStandIn = first
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 2 * offsets.count)
        var end = 0
        for offset in offsets {
            output.append(contentsOf: bytes[end..<offset])
            output.append(contentsOf: StandIn.lead)
            output.append(first + standIn.rawValue)
            end = offset + length
        }
        output.append(contentsOf: bytes[end...])
        bytes = output
        return true
    }

    /// Appends the text of a scalar as it stood in the original.
    @inline(__always)
    func append(_ text: UnsafeBufferPointer<UInt8>, isDoubleQuoted: Bool, to output: inout YAMLBuffer<UInt8>) {
        guard let firstStandIn else { return output.append(text) }
        append(text, isDoubleQuoted: isDoubleQuoted, firstStandIn, to: &output)
    }

    private func append(
        _ text: UnsafeBufferPointer<UInt8>, isDoubleQuoted: Bool, _ first: UInt8, to output: inout YAMLBuffer<UInt8>
    ) {
        var index = 0
        while index < text.count {
            let isLead = index + 2 < text.count && text[index] == 0xEF && text[index + 1] == 0xB7
            if isLead, let standIn = StandIn(rawValue: text[index + 2] &- first) {
                standIn.original(isDoubleQuoted: isDoubleQuoted).withUnsafeBufferPointer { output.append($0) }
                index += 3
            } else {
                output.append(text[index])
                index += 1
            }
        }
    }
}

// MARK: - Differences that show in the text

extension YAMLSource {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    private static let escapedSlash = Array("\\/".utf8)

    /// libyaml skips a byte order mark at the beginning of any line; to go-yaml it is a character like others there.
    private mutating func rewriteMarks() {
        let mark = Self.byteOrderMark
        // The stream may begin with one, and one more is skipped by both.
        let first = start == 0 ? 1 : 4
        rewrite(offsets(of: mark, from: first), length: mark.count, as: .byteOrderMark)
    }

    /// libyaml reads `\/` in double quotes as `/`; to go-yaml it is an unknown escape, as any other is to both.
    private mutating func rewriteEscapedSlashes() {
        rewrite(offsets(of: Self.escapedSlash, from: 0).map { $0 + 1 }, length: 1, as: .slash)
    }

    private func offsets(of pattern: [UInt8], from start: Int) -> [Int] {
        bytes.withUnsafeBytes { buffer in
            var found: [Int] = []
            var start = start
            while let offset = buffer.offset(of: pattern, from: start) {
                found.append(offset)
                start = offset + pattern.count
            }
            return found
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Where the pattern of two or three bytes stands; quick where its first byte is rare.
    fileprivate func offset(of pattern: [UInt8], from start: Int = 0) -> Int? {
        guard let baseAddress, let first = pattern.first else { return nil }
        var start = start
        while start + pattern.count <= count {
            guard let found = memchr(baseAddress + start, Int32(first), count - start) else { return nil }
            let offset = UnsafeRawPointer(found) - baseAddress
            if self[offset...].starts(with: pattern) { return offset }
            start = offset + 1
        }
        return nil
    }
}

// MARK: - Differences that show while libyaml reads

extension YAMLSource {
    private mutating func countRewrite() -> Bool {
        rewriteCount += 1
        return canRewrite && rewriteCount <= Self.maximumRewriteCount
    }

    /// go-yaml reads `\'` in double quotes as `'`; to libyaml it is an unknown escape.
    ///
    /// - Parameter offset: where libyaml refused a backslash.
    func withoutEscapedQuotes(at offset: Int) -> YAMLSource? {
        var source = self
        guard byte(at: offset + 1) == UInt8(ascii: "'"), source.countRewrite() else { return nil }
        var offsets: [Int] = []
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            if bytes[index + 1] == UInt8(ascii: "'") { offsets.append(index) }
            index += 2
        }
        return source.rewrite(offsets, length: 1, as: .backslash) ? source : nil
    }

    /// go-yaml takes a colon before a flow indicator as part of a plain scalar (`[a:]`); libyaml refuses it.
    ///
    /// - Parameter offset: where libyaml refused a colon.
    func withPlainColons(from offset: Int) -> YAMLSource? {
        var source = self
        guard byte(at: offset) == UInt8(ascii: ":"), source.countRewrite() else { return nil }
        let others = (offset + 1..<max(bytes.count, offset + 1)).filter(isPlainColon)
        return source.rewrite([offset] + others, length: 1, as: .colon) ? source : nil
    }

    /// Whether a colon before a flow indicator follows a plain word, in flow context or not.
    private func isPlainColon(_ offset: Int) -> Bool {
        guard bytes[offset] == UInt8(ascii: ":"), ",?[]{}".utf8.contains(byte(at: offset + 1)) else { return false }
        var start = offset
        while start > 0, bytes[start - 1].isNameCharacter { start -= 1 }
        return start < offset && start > 0 && ", [{".utf8.contains(bytes[start - 1])
    }

    /// go-yaml takes `,`, `[` and `]` as characters of any tag; libyaml only between `!<` and `>`.
    ///
    /// - Parameter offset: where a tag begins, or its anchor.
    func withEscapedTag(at offset: Int) -> YAMLSource? {
        let begin = tagStart(from: offset)
        guard byte(at: begin) == UInt8(ascii: "!"), byte(at: begin + 1) != UInt8(ascii: "<") else { return nil }
        var end = begin
        while byte(at: end).isURICharacter { end += 1 }
        let tag = bytes[begin..<end]
        var source = self
        guard tag.contains(where: Self.isFlowIndicator), source.countRewrite() else { return nil }
        source.bytes.replaceSubrange(begin..<end, with: tag.flatMap(Self.escaped))
        return source
    }

    /// Skips an anchor and the blanks behind it.
    private func tagStart(from offset: Int) -> Int {
        var offset = offset
        guard byte(at: offset) == UInt8(ascii: "&") else { return offset }
        offset += 1
        while byte(at: offset).isNameCharacter { offset += 1 }
        while byte(at: offset) == 0x20 || byte(at: offset) == 0x09 { offset += 1 }
        return offset
    }

    private static func isFlowIndicator(_ byte: UInt8) -> Bool { ",[]".utf8.contains(byte) }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: ","): Array("%2C".utf8)
        case UInt8(ascii: "["): Array("%5B".utf8)
        case UInt8(ascii: "]"): Array("%5D".utf8)
        default: [byte]
        }
    }
}

extension UInt8 {
    /// A letter, digit, `_` or `-`.
    fileprivate var isNameCharacter: Bool {
        isLetter || isDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }

    /// What go-yaml takes as part of a tag.
    fileprivate var isURICharacter: Bool { isNameCharacter || ";/?:@&=+$,.!~*'()[]%".utf8.contains(self) }
}
