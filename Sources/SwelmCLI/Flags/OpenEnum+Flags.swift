import GoTemplate
import Manifests

/// A word that the command itself checks when it runs: for pflag it is any string, so other mistakes of a command line
/// are reported first.
extension OpenEnum: FlagKind where Word: RawRepresentable<String> {
    static var zero: Self { Self(GoString()) }
    static var placeholder: String { "string" }

    static func text(of value: Self) -> String { value.text.text }

    static func read(_ text: GoString, after earlier: Self?) -> Self { Self(text) }
}

extension OpenEnum where Word: RawRepresentable<String> & CaseIterable {
    /// - Parameter name: the flag's name.
    /// - Throws: `CommandFailure` for a word that names no case.
    func checked(as name: String) throws(CommandFailure) -> Word {
        switch self {
        case .known(let word): return word
        case .other(let text):
            let all = Word.allCases.map(\.rawValue)
            let known = all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
            let hint = Suggestion.nearest(to: text.text, among: all).map { "did you mean \($0)?" }
            throw CommandFailure("invalid value \"\(text.text)\" for --\(name): must be \(known)", hint: hint)
        }
    }
}
