import Failures
import Files
import GoLibrary
import GoTemplate
import Manifests
import Operations
import Releases
import Rollouts
import Signals

/// `swelm rollout simulate STAGES.yaml`.
enum RolloutSimulateCommand {
    static let command = Command(
        name: "simulate", usage: "STAGES.yaml", summary: "play a stages file against recorded numbers",
        description: """
            Play a staged release with a clock of its own against a file of recorded numbers, people and faults, and show
            how it comes out. What is deployed counts as the first stage. Nothing is changed, no store is read and nobody
            is asked: the same files always come to the same end. With --at the providers that the file names are asked
            for the numbers of another time; people and faults still are those of --metrics.

                $ swelm rollout simulate stages.yaml --metrics bad-day.jsonl --expect 'returned in ten per cent'

            With --all the recorded files of the folder 'tests' beside the stages file are played whose names begin
            with that of the stages file, each against what it expects.

            Exit status: 0, 2 where it comes out otherwise than expected, 1 for an error.
            """,
        flags: {
            metrics
            time
            expect
            all
            output
            RolloutFlags.parameters
            ValuesFlags.all
            DiffFlags.rendering
            DiffFlags.includeCRDs
            ChartSourceFlags.transport
            DiffFlags.release
        },
        arguments: .exactly(1), exclusiveFlags: { [[metrics.declaration, all.declaration]] }, run: run)

    private static let metrics = Flag<GoString>(
        "metrics", placeholder: "FILE", "the recorded numbers, people and faults, as JSON lines")
    private static let time = Flag<GoString>(
        "at", placeholder: "TIME",
        "ask the providers of the file for the numbers of that time, such as '2026-11-20 14:00', in place of recorded ones"
    )
    private static let expect = Flag<GoString>(
        "expect", placeholder: "OUTCOME", "how it should come out, such as 'finished' or 'returned in ten per cent'")
    private static let all = Flag<Bool>("all", "play all recorded files of the folder 'tests' beside the stages file")
    private static let output = Flag<OpenEnum<SimulationFormat>>(
        "output", short: "o", default: .known(.text), placeholder: "text|json",
        "text (what happened, and how it came out) or json (with all events)")

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let isExpected = try invocation.failing(with: GoString()) {
            invocation.flags[all] ? try runAll(invocation) : try runOne(invocation)
        }
        if !isExpected { throw ExitStatus(code: 2) }
    }

    /// - Returns: whether it came out as it should.
    private static func runOne(_ invocation: Invocation) throws -> Bool {
        let start = try invocation.flags.given(time).map(SimulatedStart.init)
        guard start != nil || invocation.flags.given(metrics) != nil else {
            throw CommandFailure("say with --metrics or --at what to play the file against, or --all to play all tests")
        }
        let format = try invocation.flags.word(of: output)
        var recorded = try invocation.flags.given(metrics).map(RecordedRun.init(file:)) ?? RecordedRun()
        if let start { recorded.start = start.instant }
        let outcome = try outcome(recorded, invocation, asksProviders: start != nil)
        invocation.print(try format.text(of: outcome))
        let expected = invocation.flags.given(expect) ?? recorded.expectation
        if expected.isEmpty || expected == outcome.text { return true }
        invocation.context.report(CommandFailure("expected " + expected + ", but it is " + outcome.text))
        return false
    }

    private static func runAll(_ invocation: Invocation) throws -> Bool {
        var areExpected = true
        for path in try testFiles(of: invocation.arguments[0]) {
            let recorded = try RecordedRun(file: path)
            let outcome = try outcome(recorded, invocation).text
            let isExpected = outcome == recorded.expectation
            let verdict: GoString = isExpected ? "ok     " : "WRONG  "
            let wish = isExpected ? GoString() : ", expected " + recorded.expectation
            invocation.print(verdict + GoPath.base(path) + ": " + outcome + wish + "\n")
            areExpected = areExpected && isExpected
        }
        return areExpected
    }

    private static func outcome(
        _ recorded: RecordedRun, _ invocation: Invocation, asksProviders: Bool = false
    ) throws -> SimulationOutcome {
        let planning = try RolloutPlanning(
            invocation, in: simulated, parameters: recorded.parameters, assumesDefaults: true)
        let staged = try planning.plan()
        let numbers = asksProviders ? try past(of: staged.sequence, from: recorded.start, invocation) : nil
        return try Simulation(staged.plan, of: staged.sequence, against: recorded, numbers: numbers).outcome()
    }

    /// Nothing is deployed anywhere.
    private static func simulated(_ targets: [GoString: TargetDefinition]) -> TargetScopes {
        func scope() -> OperationScope {
            let requester = Requester(user: "", host: "")
            return OperationScope(store: MemoryStore(), cluster: NoCluster(), requester: requester, log: Log())
        }
        return TargetScopes(scope(), targets: targets) { _ in scope() }
    }

    private static func past(
        of sequence: StageSequence, from start: Instant, _ invocation: Invocation
    ) throws -> PastNumbers {
        PastNumbers(sequence, from: start, in: try SignalSurroundings(environment: invocation.context.environment))
    }

    /// `tests/podinfo-slow.jsonl` for `podinfo.yaml`, in byte order.
    ///
    /// - Throws: `CommandFailure` where there is none.
    private static func testFiles(of path: GoString) throws -> [GoString] {
        let folder = GoPath.join(GoPath.directory(path), "tests")
        let base = GoPath.base(path)
        let stem = GoString(base.bytes.dropLast(GoPath.fileExtension(base).count))
        let names = try FileSystem().entries(in: folder).map(\.name).filter { name in
            name.hasSuffix(".jsonl") && (name == stem + ".jsonl" || name.hasPrefix(stem + "-"))
        }
        if names.isEmpty {
            throw CommandFailure("there is no file " + stem + "-….jsonl in " + folder + " to play")
        }
        return names.sorted().map { GoPath.join(folder, $0) }
    }
}

/// When a simulated rollout starts.
private struct SimulatedStart {
    let instant: Instant

    private static let minutes: GoString = "2006-01-02 15:04"

    /// - Throws: `CommandFailure` for what is neither a time of RFC 3339 nor a day with hours and minutes of this place.
    init(_ text: GoString) throws(CommandFailure) {
        if let instant = try? Instant(parsing: text) {
            self.instant = instant
        } else if let time = try? GoTime(parsing: text, layout: Self.minutes, in: .local) {
            instant = Instant(milliseconds: time.unixMilliseconds)
        } else {
            throw CommandFailure("--at " + Strconv.quote(text) + " must be a time such as '2026-11-20 14:00'")
        }
    }
}

/// How a simulation is shown.
enum SimulationFormat: String, CaseIterable {
    case text, json

    func text(of outcome: SimulationOutcome) throws -> GoString {
        switch self {
        case .json: return GoString(try outcome.json()) + "\n"
        case .text:
            var table = TextTable()
            for moment in outcome.moments { table.addRow([moment.time.text, moment.text]) }
            return table.text + outcome.text + "\n"
        }
    }
}

extension RecordedRun {
    /// - Throws: where the file cannot be read, with its name and the line.
    fileprivate init(file path: GoString) throws {
        do { try self.init(lines: FileSystem().read(path)) } catch let error as RecordedRunError {
            throw CommandFailure(path + ": " + error.message)
        }
    }
}
