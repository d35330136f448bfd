import Kubernetes

/// What a change comes to in a cluster, found out before anything is changed.
package struct ApplyPlan: Sendable {
    /// What becomes of one object.
    package struct Step: Sendable {
        package enum Action: Sendable {
            case create
            /// It is there already, and becomes the release's.
            case adopt
            case update
            case replace
            case delete
            /// It leaves the release, and stays because of its resource policy.
            case keep
        }

        package let object: ObjectKey
        package let action: Action

        package init(_ action: Action, _ object: ObjectKey) {
            self.action = action
            self.object = object
        }
    }

    package let change: ReleaseChange
    /// In the order they are taken.
    package let steps: [Step]

    package init(_ change: ReleaseChange, steps: [Step] = []) {
        self.change = change
        self.steps = steps
    }
}

/// What was done to objects, each list in order.
package struct Applied: Sendable {
    package var created: [ObjectKey] = []
    package var updated: [ObjectKey] = []
    package var deleted: [ObjectKey] = []

    package init() {}
}
