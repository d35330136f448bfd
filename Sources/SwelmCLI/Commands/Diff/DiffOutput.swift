import Diffing
import GoTemplate
import Manifests
import Review

#if canImport(Glibc)
    import Glibc
#endif

/// How the reports of a `diff` command are written, and what the exit status says of them.
struct DiffOutput {
    let format: ReportFormat
    private let options: ReportOptions
    private let exitCode: DiffExitCode
    private let helmDiff: HelmDiffMode

    /// - Throws: `CommandFailure` for a value that makes no sense.
    init(_ invocation: Invocation) throws {
        let flags = invocation.flags
        let environment = invocation.context.environment
        format = try ReportFormat(flags, environment)
        helmDiff = try HelmDiffMode(flags, environment)
        exitCode = try Self.exitCode(flags, helmDiff)
        var options = ReportOptions()
        options.showsNoise = flags[DiffFlags.all] || helmDiff.isAskedFor
        let context = flags.number(DiffFlags.context, orVariable: environment["HELM_DIFF_OUTPUT_CONTEXT"])
        options.context = context < 0 ? nil : context
        options.maximumBytes = try flags.positive(DiffFlags.maxBytes)
        options.usesColor = Self.usesColor(flags, invocation.context)
        options.width = invocation.context.outputIsOnTerminal ? Self.terminalWidth : nil
        self.options = options
    }

    func text(of reports: [DiffReport]) -> [UInt8] { text(of: reports, nil) }

    /// Where nothing changes, helm-diff writes nothing.
    ///
    /// - Parameter summary: what is said of all reports together.
    func text(of reports: [DiffReport], _ summary: DiffSummary?) -> [UInt8] {
        if helmDiff.isAskedFor, format == .text, reports.allSatisfy(\.isEmpty) { return [] }
        return format.reporter(options).write(reports.map(helmDiff.suppressing), summary)
    }

    /// Writes the page of reports with something above them.
    var pages: HTMLReporter { HTMLReporter(options) }

    /// helm-diff says nothing of changes in its exit status unless it is asked to.
    private static func exitCode(_ flags: ParsedFlags, _ helmDiff: HelmDiffMode) throws -> DiffExitCode {
        if flags.isSet(DiffFlags.exitCode) || !helmDiff.isAskedFor { return try flags.word(of: DiffFlags.exitCode) }
        return helmDiff.isExitDetailed ? .changes : .never
    }

    private static func usesColor(_ flags: ParsedFlags, _ context: CommandContext) -> Bool {
        if flags.givenIfDeclared(HelmDiffFlags.noColor) == true { return false }
        let variable = context.environment["HELM_DIFF_COLOR"].flatMap { try? Strconv.parseBool(GoString($0)) }
        if let variable, flags.colorMode == nil { return variable }
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

extension DiffReport {
    fileprivate var isEmpty: Bool { objects.isEmpty && risks.isEmpty && title == nil && ignored.text == nil }
}

extension ReportFormat {
    /// `--output`, also in helm-diff's words, or `HELM_DIFF_OUTPUT`.
    ///
    /// - Throws: `CommandFailure` for a format that there is not.
    fileprivate init(_ flags: ParsedFlags, _ environment: [String: String]) throws {
        let variable = environment["HELM_DIFF_OUTPUT"].flatMap { $0.isEmpty ? nil : $0 }
        let word = flags.given(DiffFlags.output) ?? variable.map { OpenEnum(GoString($0)) }
        switch word ?? DiffFlags.output.defaultValue {
        case .other("diff"), .other("dyff"): self = .text
        case .other("structured"): self = .json
        case .other("template"):
            throw CommandFailure("--output template is not supported: use -o json and shape that with jq")
        case let word: self = try word.checked(as: DiffFlags.output.name)
        }
    }
}

extension Comparison {
    init(_ flags: ParsedFlags, _ helmDiff: HelmDiffMode) throws {
        self.init()
        isLast = true
        secrets = SecretMask(try SecretDisplay(flags))
        let share = flags[DiffFlags.findRenames]
        guard share >= 0, share <= 1 else {
            throw CommandFailure("invalid value for --find-renames: must be between 0 and 1")
        }
        findRenames = share
        ignoring = try IgnoreRules(flags)
        selection = ObjectSelection(flags)
        // helm-diff leaves tests out unless it is asked for them.
        if helmDiff.isAskedFor, !flags[HelmDiffFlags.includeTests] { selection.includesTests = false }
        asksForChartCRDs = flags.givenIfDeclared(DiffFlags.includeCRDs) ?? false
        for code in flags[DiffFlags.ignoreRisk].map(\.text) {
            let known = RiskRule.all.map(\.code) + LiveRisk.allCases.map(\.rawValue)
            guard known.contains(code) else {
                let nearest = Suggestion.nearest(to: code, among: known)
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
        includesHooks = !flags[ApplicationFlags.noHooks]
        includesTests = !flags[RenderingFlags.skipTests]
        includesChartCRDs = flags.givenIfDeclared(DiffFlags.includeCRDs) ?? true
    }
}

extension IgnoreRules {
    /// - Throws: `CommandFailure` for a pattern that cannot be read.
    fileprivate init(_ flags: ParsedFlags) throws(CommandFailure) {
        self.init()
        for text in flags[DiffFlags.ignore] {
            do { fields.append(try FieldPattern(text)) } catch {
                throw CommandFailure("invalid value " + Strconv.quote(text) + " for --ignore: " + error.message)
            }
        }
        kinds = flags[DiffFlags.ignoreKind]
        let expressions = flags[DiffFlags.ignoreLines]
        guard !expressions.isEmpty else { return }
        do { lines = try LinePatterns(expressions) } catch {
            throw CommandFailure("invalid value for --ignore-lines: " + error.message)
        }
    }
}

extension SecretDisplay {
    /// `--show-secrets[=plain|decoded]`, with the spellings that helm-diff has.
    fileprivate init(_ flags: ParsedFlags) throws {
        if flags.givenIfDeclared(HelmDiffFlags.showSecretsDecoded) == true {
            self = .decoded
        } else if let shows = try? Strconv.parseBool(flags[DiffFlags.showSecrets].text) {
            self = shows ? .plain : .masked
        } else {
            self = try flags.word(of: DiffFlags.showSecrets)
        }
    }
}
