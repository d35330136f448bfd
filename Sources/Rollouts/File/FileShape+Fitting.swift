import Codecs
import GoTemplate

extension FileShape {
    /// Whether a value is of the kind that is wanted; what is in it is not looked at.
    ///
    /// - Parameter kind: what stands in the file.
    func fits(_ value: Value, _ kind: YAMLPlaces.Kind?) -> Bool {
        switch self {
        case .anything: true
        case .text: value.isText || value.number != nil
        case .flag: if case .bool = value { true } else { false }
        case .integer(let range): value.number.flatMap(Int.init(exactly:)).map(range.contains) ?? false
        case .number: value.number != nil
        case .duration: value.plainText.map { FileDuration($0) != nil } ?? false
        case .share: value.plainText.map { FileShare($0) != nil } ?? false
        case .word(let words): value.plainText.map { words.contains($0.text) } ?? false
        case .values, .named, .record: kind == .mapping
        case .list(let item, let isAlone): kind == .sequence || isAlone && item.fits(value, kind)
        case .either(let shapes): shapes.contains { $0.fits(value, kind) }
        }
    }

    /// Whether a parameter may stand in place of the value.
    var takesParameter: Bool {
        switch self {
        case .flag, .integer, .number, .duration, .share, .word: true
        case .either(let shapes): shapes.contains(where: \.takesParameter)
        case .text, .anything, .values, .list, .named, .record: false
        }
    }
}

extension FileShape {
    /// What is wanted, in words that follow "this must be".
    var description: String {
        switch self {
        case .text: "a string"
        case .flag: "true or false"
        case .integer(let range) where range.upperBound == .max: "a whole number of at least \(range.lowerBound)"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .number: "a number"
        case .duration: "a time such as 90s, 10m or 24h"
        case .share: "per cent, such as 99.5%"
        case .word(let words): words.joined(separator: " or ")
        case .anything: "a value"
        case .values: "a mapping of values"
        case .list(let item, let isAlone): (isAlone ? "\(item.description), or a list of them" : "a list")
        case .named: "a mapping from names"
        case .record(let record): "a mapping with " + record.keys.joined(separator: ", ")
        case .either(let shapes): shapes.map(\.description).joined(separator: ", or ")
        }
    }
}

extension Value {
    fileprivate var isText: Bool { if case .string = self { true } else { false } }

    fileprivate var plainText: GoString? { if case .string(let text) = self { text } else { nil } }

    /// As numbers of YAML are read.
    package var number: Double? {
        switch self {
        case .float(let number): number
        case .int(let number, _): Double(number)
        default: nil
        }
    }

    /// The value as it is written within a string: whole numbers in digits, where Go
    /// prints large ones with an exponent.
    var digits: GoString {
        if let number, let integer = Int(exactly: number) { return GoString("\(integer)") }
        return GoFormat.sprint([self])
    }

    /// Whether it is one `${parameter}` and nothing else.
    var isParameter: Bool {
        guard case .string(let text) = self, text.hasPrefix("${"), text.hasSuffix("}") else { return false }
        return !text.bytes.dropFirst(2).dropLast().contains { "{}$".utf8.contains($0) }
    }
}
