/// Reads the shapes that semver's regular expressions describe, byte by byte.
///
/// The expressions are deterministic: no part can begin with what the part before it may still take, so reading
/// greedily without going back accepts the same texts.
struct VersionScanner {
    /// What the three leading segments consist of.
    enum Numbering {
        case digits
        /// Digits, `x`, `X` and `*`, and `|`, which semver's character class lets in by accident.
        case wildcards

        func contains(_ byte: UInt8) -> Bool {
            if isDigit(byte) { return true }
            guard self == .wildcards else { return false }
            return byte == UInt8(ascii: "x") || byte == UInt8(ascii: "X")
                || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "|")
        }
    }

    /// The parts of a version, without the dots and signs that introduce them.
    struct Parts {
        /// All of the version, with its `v`.
        var text: ArraySlice<UInt8> = []
        var major: ArraySlice<UInt8> = []
        var minor: ArraySlice<UInt8>?
        var patch: ArraySlice<UInt8>?
        var prerelease: ArraySlice<UInt8> = []
        var metadata: ArraySlice<UInt8> = []
    }

    private let bytes: [UInt8]
    private(set) var index: Int

    init(_ bytes: [UInt8], at index: Int = 0) {
        self.bytes = bytes
        self.index = index
    }

    var isAtEnd: Bool { index >= bytes.count }

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Moves over `byte` if it is next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }

    /// Moves over all that `\s` matches in Go and tells how many bytes that were.
    @discardableResult
    mutating func skipSpace() -> Int {
        let start = index
        while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D {
            index += 1
        }
        return index - start
    }

    /// Reads the longest version from here, or nothing.
    mutating func version(numberedBy numbering: Numbering) -> Parts? {
        let start = index
        var parts = Parts()
        _ = skip(UInt8(ascii: "v"))
        parts.major = run(of: numbering.contains)
        guard !parts.major.isEmpty else {
            index = start
            return nil
        }
        parts.minor = dotted(numbering)
        if parts.minor != nil { parts.patch = dotted(numbering) }
        parts.prerelease = identifiers(after: UInt8(ascii: "-"))
        parts.metadata = identifiers(after: UInt8(ascii: "+"))
        parts.text = bytes[start..<index]
        return parts
    }

    private mutating func run(of isMember: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = index
        while let byte = next, isMember(byte) { index += 1 }
        return bytes[start..<index]
    }

    private mutating func dotted(_ numbering: Numbering) -> ArraySlice<UInt8>? {
        let start = index
        guard skip(UInt8(ascii: ".")) else { return nil }
        let segment = run(of: numbering.contains)
        if !segment.isEmpty { return segment }
        index = start
        return nil
    }

    private mutating func identifiers(after sign: UInt8) -> ArraySlice<UInt8> {
        let start = index
        guard skip(sign), !run(of: isIdentifierByte).isEmpty else {
            index = start
            return []
        }
        var end = index
        while skip(UInt8(ascii: ".")), !run(of: isIdentifierByte).isEmpty { end = index }
        index = end
        return bytes[(start + 1)..<end]
    }
}
