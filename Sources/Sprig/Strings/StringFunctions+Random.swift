import GoTemplate

extension StringFunctions {
    static let random: [Function] = [
        randomFunction("randAlphaNum", alphabet: digits + capitals + smallLetters),
        randomFunction("randAlpha", alphabet: capitals + smallLetters),
        randomFunction("randNumeric", alphabet: digits),
        randomFunction("randAscii", alphabet: Array(0x20...0x7E)),
        function("shuffle") { GoString(runes: $0.runes.shuffled()) },
    ]

    private static let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
    private static let capitals = Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
    private static let smallLetters = Array(UInt8(ascii: "a")...UInt8(ascii: "z"))

    /// A function of a length that picks characters with the system's secure generator.
    ///
    /// Mirrors goutils CryptoRandom, whose error for a negative length Sprig drops.
    private static func randomFunction(_ name: String, alphabet: [UInt8]) -> Function {
        Function(name, [.int]) { arguments in
            let length = max(0, arguments.int(0))
            try ResultLimit.check(length)
            var generator = SystemRandomNumberGenerator()
            let bytes = (0..<length).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] }
            return .string(GoString(bytes))
        }
    }
}
