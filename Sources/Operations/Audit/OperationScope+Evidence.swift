import GoTemplate
import Releases
import Rollouts

extension OperationScope {
    /// What is known of whoever asks, from the strongest evidence to the weakest.
    ///
    /// A server is asked only where its word is wanted: the jobs of a pipeline often share one account, whose name says
    /// less than the variables of the CI system.
    ///
    /// - Parameters:
    ///   - wanted: the sources that count.
    ///   - warn: told why a server does not say.
    package func evidence(
        _ environment: [String: String], wanted: Set<IdentitySource>, warn: (GoString) -> Void
    ) -> [Actor] {
        let ofServers = [IdentitySource.cluster, .database].filter(wanted.contains).compactMap { source in
            name(by: source, warn).map {
                Actor(name: $0, source: source, host: requester.host, page: requester.ciURL)
            }
        }
        return ofServers + Actor.evidence(requester, environment)
    }

    private func name(by source: IdentitySource, _ warn: (GoString) -> Void) -> GoString? {
        do {
            return source == .cluster ? try cluster.requesterName() : try store.sessionUser()
        } catch {
            warn(GoString("warning: the \(source.rawValue) does not say who asks: ") + error.goMessage)
            return nil
        }
    }
}

extension StoredRollout {
    /// The sources of evidence that the gate counts which is open.
    package func wantedIdentities() throws -> Set<IdentitySource> {
        frozen.plan.stage(try head().stage)?.approval?.identity ?? []
    }
}

extension RolloutPlan {
    /// The sources of evidence that any gate counts.
    package var wantedIdentities: Set<IdentitySource> {
        stages.reduce(into: []) { $0.formUnion($1.approval?.identity ?? []) }
    }
}
