import GoTemplate

/// The 512 bytes before a file in a tar archive.
///
/// Mirrors archive/tar reader.go readHeader and format.go.
struct TarHeader {
    static let blockSize = 512

    private enum Format {
        case plain, ustar, star, gnu
    }

    private let block: [UInt8]

    init(_ block: [UInt8]) { self.block = block }

    var isZero: Bool { block.allSatisfy { $0 == 0 } }

    func entry() throws(ArchiveError) -> TarEntry {
        guard isChecksumRight else { throw .invalidTarHeader }
        let name = text(0..<100)
        let mode = try number(100..<108)
        _ = try number(108..<116)
        _ = try number(116..<124)
        let size = try number(124..<136)
        let modified = try number(136..<148)
        let prefix = try namePrefix()
        let fullName = prefix.isEmpty ? name : prefix + "/" + name
        return TarEntry(
            name: fullName, typeFlag: block[156], mode: mode, size: Int(size),
            modificationTime: FileTime(seconds: modified))
    }

    private var format: Format {
        let magic = block[257..<263]
        if magic.elementsEqual("ustar\0".utf8) {
            return block[508..<512].elementsEqual("tar\0".utf8) ? .star : .ustar
        }
        return block[257..<265].elementsEqual("ustar  \0".utf8) ? .gnu : .plain
    }

    /// The start of a long name, where the format has room for one.
    private func namePrefix() throws(ArchiveError) -> GoString {
        guard format != .plain else { return GoString() }
        _ = try number(329..<337)
        _ = try number(337..<345)
        switch format {
        case .plain: return GoString()
        case .ustar: return text(345..<500)
        case .star: return text(345..<476)
        case .gnu: return gnuNamePrefix()
        }
    }

    /// Old Go versions wrote a prefix where GNU has times; it counts if it cannot be times.
    private func gnuNamePrefix() -> GoString {
        let areTimes = [345..<357, 357..<369].allSatisfy { block[$0.lowerBound] == 0 || (try? number($0)) != nil }
        let prefix = text(345..<500)
        return areTimes || prefix.bytes.contains { $0 >= 0x80 } ? GoString() : prefix
    }

    /// Some programs sum signed bytes.
    private var isChecksumRight: Bool {
        guard let expected = try? octal(148..<156) else { return false }
        var unsigned: Int64 = 0
        var signed: Int64 = 0
        for (index, byte) in block.enumerated() {
            let counted = (148..<156).contains(index) ? UInt8(ascii: " ") : byte
            unsigned += Int64(counted)
            signed += Int64(Int8(bitPattern: counted))
        }
        return expected == unsigned || expected == signed
    }

    private func text(_ range: Range<Int>) -> GoString { GoString(block[range].prefix { $0 != 0 }) }

    /// A field in octal digits or, with the highest bit set, in two's complement.
    private func number(_ range: Range<Int>) throws(ArchiveError) -> Int64 {
        let first = block[range.lowerBound]
        guard first & 0x80 != 0 else { return try octal(range) }
        let inversion: UInt8 = first & 0x40 != 0 ? 0xFF : 0
        var magnitude: UInt64 = 0
        for index in range {
            let byte = (block[index] ^ inversion) & (index == range.lowerBound ? 0x7F : 0xFF)
            if magnitude >> 56 > 0 { throw .invalidTarHeader }
            magnitude = magnitude << 8 | UInt64(byte)
        }
        guard let positive = Int64(exactly: magnitude) else { throw .invalidTarHeader }
        return inversion == 0 ? positive : ~positive
    }

    private func octal(_ range: Range<Int>) throws(ArchiveError) -> Int64 {
        let isPadding: (UInt8) -> Bool = { $0 == 0 || $0 == UInt8(ascii: " ") }
        let field = block[range].drop(while: isPadding)
        guard let last = field.lastIndex(where: { !isPadding($0) }) else { return 0 }
        var value: UInt64 = 0
        for byte in field[...last].prefix(while: { $0 != 0 }) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(byte), value >> 61 == 0 else {
                throw .invalidTarHeader
            }
            value = value << 3 | UInt64(byte & 7)
        }
        return Int64(bitPattern: value)
    }
}
