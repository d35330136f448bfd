import GoTemplate

/// An amount as Kubernetes writes it: `10Gi`, `500m`, `1e3`.
struct Quantity: Comparable {
    let value: Double

    /// Nil for what is no quantity.
    init?(_ text: GoString) {
        let bytes = text.bytes
        let digits = bytes.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E || $0 == 0x2B || $0 == 0x2D }
        let suffix = String(decoding: bytes[digits.count...], as: UTF8.self)
        guard let number = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
        if let factor = Self.factors[suffix] {
            value = number * factor
        } else if let whole = Double(text.text), suffix.first == "e" || suffix.first == "E" {
            value = whole
        } else {
            return nil
        }
    }

    private static let factors: [String: Double] = [
        "": 1, "n": 1e-9, "u": 1e-6, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18,
        "Ki": 0x1p10, "Mi": 0x1p20, "Gi": 0x1p30, "Ti": 0x1p40, "Pi": 0x1p50, "Ei": 0x1p60,
    ]

    static func < (left: Quantity, right: Quantity) -> Bool { left.value < right.value }
}
