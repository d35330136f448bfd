import GoLibrary
import GoTemplate

/// A time of a stages file: `90s`, `1h30m`, `7d`.
package struct FileDuration: Hashable, Sendable {
    package let seconds: Double

    private static let units: [(suffix: String, seconds: Double)] = [
        ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86400),
    ]

    /// How it is written, as a regular expression of JSON Schema.
    static let pattern = #"^([0-9]+(\.[0-9]+)?(ms|s|m|h|d))+$"#

    /// - Returns: nil where the text is no time.
    package init?(_ text: GoString) {
        var rest = text.bytes[...]
        guard !rest.isEmpty, rest.count < 64 else { return nil }
        var total = 0.0
        while !rest.isEmpty {
            guard let number = Self.number(&rest), let unit = Self.unit(&rest) else { return nil }
            total += number * unit
        }
        seconds = total
    }

    /// The same as Go has it, which ends after 292 years.
    var goDuration: GoDuration {
        let nanoseconds = (seconds * 1e9).rounded()
        return GoDuration(nanoseconds: nanoseconds < 9.2e18 ? Int64(nanoseconds) : .max)
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Double? {
        let digits = rest.prefix { $0.isDigit }
        let tail = rest.dropFirst(digits.count)
        let decimals = tail.first == UInt8(ascii: ".") ? tail.dropFirst().prefix { $0.isDigit } : []
        guard !digits.isEmpty, tail.first != UInt8(ascii: ".") || !decimals.isEmpty else { return nil }
        let length = digits.count + (decimals.isEmpty ? 0 : decimals.count + 1)
        defer { rest = rest.dropFirst(length) }
        return Double(String(decoding: rest.prefix(length), as: UTF8.self))
    }

    private static func unit(_ rest: inout ArraySlice<UInt8>) -> Double? {
        guard let unit = units.first(where: { rest.starts(with: $0.suffix.utf8) }) else { return nil }
        rest = rest.dropFirst(unit.suffix.utf8.count)
        return unit.seconds
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
