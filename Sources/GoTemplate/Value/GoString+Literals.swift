#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

// Literals are compared where they stand in the program: to make a string of one takes memory each time. Their
// counterparts that take strings are disfavoured, or a literal would be ambiguous.
extension GoString {
    package static func == (left: GoString, right: StaticString) -> Bool {
        left.bytes.count == right.utf8CodeUnitCount && left.hasPrefix(right)
    }

    package static func != (left: GoString, right: StaticString) -> Bool { !(left == right) }

    package static func ~= (pattern: StaticString, text: GoString) -> Bool { text == pattern }

    package func hasPrefix(_ prefix: StaticString) -> Bool { matches(prefix, at: 0) }

    package func hasSuffix(_ suffix: StaticString) -> Bool {
        matches(suffix, at: bytes.count - suffix.utf8CodeUnitCount)
    }

    /// Whether the bytes are those of a text, of which no string is made either.
    package func equals(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { text in bytes.withUnsafeBufferPointer { $0.equals(text) } }
    }

    private func matches(_ part: StaticString, at position: Int) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            part.withUTF8Buffer { part in
                guard position >= 0, position + part.count <= buffer.count else { return false }
                guard let left = buffer.baseAddress, let right = part.baseAddress else { return part.isEmpty }
                return memcmp(left + position, right, part.count) == 0
            }
        }
    }
}
