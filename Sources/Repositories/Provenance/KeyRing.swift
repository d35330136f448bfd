import CRNP
import Compatibility
import Failures
import Files
import GoTemplate

/// Keys of OpenPGP, read from a binary key ring.
///
/// Mirrors pkg/provenance sign.go loadKeyRing.
package final class KeyRing {
    private let ring: UnsafeMutableRawPointer

    /// - Throws: `HelmError` for a file that cannot be read or is no key ring, and where librnp is not there.
    package init(_ path: GoString, fileSystem: FileSystem = FileSystem()) throws(HelmError) {
        let bytes = try fileSystem.read(path)
        if let problem = openpgp_load() { throw HelmError("signatures need librnp: " + String(cString: problem)) }
        // The mark of a packet; what Go's reader says of text, such as an armoured ring.
        let isArmoured = Compatibility.has(.armouredKeyRings) && bytes.starts(with: "-----BEGIN PGP".utf8)
        if let first = bytes.first, first & 0x80 == 0, !isArmoured {
            throw HelmError("openpgp: invalid data: tag byte does not have MSB set")
        }
        guard let opened = openpgp_open(bytes, bytes.count), !isArmoured || openpgp_key_count(opened) > 0 else {
            throw HelmError(isArmoured ? "reading armored keyring " + path + ": no keys found" : "unexpected EOF")
        }
        ring = opened
    }

    deinit { openpgp_close(ring) }

    /// The keys in the order of the ring.
    package var keys: [SigningKey] { (0..<openpgp_key_count(ring)).compactMap { SigningKey(at: $0, in: ring) } }

    func verdict(on text: [UInt8], allowsSHA1: Bool) -> (openpgp_verdict, signer: SigningKey?) {
        var signer = 0
        let verdict = openpgp_verify(ring, text, text.count, allowsSHA1, &signer)
        return (verdict, SigningKey(at: signer, in: ring))
    }

    /// Makes a key ready to sign; throws where the passphrase is wrong.
    func unlock(_ key: SigningKey, _ passphrase: GoString) throws(HelmError) {
        guard passphrase.withCString({ openpgp_unlock(ring, key.index, $0) }) else {
            throw HelmError("openpgp: invalid data: private key checksum failure")
        }
    }

    /// The text with a signature, clear-signed.
    func sign(_ text: [UInt8], with key: SigningKey) throws(HelmError) -> [UInt8] {
        var size = 0
        guard let signed = openpgp_sign(ring, key.index, text, text.count, &size) else {
            throw HelmError("failed to either sign or armor message block: librnp cannot sign with this key")
        }
        defer { openpgp_free(signed) }
        return Array(UnsafeRawBufferPointer(start: signed, count: size))
    }
}

/// A key of a ring, with all that belongs to it.
package struct SigningKey: Sendable {
    let index: Int
    /// Whom it is for, such as `Ada (work) <ada@example.test>`.
    package let names: [GoString]
    /// Hexadecimal digits.
    package let fingerprint: GoString
    /// Such as `RSA`.
    let algorithm: GoString
    let isSecret: Bool
    let isLocked: Bool
    /// Seconds since 1970 from which on it is valid no more.
    let validTill: UInt64

    fileprivate init?(at index: Int, in ring: UnsafeMutableRawPointer) {
        var description = openpgp_key()
        guard openpgp_describe(ring, index, &description) else { return nil }
        self.index = index
        fingerprint = withUnsafeBytes(of: &description.fingerprint, Self.text)
        algorithm = withUnsafeBytes(of: &description.algorithm, Self.text)
        isSecret = description.is_secret
        isLocked = description.is_locked
        validTill = description.valid_till
        names = (0..<description.names).compactMap { name in
            guard let text = openpgp_name(ring, index, name) else { return nil }
            defer { openpgp_free(text) }
            return GoString(String(cString: text))
        }
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> GoString { GoString(bytes.prefix { $0 != 0 }) }
}
