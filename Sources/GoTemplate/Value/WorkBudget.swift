/// Bounds the work on values that hold the same map many times over: a few lines of a template make such a value
/// stand for more maps than any memory holds, without its being deep.
package final class WorkBudget {
    private var remaining = 20_000_000

    package init() {}

    /// Takes one map or list; false where too many were taken.
    package func spend() -> Bool {
        remaining -= 1
        return remaining >= 0
    }
}
