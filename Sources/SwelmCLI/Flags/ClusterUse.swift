import GoTemplate

/// `--cluster`, or else `SWELM_CLUSTER`: whether what is recorded is applied.
enum ClusterUse: String, CaseIterable {
    /// To the cluster, where there is one.
    case auto
    /// To nothing, which is wanted.
    case off
    /// To the cluster; without one nothing is done.
    case on

    private static var choices: String { "must be one of: " + allCases.map(\.rawValue).joined(separator: ", ") }

    /// - Parameter flags: which need not have one for it.
    /// - Throws: `CommandFailure` for another word in the environment; the parser has refused those of the flag.
    init(_ flags: ParsedFlags, _ environment: [String: String]) throws(CommandFailure) {
        let variable = environment["SWELM_CLUSTER"].flatMap { $0.isEmpty ? nil : $0 } ?? Self.auto.rawValue
        guard let use = flags.givenIfDeclared(ReleaseFlags.cluster) ?? ClusterUse(rawValue: variable) else {
            let quoted = Strconv.quote(GoString(variable)).text
            throw CommandFailure("invalid value \(quoted) of SWELM_CLUSTER: \(Self.choices)")
        }
        self = use
    }
}

extension ClusterUse: FlagKind {
    static var zero: ClusterUse { .auto }
    static var placeholder: String { "string" }

    static func text(of value: ClusterUse) -> String { value.rawValue }

    static func read(_ text: GoString, after earlier: ClusterUse?) throws(FlagValueFailure) -> ClusterUse {
        guard let use = ClusterUse(rawValue: text.text) else { throw FlagValueFailure(reason: choices) }
        return use
    }
}
