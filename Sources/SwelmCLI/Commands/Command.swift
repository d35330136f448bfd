import GoTemplate

/// One command of the program, as data: its names, flags and help, and what it does.
struct Command: Sendable {
    let name: String
    /// The arguments as usage shows them, such as `[NAME] [CHART]`.
    let usage: String
    /// One line for the list of commands.
    let summary: String
    let description: String
    let aliases: [String]
    let flags: @Sendable () -> [FlagDeclaration]
    /// Asked for only where a command is looked up or shown: a start makes no tables it does not need.
    let subcommands: @Sendable () -> [Command]
    let arguments: ArgumentCount
    /// Groups of flags of which only one may be given.
    let exclusiveFlags: @Sendable () -> [[FlagDeclaration]]
    /// Whether the words behind the command are its own arguments, though the first one names a subcommand.
    let takesAsArguments: @Sendable (_ words: [GoString]) -> Bool
    /// The variable that, where it is `true`, has flags passed over that the command does not know.
    let unknownFlagsVariable: String?
    /// Whether Helm has the command too: then complaints about its arguments are Helm's, to the letter.
    let isHelmCommand: Bool
    /// Whether the command only holds others, and shows which.
    let isGroup: Bool
    /// Parses nothing, decides little: calls one operation and prints.
    let run: @Sendable (Invocation) throws -> Void

    init(
        name: String, usage: String = "", summary: String, description: String = "", aliases: [String] = [],
        @FlagList flags: @escaping @Sendable () -> [FlagDeclaration] = { [] },
        subcommands: @escaping @Sendable () -> [Command] = { [] }, arguments: ArgumentCount = .any,
        exclusiveFlags: @escaping @Sendable () -> [[FlagDeclaration]] = { [] },
        takesAsArguments: @escaping @Sendable ([GoString]) -> Bool = { _ in false },
        unknownFlagsVariable: String? = nil,
        isHelmCommand: Bool = false,
        run: @escaping @Sendable (Invocation) throws -> Void
    ) {
        self.name = name
        self.usage = usage
        self.summary = summary
        self.description = description
        self.aliases = aliases
        self.flags = flags
        self.subcommands = subcommands
        self.arguments = arguments
        self.exclusiveFlags = exclusiveFlags
        self.takesAsArguments = takesAsArguments
        self.unknownFlagsVariable = unknownFlagsVariable
        self.isHelmCommand = isHelmCommand
        (self.run, isGroup) = (run, false)
    }

    /// A command that only holds others.
    init(
        group name: String, summary: String, description: String = "", aliases: [String] = [],
        isHelmCommand: Bool = false, subcommands: @escaping @Sendable () -> [Command]
    ) {
        (self.name, usage, self.summary, self.description, self.aliases) = (name, "", summary, description, aliases)
        (flags, exclusiveFlags, takesAsArguments) = ({ [] }, { [] }, { _ in false })
        (self.subcommands, arguments, run, isGroup) = (subcommands, .any, { _ in }, true)
        (unknownFlagsVariable, self.isHelmCommand) = (nil, isHelmCommand)
    }
}

extension Command {
    /// Whether a command with subcommands also does something of its own.
    var takesArguments: Bool { !usage.isEmpty }

    /// The subcommand that a word names, by its name or another one it has.
    func subcommand(named word: String) -> Command? {
        subcommands().first { $0.name == word || $0.aliases.contains(word) }
    }
}

/// How many arguments a command takes, with cobra's words where it is another number.
enum ArgumentCount {
    case any
    case none
    case exactly(Int)
    /// One number where a flag is given, and another where it is not.
    case exactlyWhere(@Sendable (ParsedFlags) -> Bool, Int, otherwise: Int)
    case atLeast(Int)
    /// At least so many, but where a flag stands in for them.
    case atLeastUnless(Int, @Sendable (ParsedFlags) -> Bool)
    case atMost(Int)

    /// The message for a wrong number, or nil.
    ///
    /// - Parameter command: the command's name in Helm's words, which is made only where there is a complaint.
    func complaint(about command: @autoclosure () -> String, _ parsed: ParsedFlags) -> String? {
        let count = parsed.positional.count
        return switch self {
        case .any: nil
        case .none: count == 0 ? nil : "\"\(command())\" accepts no arguments"
        case .exactly(let number):
            count == number ? nil : "\"\(command())\" requires \(number) \(noun(number))"
        case .exactlyWhere(let isFlagGiven, let number, let other):
            Self.exactly(isFlagGiven(parsed) ? number : other).complaint(about: command(), parsed)
        case .atLeastUnless(_, let isFlagGiven) where isFlagGiven(parsed): nil
        case .atLeast(let number), .atLeastUnless(let number, _):
            count >= number ? nil : "\"\(command())\" requires at least \(number) \(noun(number))"
        case .atMost(let number):
            count <= number ? nil : "\"\(command())\" accepts at most \(number) \(noun(number))"
        }
    }

    private func noun(_ number: Int) -> String { number == 1 ? "argument" : "arguments" }
}

/// One run of a command: what was typed and the world it runs in.
struct Invocation {
    /// The command with its parents, such as `swelm get values`.
    let path: String
    let flags: ParsedFlags
    let context: CommandContext
    /// Whether the log tells each step; decided before the command is known.
    let logsSteps: Bool

    var arguments: [GoString] { flags.positional }
}
