import GoTemplate

/// Fills the 512 bytes before a file in a tar archive.
///
/// Mirrors archive/tar format.go, strconv.go and writer.go templateV7Plus.
struct TarHeaderWriter {
    private static let nameSize = 100
    private static let prefixSize = 155
    private static let checksum = 148..<156

    private var block = [UInt8](repeating: 0, count: TarHeader.blockSize)

    init(typeFlag: UInt8) {
        block[156] = typeFlag
        set(257..<265, Array("ustar\u{0}00".utf8))
    }

    mutating func setName(_ name: GoString, prefix: GoString = "") {
        set(0..<Self.nameSize, name.bytes)
        set(345..<(345 + Self.prefixSize), prefix.bytes)
        if name.count > Self.nameSize { dropTrailingSlash() }
    }

    mutating func setMetadata(mode: Int64, size: Int, time: Int64) {
        setOctal(100..<108, mode)
        // The owner.
        setOctal(108..<116, 0)
        setOctal(116..<124, 0)
        setOctal(124..<136, Int64(size))
        setOctal(136..<148, Self.fitsTime(time) ? time : 0)
    }

    /// The number of the device, which no file of a chart has.
    mutating func setDevice() {
        setOctal(329..<337, 0)
        setOctal(337..<345, 0)
    }

    /// The block with its checksum, which counts blanks in its own place.
    var finished: [UInt8] {
        var header = self
        header.set(Self.checksum, Array(repeating: UInt8(ascii: " "), count: Self.checksum.count))
        let sum = header.block.reduce(Int64(0)) { $0 + Int64($1) }
        header.setOctal(Self.checksum.dropLast(), sum)
        return header.block
    }

    /// A cut name may end with a slash, which some readers take for a folder.
    ///
    /// Mirrors formatString.
    private mutating func dropTrailingSlash() {
        let slash = UInt8(ascii: "/")
        var end = Self.nameSize
        while end > 0, block[end - 1] == slash { end -= 1 }
        if end < Self.nameSize { block[end] = 0 }
    }

    private mutating func set(_ range: Range<Int>, _ bytes: [UInt8]) {
        for (index, byte) in zip(range, bytes) { block[index] = byte }
    }

    /// Octal digits with leading zeros and a NUL behind.
    private mutating func setOctal(_ range: Range<Int>, _ number: Int64) {
        let digits = Array(String(number, radix: 8).utf8)
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, range.count - 1 - digits.count))
        set(range, zeros + digits + [0])
    }
}

// MARK: - What fits

extension TarHeaderWriter {
    /// Whether the field for the time can hold a time.
    static func fitsTime(_ time: Int64) -> Bool { time >= 0 && time < 1 << 33 }

    /// Whether the field for the name can hold a name.
    static func fitsName(_ name: GoString) -> Bool { name.count <= nameSize && isASCII(name) }

    /// A long name in the two parts that ustar has room for, if it can be cut.
    ///
    /// Mirrors splitUSTARPath.
    static func split(_ name: GoString) -> (prefix: GoString, suffix: GoString)? {
        guard name.count > nameSize, isASCII(name) else { return nil }
        let head = name.bytes.prefix(prefixSize + 1)
        guard let slash = head.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return nil }
        let suffix = name.suffix(from: slash + 1)
        guard !suffix.isEmpty, suffix.count <= nameSize else { return nil }
        return (name.prefix(slash), suffix)
    }

    /// The name without what is not ASCII, for programs that do not read pax headers.
    ///
    /// Mirrors toASCII.
    static func ascii(_ name: GoString) -> GoString {
        isASCII(name) ? name : GoString(name.bytes.filter(isASCII))
    }

    private static func isASCII(_ name: GoString) -> Bool { name.bytes.allSatisfy(isASCII) }

    private static func isASCII(_ byte: UInt8) -> Bool { byte > 0 && byte < 0x80 }
}
