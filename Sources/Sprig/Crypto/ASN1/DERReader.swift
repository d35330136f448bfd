import GoLibrary
import GoTemplate

/// Takes DER elements from the front of a sequence of bytes; nil where what follows is not what is asked for.
///
/// Mirrors golang.org/x/crypto/cryptobyte, the strict reader of certificates.
struct DERReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) {
        rest = Array(bytes)[...]
    }

    /// An element with its tag and the bytes of the whole and the content.
    struct Element {
        let tag: UInt8
        let bytes: ArraySlice<UInt8>
        let content: ArraySlice<UInt8>
    }

    var isEmpty: Bool { rest.isEmpty }

    func isNext(_ tag: UInt8) -> Bool { rest.first == tag }

    mutating func takeElement() -> Element? {
        let header = rest.prefix(2)
        guard header.count == 2, let tag = header.first, let lengthByte = header.last, tag & 0x1F != 0x1F else {
            return nil
        }
        var headerCount = 2
        var length = Int(lengthByte)
        if lengthByte & 0x80 != 0 {
            let digitCount = Int(lengthByte & 0x7F)
            let digits = rest.dropFirst(2).prefix(digitCount)
            guard (1...4).contains(digitCount), digits.count == digitCount, digits.first != 0 else { return nil }
            length = digits.reduce(0) { $0 << 8 | Int($1) }
            guard length >= 0x80 else { return nil }
            headerCount += digitCount
        }
        let bytes = rest.prefix(headerCount + length)
        guard bytes.count == headerCount + length else { return nil }
        rest = rest.dropFirst(bytes.count)
        return Element(tag: tag, bytes: bytes, content: bytes.dropFirst(headerCount))
    }

    mutating func takeElement(_ tag: UInt8) -> Element? {
        guard let element = takeElement(), element.tag == tag else { return nil }
        return element
    }

    /// The content of an element of this tag.
    mutating func take(_ tag: UInt8) -> ArraySlice<UInt8>? { takeElement(tag)?.content }

    /// A reader of the content of an element of this tag.
    mutating func enter(_ tag: UInt8) -> DERReader? { take(tag).map { DERReader($0) } }

    /// Skips an element of this tag where one is next; false if it is malformed.
    mutating func skipOptional(_ tag: UInt8) -> Bool { !isNext(tag) || take(tag) != nil }
}

extension DERReader {
    /// The bytes of an integer in two's complement, without superfluous ones.
    mutating func takeInteger(_ tag: UInt8 = DERTag.integer) -> ArraySlice<UInt8>? {
        guard let bytes = take(tag), let first = bytes.first else { return nil }
        let second = bytes.dropFirst().first ?? (first == 0 ? 0x80 : 0)
        let isPadded = first == 0 && second & 0x80 == 0 || first == 0xFF && second & 0x80 != 0
        return isPadded ? nil : bytes
    }

    /// An integer of at most eight bytes.
    mutating func takeInt64(_ tag: UInt8 = DERTag.integer) -> Int64? {
        guard let bytes = takeInteger(tag), bytes.count <= 8, let first = bytes.first else { return nil }
        return bytes.reduce(first & 0x80 != 0 ? -1 : 0) { $0 << 8 | Int64($1) }
    }

    mutating func takeObjectIdentifier() -> ObjectIdentifier? {
        take(DERTag.objectIdentifier).flatMap { ObjectIdentifier(content: $0) }
    }

    mutating func takeBoolean() -> Bool? {
        guard let bytes = take(DERTag.boolean), bytes.count == 1 else { return nil }
        switch bytes.first {
        case 0: return false
        case 0xFF: return true
        default: return nil
        }
    }

    /// The bytes of a bit string, shifted to the right by its unused bits, which are zero.
    mutating func takeBitString() -> [UInt8]? {
        guard let content = take(DERTag.bitString), let unusedBits = content.first, unusedBits <= 7 else { return nil }
        let bits = content.dropFirst()
        guard let last = bits.last else { return unusedBits == 0 ? [] : nil }
        guard last & (1 << unusedBits - 1) == 0 else { return nil }
        guard unusedBits > 0 else { return Array(bits) }
        var carry: UInt8 = 0
        return bits.map { byte in
            defer { carry = byte << (8 - unusedBits) }
            return carry | byte >> unusedBits
        }
    }

    /// Whether a time of the given tag is next and well-formed; it is skipped.
    ///
    /// Mirrors cryptobyte ReadASN1UTCTime and ReadASN1GeneralizedTime.
    mutating func skipTime(_ tag: UInt8) -> Bool {
        guard let content = take(tag) else { return false }
        let text = GoString(content)
        let layouts: [GoString] =
            tag == DERTag.utcTime ? ["060102150405Z0700", "0601021504Z0700"] : ["20060102150405Z0700"]
        for layout in layouts {
            if let time = try? GoTime(parsing: text, layout: layout, in: .utc) { return time.formatted(layout) == text }
        }
        return false
    }
}
