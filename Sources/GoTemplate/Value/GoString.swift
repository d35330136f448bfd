/// A Go string: any bytes, compared, ordered and hashed as bytes.
///
/// Swift's `String` merges canonically equivalent spellings, treats CR LF as one character and cannot hold
/// invalid UTF-8; Go's strings do none of that, and charts depend on it (binary `.Files`, `b64dec`, `trunc`).
package struct GoString: Hashable, Sendable {
    /// The bytes, usually UTF-8, of any content.
    package var bytes: [UInt8]

    package init(_ bytes: [UInt8] = []) {
        self.bytes = bytes
    }

    package init(_ text: String) {
        self.bytes = Array(text.utf8)
    }

    // No generic initializer: across modules it would run unspecialised, a byte at a time through witnesses.

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = Array(bytes)
    }

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = Array(bytes)
    }

    package init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        self.bytes = Array(bytes)
    }

    package init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = Array(bytes)
    }

    package init(_ text: Substring) {
        self.bytes = Array(text.utf8)
    }

    /// The number of bytes, Go's `len`.
    package var count: Int { bytes.count }

    package var isEmpty: Bool { bytes.isEmpty }

    /// The text for messages; invalid UTF-8 becomes U+FFFD, so this is not reversible.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func append(_ other: GoString) { bytes.append(contentsOf: other.bytes) }

    package static func + (left: GoString, right: GoString) -> GoString { GoString(left.bytes + right.bytes) }
}

extension GoString: Comparable {
    /// Byte-wise order, Go's `<` on strings.
    package static func < (left: GoString, right: GoString) -> Bool { left.compare(right) < 0 }

    @_disfavoredOverload
    package static func == (left: GoString, right: GoString) -> Bool {
        left.bytes.count == right.bytes.count && left.compare(right) == 0
    }

    package func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// Negative, zero or positive as `self` sorts before, with or after `other` by bytes (Go's `strings.Compare`).
    package func compare(_ other: GoString) -> Int {
        bytes.withUnsafeBufferPointer { left in
            other.bytes.withUnsafeBufferPointer { right in compareBytes(left, right) }
        }
    }
}

extension GoString: ExpressibleByStringLiteral, CustomStringConvertible {
    package init(stringLiteral value: StaticString) {
        self.bytes = value.withUTF8Buffer { Array($0) }
    }

    package var description: String { text }
}
