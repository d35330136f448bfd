import GoTemplate

extension StringFunctions {
    static let random: [Function] = [
        randomFunction("randAlphaNum", alphabet: digits + capitals + smallLetters),
        randomFunction("randAlpha", alphabet: capitals + smallLetters),
        randomFunction("randNumeric", alphabet: digits),
        randomFunction("randAscii", alphabet: Array(0x20...0x7E)),
        function("shuffle", trait: .random) { GoString(runes: $0.runes.shuffled()) },
    ]

    private static let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
    private static let capitals = Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    private static let smallLetters = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))

    /// A function of a length that picks characters with the system's secure generator.
    ///
    /// Mirrors goutils CryptoRandom, whose error for a negative length Sprig drops.
    private static func randomFunction(_ name: String, alphabet: [UInt8]) -> Function {
        Function(name, [.int], trait: .random) { arguments in
            let length = max(0, arguments.int(0))
            try ResultLimit.check(length)
            return .string(GoString(randomText(length, alphabet)))
        }
    }

    /// Picks characters, each as likely as any other.
    private static func randomText(_ length: Int, _ alphabet: [UInt8]) -> [UInt8] {
        // Each number makes eight picks; bytes that would favour the first characters are thrown away.
        let bound = 256 / alphabet.count * alphabet.count
        var generator = SystemRandomNumberGenerator()
        var text: [UInt8] = []
        text.reserveCapacity(length)
        while text.count < length {
            let number = generator.next()
            for shift in stride(from: 0, to: 64, by: 8) where text.count < length {
                let byte = Int(number >> UInt64(shift) & 0xFF)
                if byte < bound { text.append(alphabet[byte % alphabet.count]) }
            }
        }
        return text
    }
}
