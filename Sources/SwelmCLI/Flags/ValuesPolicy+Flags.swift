import Operations

extension ValuesPolicy {
    /// `--reset-values`, or else `--reuse-values`, or else `--reset-then-reuse-values`.
    init(_ flags: ParsedFlags) {
        if flags[UpgradeFlags.resetValues] {
            self = .reset
        } else if flags[UpgradeFlags.reuseValues] {
            self = .reuse
        } else {
            self = flags[UpgradeFlags.resetThenReuseValues] ? .resetThenReuse : .automatic
        }
    }
}
