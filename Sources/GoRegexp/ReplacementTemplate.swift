import CRE2
import GoTemplate

/// The replacement of `ReplaceAllString`, split into text and groups.
///
/// Mirrors Go's Regexp.expand.
struct ReplacementTemplate {
    private enum Part {
        case text(ArraySlice<UInt8>)
        /// Groups of one name, of which the first that took part in the match counts.
        case group([Int])
    }

    private var parts: [Part] = []

    /// - Parameter groupNames: as in `Regexp.groupNames`.
    init(_ replacement: GoString, groupNames: [GoString]) {
        let bytes = replacement.bytes
        var start = 0
        while let dollar = bytes[start...].firstIndex(of: UInt8(ascii: "$")) {
            parts.append(.text(bytes[start..<dollar]))
            start = dollar + 1
            if start < bytes.count && bytes[start] == UInt8(ascii: "$") {
                parts.append(.text(bytes[dollar...dollar]))
                start += 1
            } else if let (name, end) = Self.reference(in: replacement, at: start) {
                parts.append(.group(Self.groups(named: name, groupNames)))
                start = end
            } else {
                parts.append(.text(bytes[dollar...dollar]))
            }
        }
        parts.append(.text(bytes[start...]))
    }

    /// How many spans of a match the template needs: those up to its last group, at least the whole match.
    var spanCount: Int {
        parts.reduce(1) { count, part in
            if case .group(let groups) = part { return max(count, (groups.max() ?? 0) + 1) }
            return count
        }
    }

    /// Appends the replacement of one match.
    func expand(
        _ subject: RegexpSubject, _ spans: UnsafeMutableBufferPointer<cre2_span>, into result: inout [UInt8]
    ) {
        for part in parts {
            switch part {
            case .text(let text): result.append(contentsOf: text)
            case .group(let groups):
                guard let group = groups.first(where: { spans[$0].start >= 0 }) else { continue }
                result.append(contentsOf: subject.text(spans[group]))
            }
        }
    }

    /// Reads `name` or `{name}`; nil where there is neither.
    ///
    /// Mirrors Go's regexp.extract: a name is the longest run of letters, digits and underscores.
    private static func reference(in text: GoString, at start: Int) -> (name: GoString, end: Int)? {
        let isBraced = start < text.count && text.bytes[start] == UInt8(ascii: "{")
        let nameStart = isBraced ? start + 1 : start
        var end = nameStart
        while end < text.count {
            let (rune, width) = text.rune(at: end)
            guard Unicode.isLetter(rune) || Unicode.isDigit(rune) || rune == 0x5F else { break }
            end += width
        }
        if end == nameStart { return nil }
        let name = GoString(text.bytes[nameStart..<end])
        guard isBraced else { return (name, end) }
        return end < text.count && text.bytes[end] == UInt8(ascii: "}") ? (name, end + 1) : nil
    }

    /// The groups a name stands for: those of that name, or the one of that number.
    private static func groups(named name: GoString, _ groupNames: [GoString]) -> [Int] {
        if let number = number(name) { return number < groupNames.count ? [number] : [] }
        return groupNames.indices.filter { groupNames[$0] == name }
    }

    /// The value of a name of digits; nil for a leading zero and for what is too large.
    private static func number(_ name: GoString) -> Int? {
        let isNumber = name.bytes.allSatisfy { $0 &- 0x30 < 10 } && (name.count == 1 || name.bytes[0] != 0x30)
        guard isNumber && name.count <= 9 else { return nil }
        return name.bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
