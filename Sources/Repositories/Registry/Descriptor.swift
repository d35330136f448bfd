import Codecs
import Failures
import GoTemplate

/// A part of an artifact: what it is, and which bytes.
///
/// Mirrors github.com/opencontainers/image-spec/specs-go/v1 descriptor.go.
struct Descriptor: Equatable {
    let mediaType: MediaType
    let digest: ArtifactDigest
    let size: Int

    init(_ mediaType: MediaType, of bytes: [UInt8]) {
        (self.mediaType, digest, size) = (mediaType, ArtifactDigest(of: bytes), bytes.count)
    }

    init(_ mediaType: MediaType, _ digest: ArtifactDigest, size: Int) {
        (self.mediaType, self.digest, self.size) = (mediaType, digest, size)
    }

    /// As a manifest has it.
    ///
    /// - Parameter fields: those of `shape`.
    /// - Throws: `HelmError` for a digest or a size that is none.
    init(_ fields: Map) throws(HelmError) {
        mediaType = MediaType(fields["mediaType"]?.plainText ?? "")
        let text = fields["digest"]?.plainText ?? ""
        do { digest = try ArtifactDigest(parsing: text) } catch {
            throw HelmError("failed to validate " + text + ": " + error.message)
        }
        guard case .float(let number)? = fields["size"], let size = Int(exactly: number), size >= 0 else {
            throw HelmError("invalid descriptor size")
        }
        self.size = size
    }

    static let shape = JSONShape.Structure(
        "v1.Descriptor", named: "Descriptor", [("mediaType", .string), ("digest", .string), ("size", .any)])

    var value: Value {
        var object = JSONObject()
        object.add("mediaType", .string(mediaType.text))
        object.add("digest", .string(digest.description))
        object.add("size", .int(size))
        return object.value
    }

    /// - Throws: `HelmError` where these are not the bytes.
    func check(_ bytes: [UInt8]) throws(HelmError) {
        if bytes.count < size {
            throw HelmError(
                GoString("read failed: expected content size of \(size), got \(bytes.count), for digest ")
                    + digest.description + ": unexpected EOF")
        }
        if bytes.count > size { throw HelmError("trailing data") }
        if !digest.isDigest(of: bytes) { throw HelmError("mismatched digest") }
    }
}
