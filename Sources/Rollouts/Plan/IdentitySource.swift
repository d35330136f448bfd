/// What a person is known by, from the strongest evidence to the weakest.
package enum IdentitySource: String, Sendable, CaseIterable {
    /// A signature of OpenSSH.
    case ssh
    /// What an API server says about whoever asks.
    case cluster
    /// The user of a session of PostgreSQL.
    case database
    /// The variables of a CI system.
    case ci
    /// `SWELM_ACTOR`.
    case declared
    /// The name of the login.
    case login
}
