import CRNP
import Charts
import Failures
import Files
import GoLibrary
import GoTemplate

/// Checks the signature of a packaged chart: `helm verify`.
///
/// Mirrors pkg/downloader chart_downloader.go VerifyChart and pkg/provenance sign.go Verify.
package struct ChartVerification {
    /// Who signed the chart, and the digest of its archive.
    package struct Proof {
        package let signer: SigningKey
        package let digest: GoString
    }

    private let keyRing: GoString
    private let allowsSHA1: Bool
    private let log: Log
    private let fileSystem = FileSystem()

    /// - Parameters:
    ///   - keyRing: the path of a binary key ring.
    ///   - allowsSHA1: whether signatures over SHA-1 count.
    ///   - log: is told where a good signature speaks of another chart.
    package init(keyRing: GoString, allowsSHA1: Bool, log: Log) {
        self.keyRing = keyRing
        self.allowsSHA1 = allowsSHA1
        self.log = log
    }

    /// - Parameter path: the archive, beside which its provenance lies.
    /// - Throws: `HelmError` for anything but a good signature of this very file.
    package func proof(of path: GoString) throws(HelmError) -> Proof {
        if try fileSystem.status(of: path).kind == .directory { throw HelmError("unpacked charts cannot be verified") }
        guard GoPath.fileExtension(path).lowercased == ".tgz" else { throw HelmError("chart must be a tgz file") }
        let provenance = path + ".prov"
        do { _ = try fileSystem.status(of: provenance) } catch {
            throw HelmError("could not load provenance file " + provenance + ": " + error.message)
        }
        let ring: KeyRing
        do { ring = try KeyRing(keyRing) } catch { throw HelmError("failed to load keyring: " + error.message) }
        let archive = try read(path, "failed to read chart archive: ")
        let message = try read(provenance, "failed to read provenance file: ")
        guard let block = SignedBlock(message) else { throw HelmError("signature block not found") }
        let digest = DependencyDigest.sha256(archive)
        let proof = try proof(of: GoPath.base(path), digest: digest, block, ring)
        warn(of: block.plainText, archive)
        return proof
    }

    /// The digest proves the archive; whoever reads the signed text must not be led to think of another chart.
    private func warn(of message: GoString, _ archive: [UInt8]) {
        guard let signed = ProvenanceMessage.chart(in: message),
            let contents = try? ChartLoader.files(ofArchive: archive, named: GoString()),
            let chartFile = contents.files.first(where: { $0.name == "Chart.yaml" }),
            let metadata = try? Metadata(parsing: chartFile.data)
        else { return }
        let packaged = metadata.name + "-" + metadata.version
        if signed == packaged { return }
        log.warn(
            "the signature is of this archive, and describes another chart",
            [("signed", signed), ("packaged", packaged)])
    }

    private func read(_ path: GoString, _ prefix: GoString) throws(HelmError) -> [UInt8] {
        do { return try fileSystem.read(path) } catch { throw HelmError(prefix + error.message) }
    }

    private func proof(
        of file: GoString, digest: GoString, _ block: SignedBlock, _ ring: KeyRing
    ) throws(HelmError) -> Proof {
        let signer = try signer(of: block, ring)
        let found = "sha256:" + digest
        let stated = try ProvenanceMessage.digest(of: file, in: block.plainText)
        guard stated == found else {
            let sums = Strconv.quote(stated) + " != " + Strconv.quote(found)
            throw HelmError("sha256 sum does not match for " + file + ": " + sums)
        }
        return Proof(signer: signer, digest: found)
    }

    private func signer(of block: SignedBlock, _ ring: KeyRing) throws(HelmError) -> SigningKey {
        let (verdict, signer) = ring.verdict(on: block.block.bytes, allowsSHA1: allowsSHA1)
        // librnp also takes what was signed later for invalid.
        let isJudged = verdict == openpgp_good || verdict == openpgp_invalid
        if let signer, isJudged, signer.validTill <= UInt64(max(0, GoTime.now().unixSeconds)) {
            throw HelmError("openpgp: key expired")
        }
        guard let signer, verdict == openpgp_good else { throw Self.failure(verdict, signer) }
        return signer
    }

    /// In the words of go-crypto.
    private static func failure(_ verdict: openpgp_verdict, _ signer: SigningKey?) -> HelmError {
        switch verdict {
        case openpgp_invalid:
            HelmError(
                "openpgp: invalid signature: " + (signer?.algorithm ?? GoString()) + " verification failure")
        case openpgp_weak_hash:
            HelmError(
                "openpgp: the signature is over SHA-1, for which others can make texts; --allow-sha1 accepts it")
        case openpgp_expired: HelmError("openpgp: signature expired")
        case openpgp_no_signature: HelmError("signature block not found")
        default: HelmError("openpgp: signature made by unknown entity")
        }
    }
}
