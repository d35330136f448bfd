import CCrypto
import Charts
import Codecs
import Failures
import GoTemplate

/// The digest in a lock, by which Helm tells whether the lock still fits what the chart declares.
///
/// Mirrors internal/resolver resolver.go HashReq.
enum DependencyDigest {
    static func text(declared: [Dependency], locked: [Dependency]) throws(HelmError) -> GoString {
        let lists = [declared, locked].map { Value.list($0.map(\.record.value)) }
        let json: [UInt8]
        do { json = try JSON.encode(.list(lists)) } catch {
            throw HelmError(error.goMessage)
        }
        return "sha256:" + sha256(json)
    }

    /// The digest in a lock that Helm 2 wrote.
    ///
    /// Mirrors HashV2Req.
    static func textOfHelm2(_ declared: [Dependency]) throws(HelmError) -> GoString {
        var object = JSONObject()
        object.add("dependencies", .list(declared.map(\.record.value)))
        do { return "sha256:" + sha256(try JSON.encode(object.value)) } catch { throw HelmError(error.goMessage) }
    }

    /// The SHA-256 of bytes in hexadecimal digits.
    static func sha256(_ data: [UInt8]) -> GoString {
        let digest = [UInt8](unsafeUninitializedCapacity: 32) { digest, count in
            data.withUnsafeBufferPointer { crypto_sha256($0.baseAddress, $0.count, digest.baseAddress) }
            count = 32
        }
        return GoString(hexadecimal: digest)
    }
}
