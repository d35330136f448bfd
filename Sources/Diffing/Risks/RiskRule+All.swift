extension RiskRule {
    /// All rules, in the order in which risks of one object are listed.
    package static let all: [RiskRule] =
        DeletionRules.all + StatefulSetRules.all + ImmutableFieldRules.all + ServiceRules.all + StorageRules.all
        + CustomResourceDefinitionRules.all + ReferenceRules.all + SelectorRules.all + RouteRules.all
        + AvailabilityRules.all + ContainerRules.all + SecurityRules.all + RBACRules.all + NetworkRules.all
        + RenewalRules.all

    package static func named(_ code: String) -> RiskRule? { all.first { $0.code == code } }

    /// The page about the rule.
    package var page: String { "docs/risks/\(code).md" }
}
