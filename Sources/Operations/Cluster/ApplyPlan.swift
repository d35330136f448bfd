import Kubernetes

/// What a change comes to in a cluster, found out before anything is changed.
package struct ApplyPlan {
    /// What becomes of one object.
    package struct Step {
        ///
        /// The raw values are words for people and saved plans.
        package enum Action: String, Sendable {
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
        /// The object as it is sent; nil where nothing is.
        let target: MappedObject?
        /// The object of the manifest before; nil where that had none.
        let original: LiveObject?
        /// What of the object was in the cluster; nil where there was none, or nobody asked.
        let live: LiveObject?
        /// Why the object cannot be asked for, which fails the step; nil where it can.
        var trouble: ClusterFailure?

        package init(_ action: Action, _ object: ObjectKey) {
            self.action = action
            self.object = object
            (target, original, live) = (nil, nil, nil)
        }

        init(_ action: Action, _ target: MappedObject, original: LiveObject? = nil, live: LiveObject? = nil) {
            self.action = action
            object = target.key
            self.target = target
            self.original = original
            self.live = live
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
