import GoTemplate

/// A share of a stages file, in per cent: `99.5%`.
package struct FileShare: Hashable, Sendable {
    /// From 0; 1 is all.
    package let fraction: Double

    /// How it is written, as a regular expression of JSON Schema.
    static let pattern = #"^[0-9]+(\.[0-9]+)?%$"#

    /// - Returns: nil where the text is no share.
    package init?(_ text: GoString) {
        let digits = text.bytes.dropLast()
        let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        let isNumber = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }
        guard text.bytes.count < 64, text.bytes.last == UInt8(ascii: "%"), isNumber,
            let number = Double(String(decoding: digits, as: UTF8.self))
        else { return nil }
        fraction = number / 100
    }
}
