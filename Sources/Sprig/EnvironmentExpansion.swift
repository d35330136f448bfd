import GoTemplate

/// Puts variables in place of `$NAME` and `${NAME}`, Go's `os.Expand`.
struct EnvironmentExpansion {
    let text: GoString
    /// The value of a variable; empty where there is none.
    let variable: (GoString) -> GoString

    var result: GoString {
        var result: [UInt8] = []
        var rest = text.bytes[...]
        while let dollar = rest.firstIndex(of: UInt8(ascii: "$")), dollar + 1 < rest.endIndex {
            result += rest[..<dollar]
            let (name, width) = Self.name(at: rest[(dollar + 1)...])
            // Wrong syntax is left out; a dollar without a name behind it stays.
            if !name.isEmpty { result += variable(name).bytes }
            if name.isEmpty && width == 0 { result.append(UInt8(ascii: "$")) }
            rest = rest[(dollar + 1 + width)...]
        }
        return GoString(result + rest)
    }

    /// The name at the beginning, and how many bytes it takes.
    ///
    /// Mirrors os/env.go getShellName.
    private static func name(at text: ArraySlice<UInt8>) -> (name: GoString, width: Int) {
        guard let first = text.first else { return (GoString(), 0) }
        if first == UInt8(ascii: "{") { return bracedName(text.dropFirst()) }
        if isSpecial(first) { return (GoString([first]), 1) }
        let name = text.prefix(while: isNameByte)
        return (GoString(name), name.count)
    }

    /// - Parameter text: what follows the brace.
    private static func bracedName(_ text: ArraySlice<UInt8>) -> (name: GoString, width: Int) {
        guard let end = text.firstIndex(of: UInt8(ascii: "}")) else { return (GoString(), 1) }
        let name = text[..<end]
        return (GoString(name), name.count + 2)
    }

    private static func isSpecial(_ byte: UInt8) -> Bool { "*#$@!?-0123456789".utf8.contains(byte) }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}
