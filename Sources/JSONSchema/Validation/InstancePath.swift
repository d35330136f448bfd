import GoTemplate

/// The way from a document to a value in it.
struct InstancePath {
    enum Token {
        case key(GoString)
        case index(Int)

        var text: GoString {
            switch self {
            case .key(let key): key
            case .index(let index): GoString(String(index))
            }
        }
    }

    private(set) var tokens: [Token] = []

    mutating func append(_ token: Token) { tokens.append(token) }
    mutating func removeLast() { tokens.removeLast() }

    /// The way as a JSON pointer.
    var pointer: GoString {
        GoString(tokens.reduce(into: [UInt8]()) { $0 += [UInt8(ascii: "/")] + JSONPointer.escape($1.text) })
    }
}
