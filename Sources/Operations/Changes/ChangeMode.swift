/// Whether an operation happens, or is only tried.
package enum ChangeMode: Sendable, Equatable {
    /// It is recorded and applied.
    case apply
    /// Nothing is written.
    case dryRun(DryRunSide)

    package var isDryRun: Bool { self != .apply }
}

/// Who takes part in a dry run.
///
/// Mirrors pkg/action DryRunStrategy.
package enum DryRunSide: Sendable {
    /// Nobody else.
    case client
    /// The cluster, which is asked what it would say.
    case server
}
