/// A large number of ASN.1.
struct SignedInteger: Equatable {
    /// In two's complement, as it was read.
    let bytes: [UInt8]
    let isNegative: Bool
    /// The big-endian bytes of its size, without leading zeros.
    let magnitude: [UInt8]

    init(twosComplement bytes: ArraySlice<UInt8>) {
        self.bytes = Array(bytes)
        isNegative = bytes.first.map { $0 & 0x80 != 0 } ?? false
        var digits = Array(bytes)
        if isNegative {
            // The size of a negative number is its complement plus one.
            var carry = true
            for index in digits.indices.reversed() {
                let (sum, overflow) = (~digits[index]).addingReportingOverflow(carry ? 1 : 0)
                digits[index] = sum
                carry = overflow
            }
            if carry { digits.insert(1, at: 0) }
        }
        magnitude = Array(digits.drop { $0 == 0 })
    }

    var isPositive: Bool { !isNegative && !magnitude.isEmpty }
}
