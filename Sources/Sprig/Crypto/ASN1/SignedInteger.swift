/// A large number of ASN.1: its sign and the big-endian bytes of its size, without leading zeros.
struct SignedInteger: Equatable {
    let isNegative: Bool
    let magnitude: [UInt8]

    init(twosComplement bytes: ArraySlice<UInt8>) {
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
