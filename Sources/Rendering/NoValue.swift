import GoTemplate

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The text `<no value>`, which Go prints for a missing value and Helm deletes from all it renders.
package enum NoValue {
    private static let text = Array("<no value>".utf8)

    /// `output` without the text, even where a chart wrote it on purpose.
    package static func removed(from output: GoString) -> GoString {
        guard var found = next(in: output.bytes, from: 0) else { return output }
        var result: [UInt8] = []
        result.reserveCapacity(output.count)
        var start = 0
        while true {
            result += output.bytes[start..<found]
            start = found + text.count
            guard let following = next(in: output.bytes, from: start) else { break }
            found = following
        }
        result += output.bytes[start...]
        return GoString(result)
    }

    private static func next(in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var index = start
            while let hit = memchr(base + index, Int32(text[0]), buffer.count - index) {
                index = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
                guard index + text.count <= buffer.count else { return nil }
                if memcmp(base + index, text, text.count) == 0 { return index }
                index += 1
            }
            return nil
        }
    }
}
