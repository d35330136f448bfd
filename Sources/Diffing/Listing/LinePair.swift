/// Two lines of which one takes the place of the other.
struct LinePair {
    var old: [UInt8]
    var new: [UInt8]
    var oldEmphasis: Range<Int>?
    var newEmphasis: Range<Int>?

    /// What a line may take up; of longer ones the part around the difference is shown.
    static let maximumLength = 500
    private static let around = 60

    /// - Parameter start: how far both lines are no value, but indentation and key.
    init(_ old: [UInt8], _ new: [UInt8], start: Int) {
        let prefix = Self.commonPrefix(old, new)
        let suffix = Self.commonSuffix(old, new, limit: min(old.count, new.count) - prefix)
        (self.old, oldEmphasis) = Self.shorten(old, prefix: prefix, suffix: suffix, start: start)
        (self.new, newEmphasis) = Self.shorten(new, prefix: prefix, suffix: suffix, start: start)
        // Where hardly anything is the same, there is nothing to point out.
        if prefix + suffix <= start + 1 {
            oldEmphasis = nil
            newEmphasis = nil
        }
    }

    private static func commonPrefix(_ old: [UInt8], _ new: [UInt8]) -> Int {
        var count = 0
        while count < old.count, count < new.count, old[count] == new[count] { count += 1 }
        while count > 0, isContinuation(old, count) || isContinuation(new, count) { count -= 1 }
        return count
    }

    private static func commonSuffix(_ old: [UInt8], _ new: [UInt8], limit: Int) -> Int {
        var count = 0
        while count < limit, old[old.count - 1 - count] == new[new.count - 1 - count] { count += 1 }
        while count > 0, isContinuation(old, old.count - count) { count -= 1 }
        return count
    }

    private static func isContinuation(_ text: [UInt8], _ index: Int) -> Bool {
        index < text.count && text[index] & 0xC0 == 0x80
    }

    private static func shorten(
        _ line: [UInt8], prefix: Int, suffix: Int, start: Int
    ) -> (text: [UInt8], emphasis: Range<Int>?) {
        let changed = prefix..<max(prefix, line.count - suffix)
        guard line.count > maximumLength else { return (line, changed.isEmpty ? nil : changed) }
        var from = max(start, changed.lowerBound - around)
        var to = min(line.count, max(changed.upperBound + around, from + 2 * around), from + maximumLength)
        while from > 0, isContinuation(line, from) { from -= 1 }
        while to > from, isContinuation(line, to) { to -= 1 }
        var text = Array(line[..<min(start, from)])
        if from > start { text.append(contentsOf: "…".utf8) }
        let shift = text.count - from
        text.append(contentsOf: line[from..<to])
        let low = max(changed.lowerBound, from)
        let emphasis = (low + shift)..<(max(low, min(changed.upperBound, to)) + shift)
        text.append(contentsOf: LongLine.end(shown: to, of: line.count))
        return (text, emphasis.isEmpty ? nil : emphasis)
    }
}

/// Lines that are too long to be shown in full.
enum LongLine {
    /// The beginning of a long line.
    static func shorten(_ line: [UInt8]) -> [UInt8] {
        guard line.count > LinePair.maximumLength else { return line }
        var end = LinePair.maximumLength
        while end > 0, line[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(line[..<end]) + self.end(shown: end, of: line.count)
    }

    static func end(shown: Int, of count: Int) -> [UInt8] {
        shown < count ? Array("… (\(count) bytes)".utf8) : []
    }
}
