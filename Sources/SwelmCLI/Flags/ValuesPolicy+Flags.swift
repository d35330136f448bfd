import Operations

extension ValuesPolicy {
    /// `--reset-values`, or else `--reuse-values`, or else `--reset-then-reuse-values`.
    init(_ flags: ParsedFlags) {
        if flags.bool("reset-values") {
            self = .reset
        } else if flags.bool("reuse-values") {
            self = .reuse
        } else {
            self = flags.bool("reset-then-reuse-values") ? .resetThenReuse : .automatic
        }
    }
}
