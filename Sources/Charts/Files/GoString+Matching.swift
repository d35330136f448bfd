import GoTemplate

extension GoString {
    /// The string without its first `count` bytes.
    func dropping(_ count: Int) -> GoString { GoString(bytes.dropFirst(count)) }

    var asciiLowercased: GoString {
        GoString(bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 })
    }
}
