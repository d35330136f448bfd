/// Who merges a change with what is there; the raw values are Helm's, as records hold them.
///
/// Source: pkg/release/v1 release.go.
package enum ApplyMethod: String, Sendable {
    /// Records of Helm 3 name none; it was the client.
    case unrecorded = ""
    case clientSide = "csa"
    case serverSide = "ssa"
}
