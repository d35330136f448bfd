import Failures
import GoTemplate
import Releases
import Rollouts

/// What operations on the releases of a rollout work with, by target; each is opened when something is first asked of it.
package final class TargetScopes {
    /// Where the rollout is recorded; its releases, too, where it has no targets.
    package let own: OperationScope
    private let targets: [GoString: TargetDefinition]
    private let open: (TargetDefinition) throws -> OperationScope
    private var known: [GoString: OperationScope] = [:]

    /// - Parameter open: opens the store and the cluster of a target.
    package init(
        _ own: OperationScope, targets: [GoString: TargetDefinition] = [:],
        open: @escaping (TargetDefinition) throws -> OperationScope = { throw TargetFailure.unknown($0.name) }
    ) {
        (self.own, self.targets, self.open) = (own, targets, open)
    }

    /// - Parameter target: its name; empty for that of a file without targets.
    /// - Throws: `TargetFailure` where it cannot be opened.
    package func scope(of target: GoString) throws -> OperationScope {
        if target.isEmpty { return own }
        if let scope = known[target] { return scope }
        guard let definition = targets[target] else { throw TargetFailure.unknown(target) }
        let scope = try TargetFailure.naming(target) { try open(definition) }
        known[target] = scope
        return scope
    }

    /// Whether both targets name one context, or none, which is the command's.
    func haveOneContext(_ target: GoString, _ other: GoString) -> Bool {
        targets[target]?.context == targets[other]?.context
    }

    /// Whether objects are applied anywhere, as far as that can be told.
    var hasCluster: Bool {
        if targets.isEmpty { return own.cluster.isPresent }
        return targets.keys.contains { target in (try? scope(of: target))?.cluster.isPresent ?? true }
    }
}

/// What went wrong on one target.
package struct TargetFailure: Hinted {
    package let message: GoString
    package let hint: String?

    static func unknown(_ target: GoString) -> TargetFailure {
        TargetFailure(message: "there is no target " + Strconv.quote(target), hint: nil)
    }

    private init(message: GoString, hint: String?) { (self.message, self.hint) = (message, hint) }

    private init(_ target: GoString, _ error: any Error) {
        self.init(message: "target " + target + ": " + error.goMessage, hint: (error as? any Hinted)?.hint)
    }

    /// Names the target in what goes wrong, but not in what a signal ended.
    static func naming<Result>(_ target: GoString, _ body: () throws -> Result) throws -> Result {
        do { return try body() } catch {
            let isCancelled = (error as? ClusterFailure)?.isCancellation ?? false
            if target.isEmpty || isCancelled || error is EffectHold || error is TargetFailure { throw error }
            throw TargetFailure(target, error)
        }
    }
}
