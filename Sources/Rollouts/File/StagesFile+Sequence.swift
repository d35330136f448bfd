import Codecs
import GoTemplate

extension StagesFile {
    /// Works out the stages.
    ///
    /// - Throws: with the line and column of what is wrong.
    package func sequence(_ sources: ParameterSources) throws(StagesFileError) -> StageSequence {
        let parameters = try parameters(sources)
        let texts = substitution(parameters, sources)
        let placed = StagesFile(try ParameterPlacement(document: document, texts: texts).placed())
        return try placed.sequence(sources, parameters, texts)
    }

    /// The stages of a file without parameters in place of numbers.
    private func sequence(
        _ sources: ParameterSources, _ parameters: [GoString: Value], _ texts: Substitution
    ) throws(StagesFileError) -> StageSequence {
        let members = try members(sources, texts)
        let top = ValuePath()
        let definitions = DefinitionReader(document, texts)
        try definitions.checkMetrics()
        _ = try AllowedSigners(document)
        let base = document.text(at: top.key("base")).flatMap { StageSequence.BaseUse(rawValue: $0.text) } ?? .strict
        return StageSequence(
            document: document,
            name: document.text(at: top.key("name")) ?? release(sources),
            members: members, stages: try stages(of: members, sources, texts), base: base,
            returning: ReturnPolicy(document, isAlone: members.count == 1), parameters: parameters,
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

    private func substitution(_ parameters: [GoString: Value], _ sources: ParameterSources) -> Substitution {
        var values = parameters
        values["release"] = .string(release(sources))
        values["namespace"] = .string(namespace(sources))
        return Substitution(values: values, later: Self.later)
    }

    private func stages(
        of members: [ReleaseMember], _ sources: ParameterSources, _ texts: Substitution
    ) throws(StagesFileError) -> [Stage] {
        var stages: [Stage] = []
        for path in document.items(at: ValuePath().key("stages")) {
            stages += try self.stages(at: path, earlier: stages.map(\.name), of: members, sources, texts)
        }
        return stages
    }

    /// The one stage at a path, or the row of them.
    private func stages(
        at path: ValuePath, earlier: [GoString], of members: [ReleaseMember], _ sources: ParameterSources,
        _ texts: Substitution
    ) throws(StagesFileError) -> [Stage] {
        let name = document.text(at: path.key("name")) ?? GoString()
        try checkReleases(at: path.key("releases"), members)
        let keys = StageKeys(DefinitionReader(document, texts), at: path, earlier: earlier)
        guard let weights = try Ramp(document, at: path.key("ramp"))?.weights else {
            return [try stage(named: name, at: path, weight: nil, .alone, keys, of: members, sources, texts)]
        }
        return try weights.indices.map { index throws(StagesFileError) in
            let name = name + GoString(" \(weights[index])")
            let row = RowPosition(index: index, count: weights.count)
            return try stage(named: name, at: path, weight: weights[index], row, keys, of: members, sources, texts)
        }
    }

    private func checkReleases(at path: ValuePath, _ members: [ReleaseMember]) throws(StagesFileError) {
        for key in document.keys(at: path) where !members.contains(where: { $0.name == key }) {
            throw document.failure("there is no release `" + key + "` in `releases`", at: path.key(key))
        }
    }

    /// - Parameter weight: the canary's share where the stage is one of a row.
    private func stage(
        named name: GoString, at path: ValuePath, weight: Int?, _ row: RowPosition, _ keys: StageKeys,
        of members: [ReleaseMember], _ sources: ParameterSources, _ texts: Substitution
    ) throws(StagesFileError) -> Stage {
        var texts = texts
        texts.values["stage"] = .string(name)
        var changes: [GoString: Stage.Change] = [:]
        for member in members {
            var texts = texts
            texts.values["release"] = .string(member.release)
            let facts = DeclaredFacts(document: document, sides: member.sides, base: member.base, texts: texts)
            changes[member.name] = try change(of: member, at: path, weight: weight, facts)
        }
        let isCumulative = document.flag(at: path.key("cumulative")) ?? document.flag(at: ValuePath().key("cumulative"))
        var plan = try keys.stage(named: name, members: members.map(\.name))
        let metrics = plan.bake?.checks == nil ? [] : try keys.metrics()
        if let times = plan.bake?.checks { try keys.check(metrics, at: times) }
        // A row is proven at its end, so only that may take longer.
        if !row.isLast { plan.bake?.checks?.extra = 0 }
        return Stage(
            name: name, line: document.line(of: path), path: path, isCumulative: isCumulative ?? false, plan: plan,
            checks: keys.checks, metrics: metrics, steps: try keys.steps(), row: row, approvers: keys.approvers,
            changes: changes)
    }

    /// What a stage does to one member: what it says for all, and then what it says for this one.
    private func change(
        of member: ReleaseMember, at path: ValuePath, weight: Int?, _ facts: DeclaredFacts
    ) throws(StagesFileError) -> Stage.Change {
        let own = path.key("releases").key(member.name)
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
