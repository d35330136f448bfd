import GoTemplate

/// `--progress`, or else `SWELM_PROGRESS`: how what goes on in a cluster is shown on standard error.
enum ProgressMode: String, CaseIterable {
    /// A table on a terminal; elsewhere not at all, as in Helm.
    case auto
    case none
    /// A line for each change.
    case plain
    /// What is not ready yet, redrawn in place.
    case table
    /// A JSON object a line.
    case json

    private static var choices: String { "must be one of: " + allCases.map(\.rawValue).joined(separator: ", ") }

    /// - Parameter flags: which need not have one for it.
    /// - Throws: `CommandFailure` for another word in the environment; the parser has refused those of the flag.
    init(_ flags: ParsedFlags, _ context: CommandContext) throws(CommandFailure) {
        let variable = context.environment["SWELM_PROGRESS"].flatMap { $0.isEmpty ? nil : $0 } ?? Self.auto.rawValue
        guard let mode = flags.givenIfDeclared(ReleaseFlags.progress) ?? ProgressMode(rawValue: variable) else {
            let quoted = Strconv.quote(GoString(variable)).text
            throw CommandFailure("invalid value \(quoted) of SWELM_PROGRESS: \(Self.choices)")
        }
        self = mode == .auto ? context.errorsAreOnTerminal && !context.errorsAreJSON ? .table : .none : mode
    }
}

extension ProgressMode: FlagKind {
    static var zero: ProgressMode { .auto }
    static var placeholder: String { "string" }

    static func text(of value: ProgressMode) -> String { value.rawValue }

    static func read(_ text: GoString, after earlier: ProgressMode?) throws(FlagValueFailure) -> ProgressMode {
        guard let mode = ProgressMode(rawValue: text.text) else { throw FlagValueFailure(reason: choices) }
        return mode
    }
}
