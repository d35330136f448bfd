import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

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
        let lines = text.bytes.withUnsafeBufferPointer(lineCount)
        try ResultLimit.check(text.count + 1, plus: width, times: lines)
        let size = text.count + width * lines + (afterNewline ? 1 : 0)
        guard size > 0 else { return text }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = size
            guard var target = buffer.baseAddress else { return }
            if afterNewline { append(newline, count: 1, at: &target) }
            append(blank, count: width, at: &target)
            text.bytes.withUnsafeBufferPointer { copy($0, indentedBy: width, to: target) }
        }
        return GoString(bytes)
    }

    private static func lineCount(of text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 1
        // Addition that cannot trap is done for many bytes at once.
        for byte in text { count &+= byte == newline ? 1 : 0 }
        return count
    }

    /// Copies `text` to `target` with blanks after each newline.
    private static func copy(
        _ text: UnsafeBufferPointer<UInt8>, indentedBy width: Int, to target: UnsafeMutablePointer<UInt8>
    ) {
        guard var source = text.baseAddress else { return }
        var target = target
        let end = source + text.count
        while let found = memchr(source, Int32(newline), end - source) {
            let length = UnsafeRawPointer(found) - UnsafeRawPointer(source) + 1
            target.update(from: source, count: length)
            target += length
            source += length
            append(blank, count: width, at: &target)
        }
        target.update(from: source, count: end - source)
    }

    private static func append(_ byte: UInt8, count: Int, at target: inout UnsafeMutablePointer<UInt8>) {
        target.update(repeating: byte, count: count)
        target += count
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
