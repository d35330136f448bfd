import Codecs
import GoTemplate

/// Where a value stands in an index.
struct IndexToken {
    enum Form: UInt8 {
        /// There is none, or none but `null`'s shortest form.
        case missing
        /// On one line and without quotes; it may stand for a number.
        case plain
        /// What stands between quotes on one line, without escapes.
        case quoted
        /// Without quotes on several lines, none of them empty.
        case folded
        /// What only the ordinary reader knows the text of.
        case other
        /// The lines of a list.
        case list
    }

    var start: Int32 = 0
    var end: Int32 = 0
    var form = Form.missing

    /// Texts have less than 2 GiB: no larger file is read.
    init(_ form: Form = .missing, _ start: Int = 0, _ end: Int = 0) {
        self.form = form
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
}

extension IndexToken {
    private static let field = JSONShape.Structure("", named: "", [("x", .string)])

    /// The text that Go's struct gets.
    func value(in text: UnsafeBufferPointer<UInt8>) -> GoString {
        let bytes = UnsafeBufferPointer(rebasing: text[range])
        switch form {
        case .missing, .list: return GoString()
        case .quoted: return GoString(bytes)
        case .plain: return YAML.isPlainString(bytes) ? GoString(bytes) : Self.read(bytes)
        case .folded: return Self.joined(bytes)
        case .other: return Self.read(bytes)
        }
    }

    /// The texts of a list.
    func values(in text: UnsafeBufferPointer<UInt8>) -> [GoString] {
        guard form == .list, var lines = try? IndexLines(text, range) else { return [] }
        var values: [GoString] = []
        while !lines.isAtEnd, let value = try? lines.element() { values.append(value.value(in: text)) }
        return values
    }

    /// Whether another value is written the same way.
    func isSpelt(like other: IndexToken, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        form == other.form && range.count == other.range.count && text[range].elementsEqual(text[other.range])
    }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> GoString {
        let fields = try? YAML.decode(Array("x: ".utf8) + bytes + [0x0A], as: field)
        return fields?["x"]?.plainText ?? GoString()
    }

    /// Line breaks with the blanks around them are one blank.
    private static func joined(_ bytes: UnsafeBufferPointer<UInt8>) -> GoString {
        let lines = bytes.split(separator: 0x0A).map { line in
            let rest = line.drop { $0 == 0x20 }
            return GoString(rest[..<(rest.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? rest.startIndex)])
        }
        return GoString.join(lines, separator: " ")
    }
}
