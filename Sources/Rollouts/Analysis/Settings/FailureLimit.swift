/// With how many bad checks a single value fails: `failures`.
package enum FailureLimit: Equatable, Sendable {
    case consecutive(Int)
    case total(Int)
}
