/// What changes the records of a release.
package enum OperationName: String, Sendable {
    case install
    case upgrade
    case rollback
    case uninstall
    case test
    case `import`

    /// Whether it changes what a release is made of.
    var changesReleases: Bool {
        switch self {
        case .install, .upgrade, .rollback, .uninstall, .import: true
        case .test: false
        }
    }
}
