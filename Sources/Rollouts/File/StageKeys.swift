import GoLibrary
import GoTemplate

/// The keys that say how one stage begins, is watched and ends; those it does not have are taken from `defaults`.
struct StageKeys {
    let document: StagesDocument
    /// Where a key is looked for: the first place that has one counts.
    let places: [ValuePath]
    /// The names of the stages before.
    let earlier: [GoString]
    private let definitions: DefinitionReader
    /// Whether it is the end of a wave, which has no gates but its own.
    private let isGate: Bool

    /// - Parameter path: where the stage stands.
    init(_ definitions: DefinitionReader, at path: ValuePath, earlier: [GoString], isGate: Bool = false) {
        self.isGate = isGate
        (document, self.definitions, self.earlier) = (definitions.document, definitions, earlier)
        places = [path, ValuePath().key("defaults")]
    }

    /// Where a key stands that has a value; nil where there is none.
    func place(_ key: GoString) -> ValuePath? {
        let own = isGate && !Self.responses.contains(key.text) ? places.prefix(1) : places[...]
        return own.map { $0.key(key) }.first { document.value(at: $0)?.isNil == false }
    }

    /// What the end of a wave has in common with stages.
    private static let responses = ["onFailure", "onInconclusive", "onReject"]

    /// The stage without its changes.
    ///
    /// - Parameter members: the releases that it changes.
    func stage(named name: GoString, members: [GoString]) throws(StagesFileError) -> PlannedStage {
        var stage = PlannedStage(name: name, members: members)
        stage.begin = try begin()
        stage.before = steps(at: place("before")).map(\.step)
        if let wait = duration("wait") { stage.wait = wait }
        stage.tests = place("test").map { document.flag(at: $0) != false } ?? false
        stage.bake = try bake()
        stage.confirm = confirmations()
        stage.approval = try approval()
        stage.onFailure = try onFailure()
        if let word: DoubtResponse = word("onInconclusive") { stage.onInconclusive = word }
        if let word: RejectResponse = word("onReject") { stage.onReject = word }
        stage.limit = duration("limit")
        stage.noReturn = place("noReturn").flatMap(document.flag(at:)) ?? false
        return stage
    }

    /// The names of the metrics that decide.
    var checks: [GoString] {
        place("checks").map { document.items(at: $0).compactMap(document.metricName(at:)) } ?? []
    }

    /// Who must agree, as the file has it.
    var approvers: [GoString] { place("approval").map { document.texts(at: $0.key("by")) } ?? [] }
}

// MARK: - Definitions

extension StageKeys {
    /// What is measured while the stage is watched.
    func metrics() throws(StagesFileError) -> [MetricDefinition] {
        guard let place = place("checks") else { return [] }
        return try definitions.metrics(at: place, analysis: analysis)
    }

    func steps() throws(StagesFileError) -> StageSteps {
        StageSteps(
            before: try definitions.steps(at: place("before")), during: try definitions.steps(at: place("during")),
            confirm: try definitions.steps(at: place("confirm")))
    }

    /// Refuses checks that cannot be made so.
    func check(_ metrics: [MetricDefinition], at times: CheckTimes) throws(StagesFileError) {
        for (index, metric) in metrics.enumerated() {
            guard let problem = metric.settings.problems(for: metric.bound, looks: times.looks).first,
                let place = place("checks")
            else { continue }
            let items = document.items(at: place)
            throw document.failure(
                "the check `" + metric.name + "`: " + problem.text, at: index < items.count ? items[index] : place)
        }
    }
}

// MARK: - Single keys

extension StageKeys {
    private func duration(_ key: GoString) -> GoDuration? { place(key).flatMap(document.duration(at:)) }

    private func word<Word: RawRepresentable>(_ key: GoString) -> Word? where Word.RawValue == String {
        place(key).flatMap(document.text(at:)).flatMap { Word(rawValue: $0.text) }
    }

    private func begin() throws(StagesFileError) -> BeginWindow? {
        guard let place = place("begin") else { return nil }
        return try BeginWindow(document, at: place)
    }

    /// Without a time to watch there are no checks.
    private func bake() throws(StagesFileError) -> PlannedBake? {
        guard let time = duration("bake") else {
            try refuseWatching()
            return nil
        }
        var bake = PlannedBake(time: time)
        let settings = settings
        if !checks.isEmpty { bake.checks = CheckTimes(settings, bake: time, delay: try delay()) }
        bake.during = steps(at: place("during")).map { DuringStep(step: $0.step, every: $0.every ?? settings.interval) }
        return bake
    }

    /// What a stage itself says of how it is watched must not be lost where it is not.
    private func refuseWatching() throws(StagesFileError) {
        for place in ["checks", "during"].compactMap({ places.first?.key($0) }) where !document.items(at: place).isEmpty
        {
            throw document.failure("this is done while the stage is watched: say with `bake` for how long", at: place)
        }
    }

    /// How its measurements are judged: what the stage says, what all stages have in common, what the file says.
    private var settings: AnalysisSettings {
        AnalysisSettings(document, at: analysis)
    }

    private var analysis: [ValuePath] { (places + [ValuePath()]).map { $0.key("analysis") } }

    /// The longest time that numbers of a check take to arrive.
    private func delay() throws(StagesFileError) -> GoDuration {
        let names = Set(try metrics().map(\.provider))
        let delays = try definitions.providers().filter { names.contains($0.name) }.map(\.delay)
        return delays.max { $0.nanoseconds < $1.nanoseconds } ?? .zero
    }

    private func confirmations() -> [ConfirmStep] {
        steps(at: place("confirm")).map { found in
            var confirm = ConfirmStep(step: found.step)
            if let every = found.every { confirm.every = every }
            confirm.within = found.within
            return confirm
        }
    }

    private func approval() throws(StagesFileError) -> ApprovalPolicy? {
        guard let place = place("approval"), case .map? = document.value(at: place) else { return nil }
        return try ApprovalPolicy(document, at: place)
    }

    private func onFailure() throws(StagesFileError) -> FailureResponse {
        guard let place = place("onFailure"), let word = document.text(at: place) else { return .goBack }
        switch word.text {
        case "return": return .goBack
        case "previous": return .previous
        case "hold": return .hold
        default:
            guard let index = earlier.firstIndex(of: word) else {
                let reason: GoString = "`onFailure` is return, previous, hold or the name of an earlier stage, not "
                throw document.failure(reason + Strconv.quote(word), at: place)
            }
            return .stage(index)
        }
    }
}

// MARK: - Steps

extension StageKeys {
    /// A step, and when it is repeated.
    private struct FoundStep {
        let step: PlannedStep
        let every: GoDuration?
        let within: GoDuration?
    }

    /// The steps at a path as the engine sees them.
    func plannedSteps(at place: ValuePath) -> [PlannedStep] { steps(at: place).map(\.step) }

    private func steps(at place: ValuePath?) -> [FoundStep] {
        place.map { document.items(at: $0).map(step) } ?? []
    }

    private func step(at path: ValuePath) -> FoundStep {
        let kind = document.value(at: path.key("webhook")) == nil ? StepKind.command : .webhook
        var step = PlannedStep(name: document.text(at: path.key("name")) ?? GoString(kind.rawValue), kind: kind)
        if let retries = document.integer(at: path.key("retries")) { step.retries = retries }
        step.ignoresFailure = document.text(at: path.key("onFailure")) == "ignore"
        return FoundStep(
            step: step, every: document.duration(at: path.key("every")),
            within: document.duration(at: path.key("within")))
    }
}

extension StagesDocument {
    func duration(at path: ValuePath) -> GoDuration? { text(at: path).flatMap(FileDuration.init)?.goDuration }

    /// The name of a metric, which is named or stands in place.
    fileprivate func metricName(at path: ValuePath) -> GoString? { text(at: path) ?? text(at: path.key("name")) }
}
