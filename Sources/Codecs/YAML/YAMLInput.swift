import CYAML

/// A whole text in the form of libyaml's own buffer.
///
/// libyaml copies its input character by character into a buffer, which takes a third of the time of reading a document. A
/// text whose characters are all allowed can be that buffer itself: the copy would be the same.
struct YAMLInput {
    /// The scanner looks a few characters ahead and finds zeros behind the end.
    private static let paddingCount = 8

    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let textCount: Int
    private let characterCount: Int
    /// The buffer that libyaml allocated, given back to it before it frees it.
    private var replaced: (start: UnsafeMutablePointer<UInt8>?, end: UnsafeMutablePointer<UInt8>?) = (nil, nil)

    /// Nil where libyaml has to look itself: it reports what is not allowed, in the order in which it reads.
    init?(_ text: UnsafeRawBufferPointer) {
        guard let characterCount = YAMLCharacter.allowedCount(in: text) else { return nil }
        textCount = text.count
        self.characterCount = characterCount
        bytes = .allocate(capacity: text.count + Self.paddingCount)
        bytes.initialize(repeating: 0)
        if let base = bytes.baseAddress, let source = text.baseAddress {
            UnsafeMutableRawPointer(base).copyMemory(from: source, byteCount: text.count)
        }
    }

    /// Makes the text the parser's buffer, at the end of the input.
    mutating func give(to parser: UnsafeMutablePointer<yaml_parser_t>) {
        guard let base = bytes.baseAddress else { return }
        replaced = (parser.pointee.buffer.start, parser.pointee.buffer.end)
        parser.pointee.encoding = YAML_UTF8_ENCODING
        parser.pointee.eof = 1
        parser.pointee.buffer.start = base
        parser.pointee.buffer.pointer = base
        // Like libyaml at the end of its input, one zero counts as a character.
        parser.pointee.buffer.last = base + textCount + 1
        parser.pointee.buffer.end = base + textCount + Self.paddingCount
        parser.pointee.unread = characterCount + 1
    }

    /// Gives the parser its own buffer back and frees this one.
    func takeBack(from parser: UnsafeMutablePointer<yaml_parser_t>) {
        if let start = replaced.start {
            parser.pointee.buffer.start = start
            parser.pointee.buffer.pointer = start
            parser.pointee.buffer.last = start
            parser.pointee.buffer.end = replaced.end
        }
        bytes.deallocate()
    }
}

extension YAMLCharacter {
    /// How many characters a text has, if it is UTF-8 without a byte order mark and libyaml allows them all.
    static func allowedCount(in text: UnsafeRawBufferPointer) -> Int? {
        if text.starts(with: [0xEF, 0xBB, 0xBF]) || text.starts(with: [0xFE, 0xFF]) { return nil }
        var index = 0
        var characters = 0
        while index < text.count {
            if let plain = plainCount(in: text, from: index), plain > 0 {
                index += plain
                characters += plain
                continue
            }
            guard let width = allowedWidth(in: text, at: index) else { return nil }
            index += width
            characters += 1
        }
        return characters
    }

    private typealias Block = SIMD32<UInt8>

    /// The length of a block of printable ASCII and line breaks; nil where the block has other bytes or is cut short.
    private static func plainCount(in text: UnsafeRawBufferPointer, from index: Int) -> Int? {
        guard index + Block.scalarCount <= text.count else { return nil }
        let block = text.loadUnaligned(fromByteOffset: index, as: Block.self)
        let isControl = block .< Block(repeating: 0x20)
        let isBreak =
            (block .== Block(repeating: 0x0A)) .| (block .== Block(repeating: 0x09))
            .| (block .== Block(repeating: 0x0D))
        let isOther = block .> Block(repeating: 0x7E)
        return any((isControl .& .!isBreak) .| isOther) ? nil : Block.scalarCount
    }

    /// The length of the character at an index, nil where it is malformed or not allowed.
    ///
    /// Mirrors libyaml reader.c yaml_parser_update_buffer.
    private static func allowedWidth(in text: UnsafeRawBufferPointer, at index: Int) -> Int? {
        let first = text[index]
        if first < 0x80 { return (0x20...0x7E).contains(first) || [0x09, 0x0A, 0x0D].contains(first) ? 1 : nil }
        let width = first & 0xE0 == 0xC0 ? 2 : first & 0xF0 == 0xE0 ? 3 : first & 0xF8 == 0xF0 ? 4 : 0
        guard width > 0, index + width <= text.count else { return nil }
        var value = UInt32(first & (0xFF >> UInt8(width + 1)))
        for offset in 1..<width {
            let byte = text[index + offset]
            guard byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let smallest: UInt32 = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000
        guard value >= smallest, isAllowed(value) else { return nil }
        return width
    }

    private static func isAllowed(_ value: UInt32) -> Bool {
        value == 0x85 || (0xA0...0xD7FF).contains(value) || (0xE000...0xFFFD).contains(value)
            || (0x10000...0x10FFFF).contains(value)
    }
}
