/// What a failure, or measurements that prove neither, led to by the plan.
package enum FailureEffect: Hashable, Sendable {
    case goBack(to: Position)
    case hold
    case proceed
}
