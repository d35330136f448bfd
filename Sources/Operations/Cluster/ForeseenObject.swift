import GoTemplate
import Kubernetes

/// What a change would make of one object, as the server foresees it.
package struct ForeseenObject {
    package let key: ObjectKey
    package let action: ApplyPlan.Step.Action
    /// The object as it is; nil where there is none.
    package let live: LiveObject?
    /// The object as it would be; nil where it goes.
    package var result: LiveObject?
    /// The fields that other managers would not give up without `--force-conflicts`.
    package var conflicts: [FieldConflict] = []
    /// Why the server would not take the object; nil where it would.
    package var refusal: GoString?
    /// Why the server did not foresee the result, which comes of the manifest alone then; nil where it did.
    package var uncertainty: GoString?

    package init(_ key: ObjectKey, _ action: ApplyPlan.Step.Action, live: LiveObject?, result: LiveObject? = nil) {
        self.key = key
        self.action = action
        self.live = live
        self.result = result
    }
}

extension ForeseenObject {
    /// Whether the object is as it would be.
    package var isUnchanged: Bool {
        guard let live, let result else { return false }
        return Value.map(live.declaration.map).isDeeplyEqual(to: .map(result.declaration.map))
    }
}

/// A field that a change sets and another manager owns.
package struct FieldConflict: Equatable, Sendable {
    /// As the server writes it, such as `.spec.replicas`.
    package let field: GoString
    /// The server's words for who owns it: `conflict with "kubectl-edit" using apps/v1`.
    package let reason: GoString

    package init(field: GoString, reason: GoString) {
        self.field = field
        self.reason = reason
    }
}
