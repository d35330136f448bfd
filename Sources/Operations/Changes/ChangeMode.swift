/// Whether an operation happens, or is only tried.
package enum ChangeMode: Sendable, Equatable {
    /// It is recorded and applied.
    case apply
    /// It is rendered as if it were to happen now, and happens later; nothing is written.
    case plan
    /// Nothing is written.
    case dryRun(DryRunSide)

    package var isDryRun: Bool {
        if case .dryRun = self { true } else { false }
    }
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
