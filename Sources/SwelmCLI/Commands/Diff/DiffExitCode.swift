/// When a `diff` command exits with status 2.
enum DiffExitCode: String, CaseIterable {
    case never, changes, risk
}
