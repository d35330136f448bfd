import Codecs
import GoTemplate

extension StagesFile {
    /// Works out the stages.
    ///
    /// - Throws: with the line and column of what is wrong.
    package func sequence(_ sources: ParameterSources) throws(StagesFileError) -> StageSequence {
        let readings = try readings(sources)
        let texts = sharedTexts(readings[0])
        let placed = StagesFile(try ParameterPlacement(document: document, texts: texts).placed())
        return try placed.sequence(sources, readings, texts)
    }

    /// What the parts of the file that are for all targets know: what some of them has a value of its own for is known
    /// once one of them is asked about.
    private func sharedTexts(_ reading: TargetReading) -> Substitution {
        var texts = reading.texts
        guard reading.target != nil else { return texts }
        for name in targetParameters.union(["target", "namespace"]) { texts.values[name] = nil }
        texts.later.formUnion(targetParameters.union(["target", "namespace"]))
        return texts
    }

    /// The stages of a file without parameters in place of numbers.
    private func sequence(
        _ sources: ParameterSources, _ readings: [TargetReading], _ texts: Substitution
    ) throws(StagesFileError) -> StageSequence {
        let members = try members(readings, sources)
        let top = ValuePath()
        let definitions = DefinitionReader(document, texts)
        try definitions.checkMetrics()
        _ = try AllowedSigners(document)
        let base = document.text(at: top.key("base")).flatMap { StageSequence.BaseUse(rawValue: $0.text) } ?? .strict
        let targets = readings.compactMap { reading in reading.target.map { (reading.name, $0) } }
        return StageSequence(
            document: document,
            name: document.text(at: top.key("name")) ?? release(sources),
            members: members, stages: try stages(of: members, readings, texts), base: base,
            returning: ReturnPolicy(document, isAlone: document.keys(at: top.key("releases")).count < 2),
            parameters: readings[0].parameters, targets: Dictionary(targets, uniquingKeysWith: { $1 }),
            targetParameters: Dictionary(readings.map { ($0.name, $0.parameters) }, uniquingKeysWith: { $1 }),
            providers: try definitions.providers(), channels: try definitions.channels(),
            finally: try definitions.steps(at: top.key("finally")),
            plannedFinally: StageKeys(definitions, at: top, earlier: []).plannedSteps(at: top.key("finally")),
            sources: sources)
    }

    /// Names that mean something only when a stage runs.
    private static let later: Set<GoString> = [
        "target", "stage", "side", "workload", "version", "weight", "window", "elapsed", "rollout", "start", "end",
        "event",
    ]

    func substitution(
        _ parameters: [GoString: Value], _ sources: ParameterSources, of target: TargetDefinition?
    ) -> Substitution {
        var values = parameters
        values["release"] = .string(release(sources))
        values["namespace"] = .string(namespace(sources, of: target))
        if let target { values["target"] = .string(target.name) }
        return Substitution(values: values, later: Self.later)
    }

    /// Each wave goes through all stages of the file, and then through its own gates.
    private func stages(
        of members: [ReleaseMember], _ readings: [TargetReading], _ texts: Substitution
    ) throws(StagesFileError) -> [Stage] {
        var stages: [Stage] = []
        for (index, wave) in try waves().enumerated() {
            let place = StagePlace(
                wave: wave, index: index, members: members.filter(wave.covers), readings: readings)
            for path in document.items(at: ValuePath().key("stages")) {
                stages += try self.stages(at: path, in: place, after: stages, of: members, texts)
            }
            if let gate = try gate(of: place, after: stages, texts) { stages.append(gate) }
        }
        return stages
    }

    /// The names by which a stage knows those before it: of its own wave as the file has them.
    private func names(of stages: [Stage], in place: StagePlace) -> [GoString] {
        stages.map { $0.wave == place.index ? $0.fileName : $0.name }
    }

    /// The one stage at a path, or the row of them.
    private func stages(
        at path: ValuePath, in place: StagePlace, after earlier: [Stage], of members: [ReleaseMember],
        _ texts: Substitution
    ) throws(StagesFileError) -> [Stage] {
        let name = document.text(at: path.key("name")) ?? GoString()
        try checkReleases(at: path.key("releases"), members)
        let keys = StageKeys(
            DefinitionReader(document, texts), at: path, earlier: names(of: earlier, in: place))
        guard let weights = try Ramp(document, at: path.key("ramp"))?.weights else {
            return [try stage(named: name, at: path, weight: nil, .alone, keys, in: place)]
        }
        return try weights.indices.map { index throws(StagesFileError) in
            let name = name + GoString(" \(weights[index])")
            let row = RowPosition(index: index, count: weights.count)
            return try stage(named: name, at: path, weight: weights[index], row, keys, in: place)
        }
    }

    /// What is waited for and asked at the end of a wave; nil where that is nothing.
    private func gate(
        of place: StagePlace, after earlier: [Stage], _ texts: Substitution
    ) throws(StagesFileError) -> Stage? {
        guard let path = place.wave.path else { return nil }
        let keys = StageKeys(
            DefinitionReader(document, texts), at: path, earlier: names(of: earlier, in: place), isGate: true)
        let name = "end of the wave" as GoString
        var gate = StagePlace(wave: place.wave, index: place.index, members: [], readings: place.readings)
        gate.measured = place.members
        let stage = try stage(named: name, at: path, weight: nil, .alone, keys, in: gate)
        return stage.plan.bake == nil && stage.plan.confirm.isEmpty && stage.plan.approval == nil ? nil : stage
    }

    private func checkReleases(at path: ValuePath, _ members: [ReleaseMember]) throws(StagesFileError) {
        for key in document.keys(at: path) where !members.contains(where: { $0.key == key }) {
            throw document.failure("there is no release `" + key + "` in `releases`", at: path.key(key))
        }
    }

    /// - Parameter weight: the canary's share where the stage is one of a row.
    private func stage(
        named name: GoString, at path: ValuePath, weight: Int?, _ row: RowPosition, _ keys: StageKeys,
        in place: StagePlace
    ) throws(StagesFileError) -> Stage {
        var changes: [GoString: Stage.Change] = [:]
        for member in place.members {
            changes[member.name] = try change(of: member, at: path, weight: weight, place.facts(of: member, name))
        }
        let isCumulative = document.flag(at: path.key("cumulative")) ?? document.flag(at: ValuePath().key("cumulative"))
        let full = place.wave.name(of: name)
        var plan = try keys.stage(named: full, members: place.members.map(\.name))
        plan.wave = place.index
        plan.scope = place.wave.targets.isEmpty ? nil : plan.members
        let metrics = plan.bake?.checks == nil ? [] : try keys.metrics()
        if let times = plan.bake?.checks { try keys.check(metrics, at: times) }
        // A row is proven at its end, so only that may take longer.
        if !row.isLast { plan.bake?.checks?.extra = 0 }
        return Stage(
            name: full, fileName: name, wave: place.index, line: document.line(of: path), path: path,
            isCumulative: isCumulative ?? false, plan: plan, checks: keys.checks,
            metrics: metrics.flatMap(place.measuring), steps: try keys.steps(), row: row, approvers: keys.approvers,
            changes: changes)
    }

    /// What a stage does to one member: what it says for all, and then what it says for this one.
    private func change(
        of member: ReleaseMember, at path: ValuePath, weight: Int?, _ facts: DeclaredFacts
    ) throws(StagesFileError) -> Stage.Change {
        let (own, document) = (path.key("releases").key(member.key), facts.document)
        var values = try document.stageValues(at: path, facts.texts) + document.stageValues(at: own, facts.texts)
        values += try facts.values(at: path) + facts.values(at: own)
        var split = try facts.traffic(at: own.key("traffic"))
        if split == nil { split = try facts.traffic(at: path.key("traffic")) }
        if let weight {
            let row = try facts.split(canary: weight, at: path.key("ramp"))
            values += try facts.weights(row, at: path.key("ramp"))
            split = row
        }
        let versions = try facts.versions(at: path).merging(facts.versions(at: own)) { $1 }
        return Stage.Change(values: values, split: split, versions: versions)
    }
}
