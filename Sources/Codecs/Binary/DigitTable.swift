/// The values of bytes as digits of an alphabet.
struct DigitTable: Sendable {
    private let values: [UInt8]
    private static let none: UInt8 = 0xFF

    init(_ alphabet: [UInt8]) {
        var values = [UInt8](repeating: Self.none, count: 256)
        for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
        self.values = values
    }

    /// The value of a byte; nil outside of the alphabet.
    subscript(byte: UInt8) -> UInt8? {
        let value = values[Int(byte)]
        return value == Self.none ? nil : value
    }
}

/// Whether Go's decoders skip this byte.
func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
