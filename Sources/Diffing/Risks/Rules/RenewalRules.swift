import GoTemplate

/// Values that each render, and so each upgrade of a release, makes anew.
enum RenewalRules {
    static let all: [RiskRule] = [
        RiskRule(
            "secret-made-anew", .high, "Each upgrade puts another value into a Secret",
            .change { $0.isOfSecret ? values($0, secretMessage) : [] }),
        RiskRule(
            "value-made-anew", .low, "Each upgrade writes another value",
            .change { $0.isOfSecret ? [] : values($0, message) + names($0) }),
    ]

    private static let secretMessage: GoString = """
        each upgrade makes another value, and what uses the old one no longer gets in; a chart that looks the old value \
        up with `lookup` would keep it in a cluster
        """
    private static let message: GoString = """
        each upgrade writes another value; a chart that looks the old value up with `lookup` would keep it in a cluster
        """

    private static func values(_ diff: ObjectDiff, _ message: GoString) -> [RiskFinding] {
        diff.changes.filter(\.isMadeAnew).map { RiskFinding(diff.identity, $0.path, message) }
    }

    /// Hooks are made anew in any case.
    private static func names(_ diff: ObjectDiff) -> [RiskFinding] {
        guard diff.isMadeAnew, diff.new?.isHook == false else { return [] }
        return [RiskFinding(diff.identity, nil, "each upgrade adds it under another name and removes the one before")]
    }
}

extension ObjectDiff {
    fileprivate var isOfSecret: Bool { (new ?? old)?.isOf("", "Secret") == true && kind != .added }
}
