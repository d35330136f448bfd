import GoTemplate
import Manifests
import Operations

/// What a command line said: the flags' values, read as their kinds have it, and the arguments.
///
/// A command can only read flags that it declares: debug builds, and so the tests, stop at any other.
struct ParsedFlags {
    /// The arguments that are no flags, in order.
    var positional: [GoString] = []
    /// The flags that may come.
    private var declared: [FlagDeclaration]
    /// By name.
    private var values: [String: any Sendable] = [:]
    /// One line for each deprecated flag given.
    private(set) var warnings: [String] = []
    /// What values of flags have Helm log at once, also where the command line turns out to be wrong.
    private(set) var logLines: [String] = []

    init(_ flags: [FlagDeclaration]) { declared = flags }

    /// These flags may come now; those that could before are among them.
    mutating func expect(_ flags: [FlagDeclaration]) { declared = flags }

    /// Records a value, in pflag's words where it does not fit the flag.
    mutating func set(_ flag: FlagDeclaration, _ text: GoString) throws(CommandFailure) {
        do throws(FlagValueFailure) {
            values[flag.name] = try flag.read(text, values[flag.name])
        } catch {
            let quoted = Strconv.quote(text).text
            throw CommandFailure("invalid argument \(quoted) for \"\(flag.title)\" flag: \(error.reason)")
        }
        if let warning = flag.warning(text) { logLines.append(warning) }
        if let deprecation = flag.deprecation {
            warnings.append("Flag --\(flag.name) has been deprecated, \(deprecation)")
        }
    }
}

// MARK: - Reading

extension ParsedFlags {
    /// The value given, or the default.
    subscript<Kind: FlagKind>(_ flag: Flag<Kind>) -> Kind.Content {
        assert(
            declaration(of: flag)?.defaultText == flag.declaration.defaultText,
            "--\(flag.name) is declared with another default than it is read with")
        return given(flag) ?? flag.defaultValue
    }

    /// The value given; nil where the flag was not on the command line.
    func given<Kind: FlagKind>(_ flag: Flag<Kind>) -> Kind.Content? {
        assert(declares(flag), "--\(flag.name) is read by a command that does not declare it")
        let value = values[flag.name]
        assert(value == nil || value is Kind.Content, "--\(flag.name) is declared as another kind than it is read as")
        return value as? Kind.Content
    }

    /// The same for a flag that only some of the commands have that share what reads it.
    func givenIfDeclared<Kind: FlagKind>(_ flag: Flag<Kind>) -> Kind.Content? { declares(flag) ? given(flag) : nil }

    /// Whether the flag was on the command line.
    func isSet<Kind: FlagKind>(_ flag: Flag<Kind>) -> Bool { given(flag) != nil }

    var areAnyGiven: Bool { !values.isEmpty }

    /// Those of some flags that were on the command line.
    func given(among flags: [FlagDeclaration]) -> [FlagDeclaration] {
        flags.filter { values[$0.name] != nil }
    }

    /// Whether the command has the flag.
    func declares<Kind: FlagKind>(_ flag: Flag<Kind>) -> Bool { declaration(of: flag) != nil }

    private func declaration<Kind: FlagKind>(of flag: Flag<Kind>) -> FlagDeclaration? {
        let help = GlobalFlags.help.declaration
        return flag.name == help.name ? help : declared.first { $0.name == flag.name }
    }

    /// A number that the environment may give where the flag does not.
    func number(_ flag: Flag<Int>, orVariable variable: String?) -> Int {
        given(flag) ?? variable.flatMap { try? Strconv.atoi(GoString($0)) } ?? flag.defaultValue
    }

    /// The word of a flag that the parser does not check.
    ///
    /// - Throws: `CommandFailure` for one that names no case.
    func word<Word: RawRepresentable<String> & CaseIterable>(
        of flag: Flag<OpenEnum<Word>>
    ) throws(CommandFailure) -> Word {
        try self[flag].checked(as: flag.name)
    }
}
