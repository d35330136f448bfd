import Failures
import GoTemplate

/// Which digest an archive must have.
package struct DigestRules: Sendable {
    /// The SHA-256 that a person asks for, in hexadecimal digits; nil for none.
    private let wanted: GoString?
    /// Whether archives are taken that do not have the digest that their index claims.
    package let allowsMismatch: Bool

    package init() { (wanted, allowsMismatch) = (nil, false) }

    /// - Parameter wanted: such as `sha256:0d1f…`; empty for none.
    /// - Throws: `HelmError` for what is no such digest.
    package init(wanted: GoString, allowsMismatch: Bool) throws(HelmError) {
        self.allowsMismatch = allowsMismatch
        if wanted.isEmpty {
            self.wanted = nil
            return
        }
        let digits = wanted.trimmingPrefix("sha256:").lowercased
        guard digits.count == 64, digits.bytes.allSatisfy({ "0123456789abcdef".utf8.contains($0) }) else {
            throw HelmError("invalid digest " + Strconv.quote(wanted) + ": want sha256: and 64 hexadecimal digits")
        }
        self.wanted = digits
    }

    package var areStrict: Bool { wanted != nil }

    /// - Parameter name: what the archive is called in messages.
    /// - Throws: `HelmError` for an archive that is not the one that is wanted.
    package func check(_ archive: [UInt8], named name: GoString) throws(HelmError) {
        guard let wanted else { return }
        let digest = DependencyDigest.sha256(archive)
        if digest == wanted { return }
        throw HelmError("digest of " + name + " is sha256:" + digest + ", not sha256:" + wanted)
    }

    /// - Throws: `HelmError` for an archive that is not the one that its index claims.
    func check(_ digest: GoString, of chart: RemoteChart) throws(HelmError) {
        guard let claim = try chart.digest(), claim != digest, !allowsMismatch else { return }
        throw HelmError(
            "digest of " + chart.url.redacted + " is sha256:" + digest + ", and its index says sha256:" + claim
                + "; run 'swelm repo update' where the index is outdated, or give --allow-digest-mismatch")
    }
}
