import CYAML

extension YAMLWorkspace {
    /// The scanner looks a few characters ahead and finds zeros behind the end.
    private static let padding: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]

    /// Makes a whole text the parser's buffer, at the end of the input.
    ///
    /// libyaml copies its input character by character into a buffer, which takes a third of the time of reading a
    /// document. A text whose characters are all allowed can be that buffer itself: the copy would be the same. Of
    /// others libyaml reports what is not allowed, in the order in which it reads.
    mutating func giveInput(_ text: UnsafeRawBufferPointer) {
        guard let characterCount = YAMLCharacter.allowedCount(in: text) else { return }
        input.removeAll()
        input.append(text.assumingMemoryBound(to: UInt8.self))
        Self.padding.withUnsafeBufferPointer { input.append($0) }
        parser.pointee.encoding = YAML_UTF8_ENCODING
        parser.pointee.eof = 1
        parser.pointee.buffer.start = input.base
        parser.pointee.buffer.pointer = input.base
        // Like libyaml at the end of its input, one zero counts as a character.
        parser.pointee.buffer.last = input.base + text.count + 1
        parser.pointee.buffer.end = input.base + input.count
        parser.pointee.unread = characterCount + 1
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

    /// The length of a block of printable ASCII and line breaks; nil where the block has other bytes.
    ///
    /// The last block may begin before the index; a text shorter than a block has none.
    private static func plainCount(in text: UnsafeRawBufferPointer, from index: Int) -> Int? {
        guard text.count >= Block.scalarCount else { return nil }
        let start = min(index, text.count - Block.scalarCount)
        let block = text.loadUnaligned(fromByteOffset: start, as: Block.self)
        let isControl = block .< Block(repeating: 0x20)
        let isBreak =
            (block .== Block(repeating: 0x0A)) .| (block .== Block(repeating: 0x09))
            .| (block .== Block(repeating: 0x0D))
        let isOther = block .> Block(repeating: 0x7E)
        return any((isControl .& .!isBreak) .| isOther) ? nil : Block.scalarCount - (index - start)
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
