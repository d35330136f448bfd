import GoTemplate

/// A place in a JSON value in the words of Go 1.27.
///
/// Mirrors encoding/json v2_inject.go transformUnmarshalError and UnmarshalTypeError.Error: a JSON Pointer with dots, which
/// is a field of a struct unless it ends in what looks like the number of an item.
struct JSONPlace {
    private let tokens: [GoString]

    init(_ tokens: [GoString]) { self.tokens = tokens }

    var description: String {
        guard let last = tokens.last else { return "Go value" }
        let path = tokens.map(Self.escaped).joined(separator: ".")
        // Of a token with dots only what follows the last of them is looked at.
        let end = last.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).last ?? []
        let isItem = !end.isEmpty && end.allSatisfy(\.isDigit)
        return (isItem ? "" : "Go struct field ") + "." + path
    }

    /// As in a JSON Pointer.
    private static func escaped(_ token: GoString) -> String {
        token.text.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// Mirrors internal/jsonwire wire.go InvalidTextError: in back quotes unless something in it cannot be seen.
    static func quoted(_ text: GoString) -> GoString {
        let isPlain = text.bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "`") }
        return isPlain ? "`" + text + "`" : Strconv.quote(text)
    }
}
