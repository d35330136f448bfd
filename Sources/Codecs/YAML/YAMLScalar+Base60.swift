extension YAMLScalar {
    /// Whether the text is a boolean of YAML 1.1 that v3 reads as a string but still quotes.
    static func isOldBool(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count <= 3, case .bool = resolve(text, dialect: .v2) else { return false }
        return true
    }

    /// Whether YAML 1.1 would read the text as a number to the base 60, such as `1:30`.
    ///
    /// Mirrors the pattern `^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$` of encode.go.
    static func isBase60Float(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first else { return false }
        var index = first == UInt8(ascii: "+") || first == UInt8(ascii: "-") ? 1 : 0
        guard index < text.count, text[index].isDigit else { return false }
        while index < text.count, text[index].isDigit || text[index] == UInt8(ascii: "_") { index += 1 }
        guard index < text.count, text[index] == UInt8(ascii: ":") else { return false }
        while index < text.count, text[index] == UInt8(ascii: ":") {
            index += 1
            guard index < text.count, text[index].isDigit else { return false }
            let mayHaveTwo = text[index] < UInt8(ascii: "6")
            index += 1
            if mayHaveTwo, index < text.count, text[index].isDigit { index += 1 }
        }
        if index < text.count, text[index] == UInt8(ascii: ".") {
            index += 1
            while index < text.count, text[index].isDigit || text[index] == UInt8(ascii: "_") { index += 1 }
        }
        return index == text.count
    }
}
