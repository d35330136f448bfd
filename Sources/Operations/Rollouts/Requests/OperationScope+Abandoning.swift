import GoTemplate
import Releases
import Rollouts

extension OperationScope {
    /// Ends the rollout that holds a release, where operations are to do so.
    ///
    /// - Throws: `RolloutFailure` where no reason is given; what reading the rollout throws.
    func abandonRollout(holding key: ReleaseKey) throws {
        guard duringRollout == .abandon, let store = store as? any TransactionalStore else { return }
        guard let claim = try store.read({ try $0.claim(on: key) }) else { return }
        if reason.trimmingSpace.isEmpty {
            throw RolloutFailure.refused(
                "rollout " + claim.key.text + " is not abandoned without a reason", hint: "say why with --reason")
        }
        let request = RolloutRequest(try StoredRollout(claim.key, in: store), by: requester.rolloutActor)
        try request.ask("abandon") { _ in .abandoned(reason: reason) }
    }
}

extension Requester {
    /// Whoever asks for an operation, as rollouts record people.
    fileprivate var rolloutActor: Actor {
        let (name, source): (GoString, IdentitySource) = actor.isEmpty ? (user, .login) : (actor, .declared)
        return Actor(name: name, source: source, host: host, page: ciURL)
    }
}
