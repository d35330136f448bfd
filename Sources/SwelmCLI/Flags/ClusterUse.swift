import GoTemplate

/// `--cluster`, or else `SWELM_CLUSTER`: whether what is recorded is applied.
enum ClusterUse: String, CaseIterable {
    /// To the cluster, where there is one.
    case auto
    /// To nothing, which is wanted.
    case off
    /// To the cluster; without one nothing is done.
    case on

    /// - Throws: `CommandFailure` for another word in the environment; the parser has refused those of the flag.
    init(_ flags: ParsedFlags, _ environment: [String: String]) throws {
        let variable = environment["SWELM_CLUSTER"] ?? ""
        let word = flags.isSet("cluster") ? flags.string("cluster").text : variable.isEmpty ? "auto" : variable
        guard let use = ClusterUse(rawValue: word) else {
            let words = Self.allCases.map(\.rawValue).joined(separator: ", ")
            let quoted = Strconv.quote(GoString(word)).text
            throw CommandFailure("invalid value \(quoted) of SWELM_CLUSTER: must be one of: \(words)")
        }
        self = use
    }
}
