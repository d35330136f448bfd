import GoTemplate
import Manifests
import Operations

/// What stands behind `--dry-run=`.
enum DryRunWord: String {
    case none, client, server
    /// Nothing: the flag is given alone.
    case unset
}

extension ChangeMode {
    /// What `--dry-run` means.
    ///
    /// Mirrors pkg/cmd helpers.go cmdGetDryRunFlagStrategy.
    ///
    /// - Parameter isTemplate: whether the command never applies anything, so that `none` makes no sense.
    /// - Throws: `CommandFailure` for another word.
    init(_ word: OpenEnum<DryRunWord>, isTemplate: Bool, log: (String) -> Void) throws(CommandFailure) {
        switch word {
        case .known(.unset):
            log("--dry-run is deprecated and should be replaced with '--dry-run=client'")
            self = .dryRun(.client)
        case .known(.client): self = .dryRun(.client)
        case .known(.server): self = .dryRun(.server)
        case .known(.none): self = .apply
        case .other(let text):
            guard let isDry = try? Strconv.parseBool(text) else {
                throw Self.invalid(text, choices: "\"none\", \"server\", or \"client\"")
            }
            self = isDry ? .dryRun(.client) : .apply
            if isDry || !isTemplate { Self.logDeprecation(of: text, isDry: isDry, log) }
        }
        if isTemplate, self == .apply { throw Self.invalid(word.text, choices: "\"server\" or \"client\"") }
    }

    private static func logDeprecation(of boolean: GoString, isDry: Bool, _ log: (String) -> Void) {
        let now: DryRunWord = isDry ? .client : .none
        let advice = "flag is deprecated and must be replaced with '--dry-run=\(now.rawValue)'"
        log("boolean '--dry-run=\(boolean.text)' \(advice)")
    }

    private static func invalid(_ text: GoString, choices: String) -> CommandFailure {
        CommandFailure("invalid dry-run value (\(Strconv.quote(text).text)). Must be \(choices)")
    }
}
