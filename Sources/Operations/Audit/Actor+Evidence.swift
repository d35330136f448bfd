import GoTemplate
import Rollouts

extension Actor {
    /// What a process knows of whoever runs it, from the strongest evidence to the weakest: the variables of a CI system,
    /// `SWELM_ACTOR`, and last the login name, which is always there.
    package static func evidence(_ requester: Requester, _ environment: [String: String]) -> [Actor] {
        let known: [(GoString?, IdentitySource)] = [
            (CIEnvironment(environment).user.map { GoString($0) }, .ci),
            (requester.actor.isEmpty ? nil : requester.actor, .declared), (requester.user, .login),
        ]
        return known.compactMap { name, source in
            name.map { Actor(name: $0, source: source, host: requester.host, page: requester.ciURL) }
        }
    }
}
