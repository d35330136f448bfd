import CCrypto
import Codecs
import Failures
import GoTemplate

/// The digest by which a registry knows bytes, such as `sha256:523d…`.
///
/// Mirrors github.com/opencontainers/go-digest digest.go.
struct ArtifactDigest: Hashable {
    private enum Algorithm: String {
        case sha256, sha384, sha512

        var byteCount: Int {
            switch self {
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }

        func digest(of bytes: [UInt8]) -> GoString {
            var digest = [UInt8](repeating: 0, count: byteCount)
            bytes.withUnsafeBufferPointer { bytes in
                switch self {
                case .sha256: crypto_sha256(bytes.baseAddress, bytes.count, &digest)
                case .sha384: crypto_sha384(bytes.baseAddress, bytes.count, &digest)
                case .sha512: crypto_sha512(bytes.baseAddress, bytes.count, &digest)
                }
            }
            return GoString(hexadecimal: digest)
        }
    }

    private let algorithm: Algorithm
    let hexadecimal: GoString

    /// The SHA-256 of bytes.
    init(of bytes: [UInt8]) { (algorithm, hexadecimal) = (.sha256, Algorithm.sha256.digest(of: bytes)) }

    /// - Throws: `HelmError` for what is none, or is made in a way that nobody here knows.
    init(parsing text: GoString) throws(HelmError) {
        let (name, rest) = text.cut(at: UInt8(ascii: ":"))
        guard let digits = rest, !digits.isEmpty else { throw HelmError(Self.invalidFormat) }
        guard let algorithm = Algorithm(rawValue: name.text) else {
            throw HelmError(Self.hasForm(name, digits) ? "unsupported digest algorithm" : Self.invalidFormat)
        }
        guard digits.count == algorithm.byteCount * 2 else { throw HelmError("invalid checksum digest length") }
        guard digits.bytes.allSatisfy(Self.isDigit) else { throw HelmError(Self.invalidFormat) }
        (self.algorithm, hexadecimal) = (algorithm, digits)
    }

    private static let invalidFormat: GoString = "invalid checksum digest format"

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30..<0x3A).contains(byte) || (0x61..<0x67).contains(byte)
    }

    /// Whether it could be a digest of another algorithm; mirrors DigestRegexp.
    private static func hasForm(_ name: GoString, _ digits: GoString) -> Bool {
        let words = name.bytes.split(omittingEmptySubsequences: false) { ".+_-".utf8.contains($0) }
        return words.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isLowerCaseOrDigit) }
            && digits.bytes.allSatisfy {
                $0.isLowerCaseOrDigit || (0x41..<0x5B).contains($0) || "=_-".utf8.contains($0)
            }
    }

    var description: GoString { GoString(algorithm.rawValue) + ":" + hexadecimal }

    /// Whether it is that of these bytes.
    func isDigest(of bytes: [UInt8]) -> Bool { algorithm.digest(of: bytes) == hexadecimal }
}

extension UInt8 {
    /// Whether it is one of `a-z0-9`.
    var isLowerCaseOrDigit: Bool { (0x61..<0x7B).contains(self) || (0x30..<0x3A).contains(self) }
}
