/// What one line of Helm does otherwise than the one before.
///
/// No version is compared anywhere else: whatever depends on one asks `Compatibility` for the behaviour by its name.
package enum HelmBehaviour: CaseIterable, Sendable {
    /// A rendered document keeps the white space at its end, and what follows `---` on its line begins the next one.
    ///
    /// Mirrors pkg/release/v1/util manifest.go SplitManifests, whose separator is `(?m)^---[ \t]*` since 4.3.
    case documentsKeepTheirEnd
    /// JSON is written and read as by Go 1.27, whose encoding/json is the new one with the semantics of the old: what is
    /// no UTF-8 is written as U+FFFD itself, and errors have other words and paths.
    ///
    /// Mirrors encoding/json v2_inject.go and internal/jsonwire.
    case jsonOfGo127
    /// Without a cluster charts are rendered for Kubernetes 1.37, with the API versions of its client.
    case kubernetes137

    /// The first line that does so.
    var since: HelmLine {
        switch self {
        case .documentsKeepTheirEnd, .jsonOfGo127, .kubernetes137: .helm43
        }
    }
}
