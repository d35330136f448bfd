/// What changes the records of a release.
package enum OperationName: String, Sendable {
    case install
    case upgrade
    case rollback
    case uninstall
    case test
    case `import`
}
