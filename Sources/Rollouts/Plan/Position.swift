/// What of a rollout is applied.
package enum Position: Hashable, Sendable {
    /// What was deployed when it started; nothing at all for a first install.
    case base
    /// A stage, by its index.
    case stage(Int)
}

extension Position: Comparable {
    package static func < (left: Position, right: Position) -> Bool { left.order < right.order }

    private var order: Int {
        switch self {
        case .base: -1
        case .stage(let index): index
        }
    }
}
