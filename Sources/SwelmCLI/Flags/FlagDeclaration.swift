import GoTemplate

/// One flag of a command, as data: the parser, help and completion all read it from here.
///
/// Made by `Flag`, with which the command reads what was given.
struct FlagDeclaration: Sendable {
    /// Reads what is typed; `earlier` is what the flag held before.
    typealias Reading =
        @Sendable (_ text: GoString, _ earlier: (any Sendable)?) throws(FlagValueFailure) -> any Sendable

    let name: String
    let short: Character?
    /// The word help shows after the flag's name; empty for booleans.
    let placeholder: String
    /// Whether it is a string for pflag, whose help quotes it.
    let isString: Bool
    /// What the flag holds where it is not given, as typed on a command line; nil where help does not tell.
    let defaultText: String?
    /// What a flag without `=value` means, as typed on a command line, where that is allowed (pflag's NoOptDefVal).
    let bareText: String?
    /// Which next word is the value of a flag that may also stand alone.
    let separateValue: SeparateValue
    /// What to use instead; such a flag still works, warns, and is not shown in help.
    private(set) var deprecation: String?
    private(set) var isHidden: Bool
    private(set) var help: String
    let read: Reading
    /// The line Helm logs about a value.
    let warning: @Sendable (GoString) -> String?
}

extension FlagDeclaration {
    /// The same flag of a command whose help says something else of it.
    ///
    /// - Parameter deprecated: what to use instead there.
    func described(_ help: String, deprecated: String? = nil, hidden: Bool = false) -> FlagDeclaration {
        var flag = self
        flag.help = help
        flag.deprecation = deprecated
        flag.isHidden = hidden || deprecated != nil
        return flag
    }

    /// The flag with dashes, as messages name it: `-f, --values`.
    var title: String { short.map { "-\($0), --\(name)" } ?? "--\(name)" }

    /// What help says of the value that is held where the flag is not given; empty where it does not tell.
    var defaultNote: String { defaultText.map { " (default \(quoted($0)))" } ?? "" }

    /// What help says of the flag without a value, where that is allowed; of a boolean nobody need be told.
    var bareNote: String { placeholder.isEmpty ? "" : bareText.map { "[=\(quoted($0))]" } ?? "" }

    private func quoted(_ value: String) -> String { isString ? "\"\(value)\"" : value }
}
