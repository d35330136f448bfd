import Testing

@testable import Sprig

/// Bit strings of DER, whose first byte says how many bits at the end are unused; by X.690, 8.6 and 11.2.
struct BitStringTests {
    @Test(
        arguments: [
            ([3, 2, 0, 0xF1], [0xF1]), ([3, 3, 0, 0xF1, 0x02], [0xF1, 0x02]), ([3, 2, 4, 0xF0], [0x0F]),
            ([3, 3, 4, 0xAB, 0xC0], [0x0A, 0xBC]), ([3, 2, 7, 0x80], [1]), ([3, 1, 0], []), ([3, 2, 1, 0xFE], [0x7F]),
        ] as [([UInt8], [UInt8])])
    func areRightAligned(_ bytes: [UInt8], _ bits: [UInt8]) {
        var reader = DERReader(bytes)
        #expect(reader.takeBitString() == bits)
    }

    /// Unused bits that are set, too many of them, some of nothing, and what is no bit string.
    @Test(
        arguments: [[3, 2, 4, 0xF1], [3, 2, 8, 0x00], [3, 1, 1], [3, 0], [4, 2, 0, 1], [3, 2, 0], []] as [[UInt8]])
    func whatIsNone(_ bytes: [UInt8]) {
        var reader = DERReader(bytes)
        #expect(reader.takeBitString() == nil)
    }
}
