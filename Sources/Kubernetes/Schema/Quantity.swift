import GoTemplate

/// An amount as Kubernetes writes it: `10Gi`, `500m`, `1e3`.
///
/// Those of the same value are equal, however they are written. Mirrors apimachinery api/resource quantity.go: exact, and rounded up to a billionth.
package struct Quantity: Hashable, Comparable, Sendable {
    private var isNegative = false
    /// The decimal digits of the amount in billionths, without leading zeros; none for zero.
    private var digits: [UInt8] = []

    private static let places = 9
    /// No longer text and no larger exponent means an amount of anything.
    private static let maximumCount = 256

    /// Nil for what is no quantity.
    package init?(_ text: GoString) {
        let bytes = text.bytes
        guard !bytes.isEmpty, bytes.count <= Self.maximumCount else { return nil }
        isNegative = bytes[0] == UInt8(ascii: "-")
        let unsigned = bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard bytes.count - unsigned.count <= 1 else { return nil }
        let whole = unsigned.prefix(while: Self.isDigit)
        var rest = unsigned[whole.endIndex...]
        var fraction = rest.prefix(0)
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: Self.isDigit)
            rest = rest[fraction.endIndex...]
        }
        guard !whole.isEmpty || !fraction.isEmpty, let scale = Self.scale(of: rest) else { return nil }
        digits = (whole + fraction).map { $0 - 0x30 }
        for _ in 0..<scale.kibis { multiply(by: 1024) }
        shift(by: Self.places + scale.exponent - fraction.count)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// What a suffix multiplies by: a power of ten and one of 1024.
    private static func scale(of suffix: ArraySlice<UInt8>) -> (exponent: Int, kibis: Int)? {
        let text = String(decoding: suffix, as: UTF8.self)
        if let exponent = ["n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18][text] {
            return (exponent, 0)
        }
        if let kibis = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].firstIndex(of: text) { return (0, kibis + 1) }
        guard text.first == "e" || text.first == "E", let exponent = Int(text.dropFirst()),
            (-maximumCount...maximumCount).contains(exponent)
        else { return nil }
        return (exponent, 0)
    }

    private mutating func multiply(by factor: Int) {
        var carry = 0
        for index in digits.indices.reversed() {
            let product = Int(digits[index]) * factor + carry
            digits[index] = UInt8(product % 10)
            carry = product / 10
        }
        while carry > 0 {
            digits.insert(UInt8(carry % 10), at: 0)
            carry /= 10
        }
    }

    /// Multiplies by a power of ten; what is lost on the right is rounded up, away from zero.
    private mutating func shift(by places: Int) {
        if places >= 0 {
            digits += [UInt8](repeating: 0, count: places)
        } else {
            let lost = digits.suffix(-places)
            digits.removeLast(min(-places, digits.count))
            if lost.contains(where: { $0 != 0 }) { increment() }
        }
        digits = Array(digits.drop { $0 == 0 })
        if digits.isEmpty { isNegative = false }
    }

    private mutating func increment() {
        for index in digits.indices.reversed() {
            if digits[index] < 9 { return digits[index] += 1 }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
    }

    /// The amount rounded up to a thousandth.
    package var roundedToMilli: Quantity {
        var rounded = self
        rounded.shift(by: 3 - Self.places)
        rounded.shift(by: Self.places - 3)
        return rounded
    }

    package static func < (left: Quantity, right: Quantity) -> Bool {
        if left.isNegative != right.isNegative { return left.isNegative }
        let (smaller, larger) = left.isNegative ? (right, left) : (left, right)
        if smaller.digits.count != larger.digits.count { return smaller.digits.count < larger.digits.count }
        return smaller.digits.lexicographicallyPrecedes(larger.digits)
    }
}
