import Compatibility
import GoTemplate
import Manifests

extension HelmLine {
    /// The line that the command line names, or else the environment, or else the standard one.
    ///
    /// No initializer, which would take a copy of all flags.
    ///
    /// - Throws: `CommandFailure` for a word that names none.
    static func chosen(
        by flags: ParsedFlags, _ environment: [String: String]
    ) throws(CommandFailure) -> HelmLine {
        if flags.areAnyGiven, let typed = flags.given(GlobalFlags.helmCompat) {
            return try typed.checked(as: GlobalFlags.helmCompat.name)
        }
        guard let word = environment["SWELM_HELM_COMPAT"], !word.isEmpty else { return .standard }
        guard let line = HelmLine(rawValue: word) else { throw unknown(word) }
        return line
    }

    private static func unknown(_ word: String) -> CommandFailure {
        let quoted = Strconv.quote(GoString(word)).text
        let lines = allCases.map(\.rawValue).joined(separator: " or ")
        return CommandFailure("invalid value \(quoted) of SWELM_HELM_COMPAT: must be \(lines)")
    }
}
