import Releases

/// What an installation rendered, ready to be recorded and applied.
struct PreparedInstallation {
    /// The revision to be recorded, or all there is of a dry run.
    let release: Release
    /// The newest revision of that name, which may be used again; nil where there is none.
    let last: ReleaseSummary?

    init(_ release: Release, after last: ReleaseSummary?) {
        var release = release
        release.revision = (last?.revision ?? 0) + 1
        self.release = release
        self.last = last
    }
}
