import GoTemplate

/// The people whose signatures count, as ssh-keygen(1) reads allowed signers: they are frozen with the file.
package struct AllowedSigners: Equatable, Sendable {
    /// What signatures are for; one for anything else does not count.
    package static let namespace: GoString = "rollout@swelm.dev"

    /// One for each key.
    package let lines: [GoString]

    private static let signers = ValuePath().key("signers")

    /// Reads `signers`.
    init(_ document: StagesDocument) throws(StagesFileError) {
        var lines: [GoString] = []
        for name in document.keys(at: Self.signers) {
            let path = Self.signers.key(name)
            guard !name.isEmpty, name.bytes.allSatisfy(Self.isNameByte) else {
                throw document.failure("this is no name of a signer: " + Strconv.quote(name), at: path)
            }
            for key in document.texts(at: path) {
                guard let line = Self.line(key.trimmingSpace) else {
                    throw document.failure("this must be a public key such as ssh-ed25519 AAAA", at: path)
                }
                lines.append(name + " namespaces=\"" + Self.namespace + "\" " + line)
            }
        }
        self.lines = lines
    }

    /// A type and a key in Base64, as a file of a public key begins; nil for anything else.
    private static func line(_ key: GoString) -> GoString? {
        let words = key.split(at: UInt8(ascii: " "))
        let isPlain = key.bytes.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\"") }
        guard isPlain, words.count >= 2, !words[1].isEmpty else { return nil }
        return words[0] + " " + words[1]
    }

    /// Neither a pattern nor the end of a name.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x21..<0x7F).contains(byte) && !"*?!,\"#".utf8.contains(byte)
    }
}

extension StageSequence {
    package func allowedSigners() throws(StagesFileError) -> AllowedSigners { try AllowedSigners(document) }
}
