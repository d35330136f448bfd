import GoTemplate

extension StringFunctions {
    static let layout: [Function] = [
        Function("indent", [.int, .string]) { .string(try indent($0.string(1), by: $0.int(0))) },
        Function("nindent", [.int, .string]) {
            .string(try indent($0.string(1), by: $0.int(0), afterNewline: true))
        },
        Function("repeat", [.int, .string]) { .string(try repeated($0.string(1), times: $0.int(0))) },
    ]

    private static let newline: UInt8 = 0x0A
    private static let blank: UInt8 = 0x20

    /// Mirrors Sprig strings.go indent and nindent: empty lines are indented as well.
    private static func indent(_ text: GoString, by width: Int, afterNewline: Bool = false) throws -> GoString {
        if width < 0 { throw RepeatError.negativeCount }
        let breaks = text.bytes.withUnsafeBufferPointer { $0.reduce(0) { $1 == newline ? $0 + 1 : $0 } }
        try ResultLimit.check(text.count + 1, plus: width, times: breaks + 1)
        let size = text.count + width * (breaks + 1) + (afterNewline ? 1 : 0)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            var end = 0
            if afterNewline { append(newline, times: 1, to: buffer, at: &end) }
            append(blank, times: width, to: buffer, at: &end)
            text.bytes.withUnsafeBufferPointer { source in
                for byte in source {
                    append(byte, times: 1, to: buffer, at: &end)
                    if byte == newline { append(blank, times: width, to: buffer, at: &end) }
                }
            }
            count = end
        }
        return GoString(bytes)
    }

    @inline(__always)
    private static func append(
        _ byte: UInt8, times: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at end: inout Int
    ) {
        for offset in 0..<times { buffer[end + offset] = byte }
        end += times
    }

    /// Mirrors strings.Repeat with its panics.
    private static func repeated(_ text: GoString, times: Int) throws -> GoString {
        if times < 0 { throw RepeatError.negativeCount }
        let (size, overflow) = text.count.multipliedReportingOverflow(by: times)
        if overflow { throw RepeatError.overflow }
        try ResultLimit.check(size)
        if size == 0 || times == 1 { return size == 0 ? GoString() : text }
        var result: [UInt8] = []
        result.reserveCapacity(size)
        for _ in 0..<times { result.append(contentsOf: text.bytes) }
        return GoString(result)
    }
}

/// What Go's `strings.Repeat` panics with.
enum RepeatError {
    static let negativeCount = FunctionError("strings: negative Repeat count")
    static let overflow = FunctionError("strings: Repeat output length overflow")
}
