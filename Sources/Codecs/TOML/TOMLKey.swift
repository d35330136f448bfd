import GoTemplate

/// A key of TOML with its parts, such as `a."b c".d`.
struct TOMLKey {
    private(set) var parts: [GoString] = []

    init(_ parts: [GoString] = []) {
        self.parts = parts
    }

    var isEmpty: Bool { parts.isEmpty }
    var count: Int { parts.count }
    var last: GoString { parts.last ?? GoString() }
    var parents: ArraySlice<GoString> { parts.dropLast() }

    mutating func append(_ part: GoString) { parts.append(part) }

    func appending(_ part: GoString) -> TOMLKey { TOMLKey(parts + [part]) }

    /// The key as TOML spells it.
    var text: GoString {
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ".")) }
            bytes.append(tomlKeyPart: part)
        }
        return GoString(bytes)
    }
}

extension [UInt8] {
    /// Appends one part of a key, quoted unless it is bare.
    mutating func append(tomlKeyPart part: GoString) {
        let isBare = !part.isEmpty && part.bytes.allSatisfy(TOMLCharacter.isBareKey)
        if isBare { append(contentsOf: part.bytes) } else { append(tomlQuoted: part) }
    }

    /// Appends a basic string of TOML.
    mutating func append(tomlQuoted text: GoString) {
        append(UInt8(ascii: "\""))
        for byte in text.bytes { append(tomlEscaped: byte) }
        append(UInt8(ascii: "\""))
    }

    private mutating func append(tomlEscaped byte: UInt8) {
        let letter: UInt8
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter = byte
        case 0x08: letter = UInt8(ascii: "b")
        case 0x09: letter = UInt8(ascii: "t")
        case 0x0A: letter = UInt8(ascii: "n")
        case 0x0C: letter = UInt8(ascii: "f")
        case 0x0D: letter = UInt8(ascii: "r")
        case 0..<0x20, 0x7F:
            append(contentsOf: "\\u00".utf8)
            append(hexadecimal: byte)
            return
        default:
            append(byte)
            return
        }
        append(UInt8(ascii: "\\"))
        append(letter)
    }
}
