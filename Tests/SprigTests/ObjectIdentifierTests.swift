import Testing

@testable import Sprig

/// Names of algorithms and the bytes they have in ASN.1, by X.690.
struct ObjectIdentifierTests {
    @Test(
        arguments: [
            ([0x00], "0.0"), ([0x27], "0.39"), ([0x28], "1.0"), ([0x4F], "1.39"), ([0x50], "2.0"), ([0x77], "2.39"),
            ([0x78], "2.40"), ([0x88, 0x37, 0x03], "2.999.3"), ([0x55, 0x1D, 0x11], "2.5.29.17"),
            ([0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B], "1.2.840.113549.1.1.11"),
            ([0x2A, 0x7F, 0x81, 0x00], "1.2.127.128"), ([0x2A, 0x87, 0xFF, 0xFF, 0xFF, 0x7F], "1.2.2147483647"),
        ] as [([UInt8], String)])
    func bytes(_ content: [UInt8], _ text: String) {
        let identifier = ObjectIdentifier(content: content[...])
        #expect(identifier?.text == text)
        #expect(identifier?.content == content)
    }

    /// Nothing, a padded number, one that ends early and one of 32 bits.
    @Test(
        arguments: [[], [0x80, 0x01], [0x2A, 0x80, 0x01], [0x2A, 0x86], [0x2A, 0x88, 0x80, 0x80, 0x80, 0x00]]
            as [[UInt8]])
    func whatIsNone(_ content: [UInt8]) {
        #expect(ObjectIdentifier(content: content[...]) == nil)
    }
}
