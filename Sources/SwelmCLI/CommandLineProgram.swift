import CArguments
import Compatibility
import GoTemplate
import Manifests
import Rendering

#if canImport(Glibc)
    import Glibc
#endif

/// The program: finds the command, parses its flags, runs it, and turns failures into messages and exit codes.
package struct CommandLineProgram {
    private(set) var context: CommandContext

    /// Runs one command line, without the program's own name, and returns the exit code.
    func run(_ arguments: [GoString]) -> Int32 {
        var program = self
        program.context.errorsAreJSON = ErrorStyle.isJSON(arguments)
        let status = program.status(of: arguments)
        guard status != 1, let failure = context.output.failure else { return status }
        // What a command found counts for nothing where nobody could read it.
        program.context.report(CommandFailure(failure))
        return 1
    }

    private func status(of arguments: [GoString]) -> Int32 {
        let status = exitStatus(of: arguments)
        context.epilogue.onEnd(status == 0)
        return status
    }

    private func exitStatus(of arguments: [GoString]) -> Int32 {
        do {
            // Values may nest as deep as templates do, so all of the work gets the deep stack.
            try LargeStack.run { try dispatch(arguments) }
            return 0
        } catch let status as ExitStatus {
            return status.code
        } catch {
            context.report(error as? CommandFailure ?? CommandFailure(error.goMessage, hint: error.knownHint))
            for line in context.epilogue.take() { context.warn(line) }
            return 1
        }
    }

    private func dispatch(_ arguments: [GoString]) throws {
        let globals = globals(of: arguments)
        try checkColorMode(globals)
        Compatibility.answer(for: try HelmLine.chosen(by: globals, context.environment))
        let logsSteps = globals.asksForDebugging(in: context.environment)
        let (command, path, rest) = try resolve(arguments)
        let parsed = try parse(rest, of: command, over: globals)
        for warning in parsed.warnings { context.warn(warning) }
        if command.isGroup || parsed[GlobalFlags.help] {
            return context.output.write(GoString(HelpText(command: command, path: path).page).bytes)
        }
        _ = try ErrorStyle(parsed[GlobalFlags.errors], forPeople: context.errorsAreOnTerminal)
        try checkArguments(of: command, path: path, parsed)
        try checkExclusiveFlags(of: command, parsed)
        try command.run(Invocation(path: path, flags: parsed, context: context, logsSteps: logsSteps))
    }

    private func parse(
        _ arguments: [GoString], of command: Command, over globals: consuming ParsedFlags
    ) throws -> ParsedFlags {
        globals.positional = []
        var parser = FlagParser(flags: command.flags() + GlobalFlags.all)
        globals.expect(parser.flags)
        parser.ignoresUnknown = command.unknownFlagsVariable.map { context.environment[$0] == "true" } ?? false
        let result = Result { try parser.parse(arguments, into: &globals) }
        for line in globals.logLines { context.warn(line) }
        try result.get()
        return globals
    }

    /// Helm reads the global flags before it looks for a command, as far as it gets without knowing the others.
    ///
    /// What they say counts, and whether steps are logged is decided here.
    /// Mirrors pkg/cmd root.go newRootCmdWithConfig.
    private func globals(of arguments: [GoString]) -> ParsedFlags {
        var flags = ParsedFlags(GlobalFlags.all)
        guard arguments.contains(where: { $0.bytes.first == UInt8(ascii: "-") }) else { return flags }
        try? FlagParser(flags: GlobalFlags.all, ignoresUnknown: true).parse(arguments, into: &flags)
        return flags
    }

    /// Colours are the one thing Helm checks before it looks for a command.
    private func checkColorMode(_ globals: ParsedFlags) throws {
        for mode in [globals.given(GlobalFlags.color), globals.given(GlobalFlags.colour)] {
            if case .other(let word) = mode { try refuseColorMode(word) }
        }
    }

    private func refuseColorMode(_ word: GoString) throws {
        let reason = "invalid color mode " + Strconv.quote(word) + ": must be one of: never, auto, always"
        context.log(.warn, "command failed", [("error", reason)])
        throw ExitStatus(code: 1)
    }

    /// In cobra's words.
    private func checkArguments(of command: Command, path: String, _ parsed: ParsedFlags) throws {
        var name: String { command.isHelmCommand ? "helm" + path.dropFirst(RootCommand.command.name.count) : path }
        guard let complaint = command.arguments.complaint(about: name, parsed) else { return }
        throw CommandFailure("\(complaint)\n\nUsage:  \(HelpText(command: command, path: name).useLine)")
    }

    /// In cobra's words.
    private func checkExclusiveFlags(of command: Command, _ parsed: ParsedFlags) throws {
        guard parsed.areAnyGiven else { return }
        for group in command.exclusiveFlags() where parsed.given(among: group).count > 1 {
            let given = parsed.given(among: group).map(\.name).sorted().joined(separator: " ")
            let name = group.map(\.name).joined(separator: " ")
            throw CommandFailure(
                "if any flags in the group [\(name)] are set none of the others can be; [\(given)] were all set")
        }
    }

    /// Walks from the root to the named command; flags may stand before a command's name.
    private func resolve(_ arguments: [GoString]) throws -> (Command, path: String, rest: [GoString]) {
        var command = RootCommand.command
        var path = command.name
        var rest = arguments
        while !command.subcommands().isEmpty, let index = indexOfCommand(in: rest, after: command) {
            let word = rest[index].text
            if command.takesAsArguments(rest) { break }
            guard let next = command.subcommand(named: word) else {
                if command.takesArguments || showsHelpForAnyWord(command) { break }
                throw unknownCommand(word, of: command, path: path)
            }
            rest.remove(at: index)
            command = next
            path += " \(next.name)"
        }
        return (command, path, rest)
    }

    /// Only the root asks whether it has a command of a name; Helm's groups below it show what they have.
    ///
    /// Mirrors cobra args.go legacyArgs.
    private func showsHelpForAnyWord(_ command: Command) -> Bool {
        command.isHelmCommand && command.name != RootCommand.command.name
    }

    /// The first argument that is neither a flag nor the value of a flag before it.
    private func indexOfCommand(in arguments: [GoString], after command: Command) -> Int? {
        var index = 0
        while index < arguments.count {
            let word = arguments[index].text
            if word == "--" { return nil }
            // For cobra `-` is no word; for a command with arguments of its own it is standard input, and the first one.
            guard word.isEmpty || word.hasPrefix("-"), word != "-" || !command.takesArguments else { return index }
            let next = index + 1 < arguments.count ? arguments[index + 1] : nil
            index += takesNextArgument(word, next, GlobalFlags.all + command.flags()) ? 2 : 1
        }
        return nil
    }

    /// Whether a value follows the flag; one that is not known is taken to have one.
    ///
    /// Mirrors cobra command.go stripFlags.
    private func takesNextArgument(_ word: String, _ next: GoString?, _ flags: [FlagDeclaration]) -> Bool {
        guard !word.contains("="), word.hasPrefix("--") || word.utf8.count == 2 else { return false }
        let named = (flags + LoggingFlags.all).first { flag in
            let isNamed = word == "--\(flag.name)" || flag.short.map { word == "-\($0)" } ?? false
            return isNamed && flag.bareText != nil
        }
        guard let named else { return true }
        return next.map(named.separateValue.accepts) ?? false
    }

    private func unknownCommand(_ word: String, of command: Command, path: String) -> CommandFailure {
        var message = "unknown command \(Strconv.quote(GoString(word)).text) for \"\(path)\""
        let similar = Suggestion.all(for: word, among: command.subcommands().map(\.name))
        if !similar.isEmpty {
            message += "\n\nDid you mean this?\n" + similar.map { "\t\($0)\n" }.joined()
        }
        return CommandFailure("\(message)\nRun '\(path) --help' for usage.")
    }
}

extension CommandLineProgram {
    /// Runs the process's own command line and exits.
    package static func main() -> Never {
        // A reader that goes away (`swelm template … | head`) is no error.
        signal(SIGPIPE, SIG_IGN)
        openStandardStreams()
        let words = processArguments()
        let context = CommandContext(
            environment: processEnvironment(), program: words.first?.text ?? "swelm",
            output: DescriptorSink.standardOutput, errors: DescriptorSink.standardError,
            errorsAreOnTerminal: isatty(2) != 0, outputIsOnTerminal: isatty(1) != 0)
        exit(CommandLineProgram(context: context).run(Array(words.dropFirst())))
    }

    /// A stream that the caller closed must not become that of a file which is opened later.
    ///
    /// Mirrors Go's runtime fds_unix.go checkfds.
    private static func openStandardStreams() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", O_RDWR)
        }
    }

    private static func processEnvironment() -> [String: String] {
        var environment = [String: String](minimumCapacity: 64)
        var pointer = environ
        while let entry = pointer.pointee {
            let bytes = UnsafeRawBufferPointer(start: entry, count: strlen(entry))
            if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
                let name = String(decoding: bytes[..<equals], as: UTF8.self)
                environment[name] = String(decoding: bytes[(equals + 1)...], as: UTF8.self)
            }
            pointer += 1
        }
        return environment
    }

    /// The words of the command line, the program's own name first: bytes, for Go keeps what is no valid UTF-8.
    private static func processArguments() -> [GoString] {
        var words: [GoString] = []
        var pointer = swelm_arguments()
        while let word = pointer.pointee {
            words.append(GoString(UnsafeRawBufferPointer(start: word, count: strlen(word))))
            pointer += 1
        }
        return words
    }
}
