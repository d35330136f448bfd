// Go's `strings` package, trimming.
extension GoString {
    /// Without white space at both ends, Go's `strings.TrimSpace`.
    package var trimmingSpace: GoString { trimmed { $0 < 0x80 ? isASCIISpace($0) : Unicode.isSpace($0) } }

    /// Without the runes of `cutset` at both ends, Go's `strings.Trim`.
    package func trimming(_ cutset: GoString) -> GoString {
        let unwanted = cutset.runes
        return trimmed { unwanted.contains($0) }
    }

    /// Without `prefix`, if it begins so, Go's `strings.TrimPrefix`.
    package func trimmingPrefix(_ prefix: GoString) -> GoString {
        hasPrefix(prefix) ? GoString(bytes[prefix.count...]) : self
    }

    /// Without `suffix`, if it ends so, Go's `strings.TrimSuffix`.
    package func trimmingSuffix(_ suffix: GoString) -> GoString {
        hasSuffix(suffix) ? GoString(bytes[..<(count - suffix.count)]) : self
    }

    private func trimmed(where isUnwanted: (Rune) -> Bool) -> GoString {
        let kept = bytes.withUnsafeBufferPointer { buffer in
            var start = 0
            while start < buffer.count {
                let (rune, width) = decodeRune(buffer, at: start)
                if !isUnwanted(rune) { break }
                start += width
            }
            var end = buffer.count
            while end > start {
                let (rune, width) = decodeLastRune(buffer, from: start, to: end)
                if !isUnwanted(rune) { break }
                end -= width
            }
            return start..<end
        }
        return kept.count == count ? self : GoString(bytes[kept])
    }
}

@inline(__always)
private func isASCIISpace(_ rune: Rune) -> Bool { rune == 0x20 || (0x09...0x0D).contains(rune) }

/// The rune that ends before `end`; mirrors Go's `utf8.DecodeLastRune` on the bytes from `start`.
func decodeLastRune(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> (rune: Rune, width: Int) {
    let last = end - 1
    if buffer[last] < 0x80 { return (Rune(buffer[last]), 1) }
    let lowest = max(start, end - 4)
    var first = last
    while first > lowest && buffer[first] & 0xC0 == 0x80 { first -= 1 }
    let (rune, width) = decodeRune(UnsafeBufferPointer(rebasing: buffer[first..<end]), at: 0)
    return first + width == end ? (rune, width) : (runeError, 1)
}
