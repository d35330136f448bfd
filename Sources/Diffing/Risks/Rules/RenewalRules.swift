import GoTemplate

/// Values that each render, and so each upgrade of a release, makes anew.
enum RenewalRules {
    static let all: [RiskRule] = [
        RiskRule(
            "secret-made-anew", .high, "Each upgrade puts another value into a Secret",
            .change { diff in values(diff, secretMessage) { diff.isSecretValue($0) } }),
        RiskRule(
            "value-made-anew", .low, "Each upgrade writes another value",
            .change { diff in values(diff, message) { !diff.isSecretValue($0) } + names(diff) }),
    ]

    private static let secretMessage: GoString = """
        each upgrade makes another value, and what uses the old one no longer gets in; a chart that looks the old value \
        up with `lookup` would keep it in a cluster
        """
    private static let message: GoString = """
        each upgrade writes another value; a chart that looks the old value up with `lookup` would keep it in a cluster
        """

    private static func values(
        _ diff: ObjectDiff, _ message: GoString, where isMeant: (FieldChange) -> Bool
    ) -> [RiskFinding] {
        diff.changes.filter { $0.isMadeAnew && isMeant($0) }.map { RiskFinding(diff.identity, $0.path, message) }
    }

    /// Hooks are made anew in any case.
    private static func names(_ diff: ObjectDiff) -> [RiskFinding] {
        guard diff.isMadeAnew, diff.new?.isHook == false else { return [] }
        return [RiskFinding(diff.identity, nil, "each upgrade adds it under another name and removes the one before")]
    }
}

extension ObjectDiff {
    /// Annotations and labels of a Secret let nobody in.
    fileprivate func isSecretValue(_ change: FieldChange) -> Bool {
        guard (new ?? old)?.isOf("", "Secret") == true, let field = change.path.keys.first else { return false }
        return field == "data" || field == "stringData"
    }
}
