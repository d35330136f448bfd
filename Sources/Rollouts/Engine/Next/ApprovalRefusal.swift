import GoTemplate

/// Why somebody's answer to a gate does not count.
package enum ApprovalRefusal: GoError, Equatable {
    /// The stage, or the attempt at it, is over or did not begin.
    case otherStage
    /// The stage does not ask anybody now.
    case notOpen(GoString)
    case otherContent
    case notAsked(GoString)
    case weakIdentity(IdentitySource)
    case author(GoString)
    case noReason

    package var message: GoString {
        switch self {
        case .otherStage: "the answer is for another stage, or another attempt, than the one that is waiting"
        case .notOpen(let stage): "stage \"" + stage + "\" is not waiting for an approval"
        case .otherContent: "the answer is for another content than the stage has"
        case .notAsked(let name): name + " is not among those who may approve"
        case .weakIdentity(let source): GoString("this stage does not trust who is known by \(source.rawValue) only")
        case .author(let name): name + " started the rollout, and whoever did may not approve this stage"
        case .noReason: "this stage asks for a reason"
        }
    }
}
