import Charts
import Codecs
import Failures
import GoTemplate

/// What a provenance file says: the metadata of a chart, and the digest of its archive.
///
/// Mirrors pkg/provenance sign.go messageBlock and ParseMessageBlock.
enum ProvenanceMessage {
    private static let sums = JSONShape.Structure(
        "provenance.SumCollection", named: "SumCollection",
        [("files", .dictionary(.string)), ("images", .dictionary(.string))])

    static func text(of metadata: Metadata, file: GoString, digest: GoString) throws(HelmError) -> [UInt8] {
        var sums = JSONObject()
        sums.add("files", .map(Map([(file, .string("sha256:" + digest))])))
        return try metadata.text + Array("\n...\n".utf8) + YAML.text(of: sums)
    }

    /// The chart that a message describes, as `NAME-VERSION`; nil where it is no metadata.
    static func chart(in message: GoString) -> GoString? {
        guard let text = message.split(separator: "\n...\n").first,
            let metadata = try? Metadata(parsing: text.bytes)
        else { return nil }
        return metadata.name + "-" + metadata.version
    }

    /// The digest of a file; throws where the message names none.
    static func digest(of file: GoString, in message: GoString) throws(HelmError) -> GoString {
        let parts = message.split(separator: "\n...\n")
        guard parts.count >= 2 else { throw HelmError("message block must have at least two parts") }
        let fields: Map
        do { fields = try YAML.decode(parts[1].bytes, as: sums) } catch { throw HelmError(error.goMessage) }
        guard case .map(let files)? = fields["files"], case .string(let digest)? = files[file] else {
            throw HelmError("provenance does not contain a SHA for a file named " + Strconv.quote(file))
        }
        return digest
    }
}
