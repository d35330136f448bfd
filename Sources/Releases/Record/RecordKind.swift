import Codecs
import GoTemplate

/// The kinds of objects in which Helm keeps releases in a cluster; the raw values are Kubernetes'.
///
/// Mirrors pkg/storage/driver secrets.go and cfgmaps.go.
package enum RecordKind: String, CaseIterable, Sendable {
    case secret = "Secret"
    case configMap = "ConfigMap"

    /// What stands in the field `type`; only Secrets have one.
    var type: GoString? { self == .secret ? "helm.sh/release.v1" : nil }

    /// A record's text as the field `data` holds it: that of a Secret is base64 again.
    func data(of text: [UInt8]) -> GoString { GoString(self == .secret ? Base64.encode(text) : text) }

    func text(of data: GoString) throws(CorruptInputError) -> [UInt8] {
        self == .secret ? try Base64.decode(data.bytes) : data.bytes
    }
}
