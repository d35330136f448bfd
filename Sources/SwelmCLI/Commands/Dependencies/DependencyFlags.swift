import GoTemplate

/// The flags of `dependency`.
enum DependencyFlags {
    /// Those of the commands that put charts into `charts/`.
    static let fetching = FlagTable {
        verify
        ChartSourceFlags.keyring.described("keyring containing public keys")
        skipRefresh
        ChartSourceFlags.transport
        ChartSourceFlags.offline
        ChartSourceFlags.allowsDigestMismatch
    }

    static let verify = Flag<Bool>("verify", "verify the packages against signatures")
    static let skipRefresh = Flag<Bool>("skip-refresh", "do not refresh the local repository cache")
    static let columnWidth = Flag<UInt>("max-col-width", default: 80, "maximum column width for output table")
}
