import GoTemplate

/// A Go time layout: text in which parts of the reference time `Mon Jan 2 15:04:05 2006 -0700` stand for elements.
struct TimeLayout {
    /// What a part of a layout stands for.
    enum Element: Equatable {
        case longMonth, shortMonth, month, zeroMonth
        case longWeekday, shortWeekday
        case day, spaceDay, zeroDay
        case spaceYearDay, zeroYearDay
        case hour, hour12, zeroHour12
        case minute, zeroMinute
        case second, zeroSecond
        case longYear, year
        case upperMeridiem, lowerMeridiem
        case zoneName
        case zoneOffset(OffsetStyle)
        case fraction(FractionStyle)
    }

    /// How a zone offset is written.
    struct OffsetStyle: Equatable {
        enum Precision { case hours, minutes, seconds }

        /// Whether UTC is `Z`.
        let usesZ: Bool
        let hasColons: Bool
        let precision: Precision
    }

    /// How fractions of a second are written.
    struct FractionStyle: Equatable {
        let separator: UInt8
        let digits: Int
        /// Whether trailing zeros go, and the separator with the last of them.
        let isTrimmed: Bool
    }

    /// A piece of a layout: literal text and the element after it, if there is one.
    struct Chunk {
        let prefix: ArraySlice<UInt8>
        let element: Element?
        /// The element as written.
        let elementText: ArraySlice<UInt8>
    }

    private(set) var rest: ArraySlice<UInt8>

    init(_ layout: GoString) {
        rest = layout.bytes[...]
    }

    /// Takes the next chunk; the last one has no element.
    ///
    /// Mirrors format.go nextStdChunk.
    mutating func takeChunk() -> Chunk {
        for index in rest.indices {
            guard let (element, length, skipped) = Self.element(in: rest[index...]) else { continue }
            let start = index + skipped
            defer { rest = rest[(start + length)...] }
            return Chunk(
                prefix: rest[..<start], element: element, elementText: rest[start..<(start + length)])
        }
        defer { rest = [] }
        return Chunk(prefix: rest, element: nil, elementText: rest[rest.endIndex...])
    }
}

// MARK: - Recognition

extension TimeLayout {
    /// An element, the length of its text, and how much literal text comes before it.
    private typealias Match = (element: Element, length: Int, skipped: Int)

    /// The spellings of elements by their first byte, longer ones before their prefixes.
    private static let spellings: [[(text: [UInt8], element: Element)]] = {
        let minutes = OffsetStyle.Precision.minutes
        var all: [(String, Element)] = [
            ("Monday", .longWeekday), ("MST", .zoneName), ("01", .zeroMonth), ("02", .zeroDay), ("03", .zeroHour12),
            ("04", .zeroMinute), ("05", .zeroSecond), ("06", .year), ("002", .zeroYearDay), ("15", .hour),
            ("1", .month), ("2006", .longYear), ("2", .day), ("__2", .spaceYearDay), ("_2", .spaceDay),
            ("3", .hour12), ("4", .minute), ("5", .second), ("PM", .upperMeridiem), ("pm", .lowerMeridiem),
            ("January", .longMonth),
        ]
        for (sign, usesZ) in [("-", false), ("Z", true)] {
            let offsets: [(String, Bool, OffsetStyle.Precision)] = [
                ("070000", false, .seconds), ("07:00:00", true, .seconds), ("0700", false, minutes),
                ("07:00", true, minutes), ("07", false, .hours),
            ]
            all += offsets.map { text, hasColons, precision in
                let style = OffsetStyle(usesZ: usesZ, hasColons: hasColons, precision: precision)
                return (sign + text, .zoneOffset(style))
            }
        }
        var table = [[(text: [UInt8], element: Element)]](repeating: [], count: 256)
        for (text, element) in all {
            let bytes = Array(text.utf8)
            table[Int(bytes[0])].append((bytes, element))
        }
        return table
    }()

    /// The element at the start of `text`.
    private static func element(in text: ArraySlice<UInt8>) -> Match? {
        guard let first = text.first else { return nil }
        if first == UInt8(ascii: ".") || first == UInt8(ascii: ",") { return fraction(in: text) }
        if text.starts(with: "_2006".utf8) { return (.longYear, 4, 1) }
        let candidates = spellings[Int(first)]
        if candidates.isEmpty { return nil }
        for (spelling, element) in candidates where text.starts(with: spelling) {
            return (element, spelling.count, 0)
        }
        return abbreviation(in: text)
    }

    /// `Jan` and `Mon`, unless they begin a longer word such as `Janet` or `Month`.
    private static func abbreviation(in text: ArraySlice<UInt8>) -> Match? {
        let next = text.dropFirst(3).first ?? 0
        guard !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next) else { return nil }
        if text.starts(with: "Jan".utf8) { return (.shortMonth, 3, 0) }
        return text.starts(with: "Mon".utf8) ? (.shortWeekday, 3, 0) : nil
    }

    /// `.000` or `,999`, unless another digit follows.
    private static func fraction(in text: ArraySlice<UInt8>) -> Match? {
        guard let separator = text.first, let digit = text.dropFirst().first,
            digit == UInt8(ascii: "0") || digit == UInt8(ascii: "9")
        else { return nil }
        let count = text.dropFirst().prefix { $0 == digit }.count
        if let next = text.dropFirst(1 + count).first, isDecimalDigit(next) { return nil }
        // Go keeps the count in twelve bits.
        let style = FractionStyle(separator: separator, digits: count & 0xFFF, isTrimmed: digit == UInt8(ascii: "9"))
        return (.fraction(style), 1 + count, 0)
    }
}
