import Compatibility
import GoTemplate
import Manifests

extension HelmLine {
    /// The line that the command line names, or else the environment, or else the standard one.
    ///
    /// - Throws: `CommandFailure` for a word that names none.
    init(_ flags: ParsedFlags, _ environment: [String: String]) throws(CommandFailure) {
        if let typed = flags.given(GlobalFlags.helmCompat) {
            self = try typed.checked(as: GlobalFlags.helmCompat.name)
        } else if let word = environment["SWELM_HELM_COMPAT"], !word.isEmpty {
            guard let line = HelmLine(rawValue: word) else { throw Self.unknown(word) }
            self = line
        } else {
            self = .standard
        }
    }

    private static func unknown(_ word: String) -> CommandFailure {
        let quoted = Strconv.quote(GoString(word)).text
        let lines = allCases.map(\.rawValue).joined(separator: " or ")
        return CommandFailure("invalid value \(quoted) of SWELM_HELM_COMPAT: must be \(lines)")
    }
}
