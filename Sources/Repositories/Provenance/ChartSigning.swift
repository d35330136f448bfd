import Charts
import Failures
import Files
import GoTemplate

/// Signs packaged charts: the second half of `helm package --sign`.
///
/// Mirrors pkg/action package.go Clearsign and pkg/provenance sign.go.
package final class ChartSigning {
    private let key: GoString
    private let keyRing: GoString
    private let passphrase: any PassphraseSource
    private let fileSystem = FileSystem()

    /// - Parameters:
    ///   - key: whom the key is for, or a part of that.
    ///   - keyRing: the path of a binary ring of secret keys.
    package init(key: GoString, keyRing: GoString, passphrase: any PassphraseSource) {
        self.key = key
        self.keyRing = keyRing
        self.passphrase = passphrase
    }

    /// Writes the signature of an archive beside it.
    ///
    /// - Throws: `HelmError` where there is no such key, or it cannot be unlocked.
    package func sign(_ archive: GoString, log: Log) throws(HelmError) {
        let ring = try KeyRing(keyRing)
        let signer = try signer(in: ring)
        try passphrase.prepare()
        guard let signer else { throw HelmError("private key not found") }
        guard signer.isSecret else {
            throw HelmError("provided key is not a private key. Try providing a keyring with secret keys")
        }
        if signer.isLocked {
            try ring.unlock(signer, try passphrase.passphrase(for: signer.names.first { !$0.isEmpty } ?? "Unknown"))
        }
        try sign(archive, ring, signer, log)
    }

    private func sign(_ archive: GoString, _ ring: KeyRing, _ signer: SigningKey, _ log: Log) throws(HelmError) {
        let data = try fileSystem.read(archive)
        let chart: Chart
        do { chart = try ChartLoader.load(archive: data, named: archive, log: log) } catch {
            throw HelmError("failed to load chart for signing: " + error.message)
        }
        let digest = DependencyDigest.sha256(data)
        let message = try ProvenanceMessage.text(of: chart.metadata, file: GoPath.base(archive), digest: digest)
        // librnp ends its own lines as mail does; Helm's files have line feeds, and none at the end.
        let signed = try ring.sign(message, with: signer).filter { $0 != UInt8(ascii: "\r") }
        let text = GoString(signed).trimmingSuffix("\n").bytes
        try fileSystem.write(text, to: archive + ".prov", appending: false)
    }

    /// The key that is exactly for somebody, or the only one that is for somebody like that.
    ///
    /// Mirrors NewFromKeyring.
    private func signer(in ring: KeyRing) throws(HelmError) -> SigningKey? {
        let keys = ring.keys
        if let exact = keys.first(where: { $0.names.contains(key) }) { return exact }
        let similar = keys.flatMap { candidate in candidate.names.filter { $0.contains(key) }.map { _ in candidate } }
        if similar.count > 1 { throw HelmError("more than one key contain the id " + Strconv.quote(key)) }
        return similar.first
    }
}

/// Where the passphrases of keys come from.
package protocol PassphraseSource {
    /// Reads what there is to read before a key is looked at.
    func prepare() throws(HelmError)

    /// - Parameter name: whom the key is for.
    func passphrase(for name: GoString) throws(HelmError) -> GoString
}
