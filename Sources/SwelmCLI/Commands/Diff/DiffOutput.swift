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

    /// - Throws: `CommandFailure` for a value that makes no sense.
    init(_ invocation: Invocation) throws {
        let flags = invocation.flags
        format = try flags.choice("output", as: ReportFormat.self)
        exitCode = try flags.choice("exit-code", as: ExitCode.self)
        var options = ReportOptions()
        options.showsNoise = flags.bool("all")
        options.context = flags.int("context") < 0 ? nil : flags.int("context")
        options.maximumBytes = flags.int("max-bytes")
        guard options.maximumBytes > 0 else { throw CommandFailure("invalid value for --max-bytes: must be positive") }
        options.usesColor = OutputColor(flags, invocation.context).isEnabled
        options.width = invocation.context.outputIsOnTerminal ? Self.terminalWidth : nil
        self.options = options
    }

    func text(of reports: [DiffReport]) -> [UInt8] { format.reporter(options).write(reports) }

    func exitStatus(for reports: [DiffReport]) -> Int32 {
        let isFound =
            switch exitCode {
            case .never: false
            case .changes: reports.contains { $0.objects.contains { !$0.isNoise } }
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
        let text = string(name).text
        if let choice = Choice(rawValue: text) { return choice }
        let all = Choice.allCases.map(\.rawValue)
        let known = all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
        let hint = Suggestion.nearest(to: text, among: all).map { "did you mean \($0)?" }
        throw CommandFailure("invalid value \"\(text)\" for --\(name): must be \(known)", hint: hint)
    }
}

extension Comparison {
    init(_ flags: ParsedFlags) throws {
        self.init()
        isLast = true
        secrets = SecretMask(try flags.choice("show-secrets", as: SecretDisplay.self))
        let share = try Strconv.parseFloat(flags.string("find-renames"), bitSize: 64)
        guard share >= 0, share <= 1 else {
            throw CommandFailure("invalid value for --find-renames: must be between 0 and 1")
        }
        findRenames = share
        ignoring = try IgnoreRules(flags)
        selection = ObjectSelection(flags)
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
