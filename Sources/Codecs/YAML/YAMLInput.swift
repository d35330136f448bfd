import GoTemplate

/// The bytes of a YAML stream as UTF-8, and how far go-yaml would come with them; mirrors readerc.go.
///
/// go-yaml decodes its input in pieces as the scanner asks for characters, so a byte that is not allowed is an error
/// only if the scanner gets near it, and an error of the scanner before that place goes first.
struct YAMLInput {
    /// The characters after the byte order mark, followed by zeros to look ahead into.
    let bytes: [UInt8]
    /// The number of bytes without the zeros.
    let count: Int
    /// How many bytes can be read before the problem shows; beyond all bytes where there is none.
    let limit: Int
    /// What is wrong with the bytes behind the limit.
    let problem: StaticString?

    /// How many zeros follow: the longest look-ahead is an escape of eight digits.
    private static let padding = 16
    /// What go-yaml reads at a time.
    private static let pieceSize = 512

    init(_ source: [UInt8]) {
        if source.starts(with: [0xFF, 0xFE]) || source.starts(with: [0xFE, 0xFF]) {
            self.init(utf16: source, isBigEndian: source[0] == 0xFE)
        } else {
            self.init(utf8: source)
        }
    }

    private init(utf8 source: [UInt8]) {
        let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count + Self.padding)
        bytes.append(contentsOf: start == 0 ? source[...] : source[start...])
        bytes.append(contentsOf: repeatElement(0, count: Self.padding))
        self.bytes = bytes
        self.count = source.count - start
        guard let (offset, problem) = source.withUnsafeBufferPointer({ Self.firstProblem($0, from: start) }) else {
            self.problem = nil
            self.limit = Int.max / 2
            return
        }
        self.problem = problem
        self.limit = Self.decodedEnd(source, before: offset, from: start) - start
    }

    private init(utf16 source: [UInt8], isBigEndian: Bool) {
        var decoder = UTF16Decoder(source, isBigEndian: isBigEndian)
        decoder.decode()
        self.count = decoder.output.count
        self.problem = decoder.problem
        self.limit = decoder.problem == nil ? Int.max / 2 : decoder.output.count
        self.bytes = decoder.output + [UInt8](repeating: 0, count: Self.padding)
    }
}

// MARK: - Validation

extension YAMLInput {
    /// The first byte that begins no character of YAML, and why.
    private static func firstProblem(
        _ source: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (offset: Int, problem: StaticString)? {
        var index = start
        while true {
            index = skipPlain(source, from: index)
            guard index < source.count else { return nil }
            let byte = source[index]
            if byte < 0x80 {
                if byte != 0x09 && byte != 0x0D { return (index, .controlCharacter) }
                index += 1
                continue
            }
            if let problem = problem(source, at: index) { return (index, problem) }
            index += YAMLCharacter.width(byte)
        }
    }

    /// Skips printable ASCII and line feeds, eight at a time.
    private static func skipPlain(_ source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = UnsafeRawPointer(source.baseAddress) else { return start }
        var index = start
        while index + 8 <= source.count, isPlain(base.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
            index += 8
        }
        while index < source.count, source[index] &- 0x20 < 0x5F || source[index] == 0x0A { index += 1 }
        return index
    }

    /// Whether each of eight bytes is printable ASCII or a line feed; sets the top bit of each byte that is.
    private static func isPlain(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops = ones &* 0x80
        guard word & tops == 0 else { return false }
        let isPrintable = (word &+ ones &* 0x60) & ~(word &+ ones)
        let isLineFeed = ~((word ^ ones &* 0x0A) &+ ones &* 0x7F)
        return (isPrintable | isLineFeed) & tops == tops
    }

    /// What is wrong with the character of several bytes at `index`.
    private static func problem(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> StaticString? {
        let (width, lowest, first) = leading(source[index])
        guard width > 0 else { return "invalid leading UTF-8 octet" }
        guard index + width <= source.count else { return "incomplete UTF-8 octet sequence" }
        var rune = first
        for offset in 1..<width {
            let byte = source[index + offset]
            guard byte & 0xC0 == 0x80 else { return "invalid trailing UTF-8 octet" }
            rune = rune << 6 | Rune(byte & 0x3F)
        }
        if rune < lowest { return "invalid length of a UTF-8 sequence" }
        if (0xD800...0xDFFF).contains(rune) || rune > 0x10FFFF { return "invalid Unicode character" }
        return isAllowed(rune) ? nil : .controlCharacter
    }

    /// The number of bytes of a character, the lowest rune that needs them, and the bits of the first.
    private static func leading(_ byte: UInt8) -> (width: Int, lowest: Rune, bits: Rune) {
        switch byte {
        case 0xC0..<0xE0: (2, 0x80, Rune(byte & 0x1F))
        case 0xE0..<0xF0: (3, 0x800, Rune(byte & 0x0F))
        case 0xF0..<0xF8: (4, 0x10000, Rune(byte & 0x07))
        default: (0, 0, 0)
        }
    }

    /// Whether a rune may stand in YAML at all.
    fileprivate static func isAllowed(_ rune: Rune) -> Bool {
        switch rune {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// Where the piece begins in which go-yaml meets the problem at `offset`.
    ///
    /// A character that a piece cuts off begins the next one, whether its bytes are right or not.
    private static func decodedEnd(_ source: [UInt8], before offset: Int, from start: Int) -> Int {
        var end = 0
        while true {
            var next = min(end + pieceSize, source.count)
            if offset < next {
                let isCutOff = offset + YAMLCharacter.width(source[offset]) > next
                return isCutOff ? offset : max(end, start)
            }
            while next > end, source[next] & 0xC0 == 0x80 { next -= 1 }
            end = next
        }
    }
}

extension StaticString {
    fileprivate static let controlCharacter: StaticString = "control characters are not allowed"
}

/// Turns UTF-16 into UTF-8, up to the first character that is not allowed.
private struct UTF16Decoder {
    private let source: [UInt8]
    private let isBigEndian: Bool
    private var index = 2
    private(set) var output: [UInt8] = []
    private(set) var problem: StaticString?

    init(_ source: [UInt8], isBigEndian: Bool) {
        self.source = source
        self.isBigEndian = isBigEndian
    }

    mutating func decode() {
        while index < source.count {
            guard let rune = nextRune() else { return }
            guard YAMLInput.isAllowed(rune) else {
                problem = .controlCharacter
                return
            }
            output.append(rune: rune)
        }
    }

    private func unit(at index: Int) -> Rune? {
        guard index + 1 < source.count else { return nil }
        let (first, second) = (Rune(source[index]), Rune(source[index + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
    }

    private mutating func nextRune() -> Rune? {
        guard let first = unit(at: index) else { return fail("incomplete UTF-16 character") }
        if first & 0xFC00 == 0xDC00 { return fail("unexpected low surrogate area") }
        guard first & 0xFC00 == 0xD800 else {
            index += 2
            return first
        }
        guard let second = unit(at: index + 2) else { return fail("incomplete UTF-16 surrogate pair") }
        guard second & 0xFC00 == 0xDC00 else { return fail("expected low surrogate area") }
        index += 4
        return 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
    }

    private mutating func fail(_ problem: StaticString) -> Rune? {
        self.problem = problem
        return nil
    }
}
