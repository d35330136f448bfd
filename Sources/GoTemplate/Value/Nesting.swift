/// How deep values may be nested for functions that walk them recursively.
///
/// Go lets them grow until its stack is used up and then dies; a map that contains itself always gets there.
package enum Nesting {
    package static let limit = 10_000
    /// How many levels a recursion may go without looking at the stack: asking for its end is a call.
    private static let stride = 32

    /// Whether a recursion at this depth, counted from 0, may go on.
    package static func allows(_ depth: Int, upTo limit: Int = limit) -> Bool {
        guard depth >= stride else { return true }
        return depth < limit && (depth % stride != 0 || StackGuard.depth > StackGuard.limit)
    }
}
