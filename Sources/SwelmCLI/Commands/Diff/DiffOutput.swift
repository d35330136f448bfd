import Diffing
import GoTemplate
import Review

#if canImport(Glibc)
    import Glibc
#endif

/// How the reports of a `diff` command are written, and what the exit status says of them.
struct DiffOutput {
    /// When a command exits with status 2.
    private enum ExitCode: String, CaseIterable {
        case never, changes, risk
    }

    private let format: ReportFormat
    private let options: ReportOptions
    private let exitCode: ExitCode
    private let helmDiff: HelmDiffMode

    /// - Throws: `CommandFailure` for a value that makes no sense.
    init(_ invocation: Invocation) throws {
        let flags = invocation.flags
        let environment = invocation.context.environment
        format = try ReportFormat(flags, environment)
        helmDiff = try HelmDiffMode(flags, environment)
        exitCode = try Self.exitCode(flags, helmDiff)
        var options = ReportOptions()
        options.showsNoise = flags.bool("all") || helmDiff.isAskedFor
        let context = flags.int("context", orVariable: environment["HELM_DIFF_OUTPUT_CONTEXT"])
        options.context = context < 0 ? nil : context
        options.maximumBytes = flags.int("max-bytes")
        guard options.maximumBytes > 0 else { throw CommandFailure("invalid value for --max-bytes: must be positive") }
        options.usesColor = Self.usesColor(flags, invocation.context)
        options.width = invocation.context.outputIsOnTerminal ? Self.terminalWidth : nil
        self.options = options
    }

    /// Where nothing changes, helm-diff writes nothing.
    func text(of reports: [DiffReport]) -> [UInt8] {
        if helmDiff.isAskedFor, format == .text, reports.allSatisfy(\.isEmpty) { return [] }
        return format.reporter(options).write(reports.map(helmDiff.suppressing))
    }

    /// helm-diff says nothing of changes in its exit status unless it is asked to.
    private static func exitCode(_ flags: ParsedFlags, _ helmDiff: HelmDiffMode) throws -> ExitCode {
        if flags.isSet("exit-code") || !helmDiff.isAskedFor { return try flags.choice("exit-code", as: ExitCode.self) }
        return helmDiff.isExitDetailed ? .changes : .never
    }

    private static func usesColor(_ flags: ParsedFlags, _ context: CommandContext) -> Bool {
        if flags.bool("no-color") { return false }
        let isTyped = flags.isSet("color") || flags.isSet("colour")
        let variable = context.environment["HELM_DIFF_COLOR"].flatMap { try? Strconv.parseBool(GoString($0)) }
        if let variable, !isTyped { return variable }
        return OutputColor(flags, context).isEnabled
    }

    func exitStatus(for reports: [DiffReport]) -> Int32 {
        let isFound =
            switch exitCode {
            case .never: false
            case .changes: reports.contains { $0.objects.contains { helmDiff.isAskedFor || !$0.isNoise } }
            case .risk: reports.contains { !$0.risks.isEmpty }
            }
        return isFound ? 2 : 0
    }

    /// The columns of the terminal; nil where they are not known.
    private static var terminalWidth: Int? {
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

extension ParsedFlags {
    /// The choice among the raw values of an enumeration.
    fileprivate func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, as type: Choice.Type
    ) throws -> Choice where Choice.RawValue == String {
        try choice(name, of: string(name).text, as: type)
    }

    fileprivate func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, of text: String, as type: Choice.Type
    ) throws -> Choice where Choice.RawValue == String {
        if let choice = Choice(rawValue: text) { return choice }
        let all = Choice.allCases.map(\.rawValue)
        let known = all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
        let hint = Suggestion.nearest(to: text, among: all).map { "did you mean \($0)?" }
        throw CommandFailure("invalid value \"\(text)\" for --\(name): must be \(known)", hint: hint)
    }
}

extension DiffReport {
    fileprivate var isEmpty: Bool { objects.isEmpty && risks.isEmpty && title == nil && ignored.text == nil }
}

extension ReportFormat {
    /// `--output`, also in helm-diff's words, or `HELM_DIFF_OUTPUT`.
    ///
    /// - Throws: `CommandFailure` for a format that there is not.
    fileprivate init(_ flags: ParsedFlags, _ environment: [String: String]) throws {
        let variable = environment["HELM_DIFF_OUTPUT"].flatMap { $0.isEmpty ? nil : $0 }
        let name = flags.isSet("output") ? flags.string("output").text : variable ?? flags.string("output").text
        switch name {
        case "diff", "dyff": self = .text
        case "structured": self = .json
        case "template":
            throw CommandFailure("--output template is not supported: use -o json and shape that with jq")
        default: self = try flags.choice("output", of: name, as: ReportFormat.self)
        }
    }
}

extension Comparison {
    init(_ flags: ParsedFlags, _ helmDiff: HelmDiffMode) throws {
        self.init()
        isLast = true
        secrets = SecretMask(try SecretDisplay(flags))
        let share = try Strconv.parseFloat(flags.string("find-renames"), bitSize: 64)
        guard share >= 0, share <= 1 else {
            throw CommandFailure("invalid value for --find-renames: must be between 0 and 1")
        }
        findRenames = share
        ignoring = try IgnoreRules(flags)
        selection = ObjectSelection(flags)
        // helm-diff leaves tests out unless it is asked for them.
        if helmDiff.isAskedFor, !flags.bool("include-tests") { selection.includesTests = false }
        asksForChartCRDs = flags.isSet("include-crds") && flags.bool("include-crds")
        for code in flags.strings("ignore-risk").map(\.text) {
            guard RiskRule.named(code) != nil else {
                let nearest = Suggestion.nearest(to: code, among: RiskRule.all.map(\.code))
                throw CommandFailure(
                    "unknown risk \"\(code)\" for --ignore-risk", hint: nearest.map { "did you mean \($0)?" })
            }
            ignoredRisks.insert(code)
        }
    }
}

extension ObjectSelection {
    fileprivate init(_ flags: ParsedFlags) {
        self.init()
        includesHooks = !flags.bool("no-hooks")
        includesTests = !flags.bool("skip-tests")
        includesChartCRDs = !flags.isSet("include-crds") || flags.bool("include-crds")
    }
}

extension IgnoreRules {
    /// - Throws: `CommandFailure` for a pattern that cannot be read.
    fileprivate init(_ flags: ParsedFlags) throws(CommandFailure) {
        self.init()
        for text in flags.strings("ignore") {
            do { fields.append(try FieldPattern(text)) } catch {
                throw CommandFailure("invalid value " + Strconv.quote(text) + " for --ignore: " + error.reason)
            }
        }
        kinds = flags.strings("ignore-kind")
        let expressions = flags.strings("ignore-lines")
        guard !expressions.isEmpty else { return }
        do { lines = try LinePatterns(expressions) } catch {
            throw CommandFailure("invalid value for --ignore-lines: " + error.message)
        }
    }
}

extension SecretDisplay {
    /// `--show-secrets[=plain|decoded]`, with the spellings that helm-diff has.
    fileprivate init(_ flags: ParsedFlags) throws {
        if flags.bool("show-secrets-decoded") {
            self = .decoded
        } else if let shows = try? Strconv.parseBool(flags.string("show-secrets")) {
            self = shows ? .plain : .masked
        } else {
            self = try flags.choice("show-secrets", as: SecretDisplay.self)
        }
    }
}
