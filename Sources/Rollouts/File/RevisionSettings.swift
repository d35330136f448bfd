import GoTemplate

/// What a stages file says of all revisions that its rollouts make.
package struct RevisionSettings {
    /// Labels of each.
    package let labels: [GoString: GoString]
    /// Whether what takes traffic grows before routes change, and the rest shrinks last; else Helm's order counts.
    package let isOrderSafe: Bool
    package let hooks: HookUse

    /// At which stages the hooks of a chart run.
    package enum HookUse: String, Sendable, CaseIterable {
        case all
        /// The first that is applied.
        case first
        case none
    }
}

extension RevisionSettings {
    /// Whether the hooks run at a stage.
    package func runsHooks(at index: Int, of plan: RolloutPlan) -> Bool {
        switch hooks {
        case .all: true
        case .first: plan.stages.firstIndex { !$0.members.isEmpty } == index
        case .none: false
        }
    }
}

extension StageSequence {
    package var revisionSettings: RevisionSettings {
        let top = ValuePath()
        let labels = document.keys(at: top.key("labels")).map { name in
            (name, document.text(at: top.key("labels").key(name)) ?? GoString())
        }
        let hooks = document.text(at: top.key("hooks")).flatMap { RevisionSettings.HookUse(rawValue: $0.text) }
        return RevisionSettings(
            labels: Dictionary(labels, uniquingKeysWith: { $1 }),
            isOrderSafe: document.text(at: top.key("order")) != "helm", hooks: hooks ?? .all)
    }
}
