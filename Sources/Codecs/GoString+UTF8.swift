import GoTemplate

extension GoString {
    /// The text with U+FFFD for each byte that is not part of valid UTF-8, as `encoding/json` writes it.
    var replacingInvalidUTF8: GoString { isValidUTF8 ? self : GoString(runes: runes) }

    package static func joined(_ parts: [GoString], by separator: GoString) -> GoString {
        var text = GoString()
        for (index, part) in parts.enumerated() {
            if index > 0 { text.append(separator) }
            text.append(part)
        }
        return text
    }
}
