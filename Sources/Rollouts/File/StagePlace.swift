import GoTemplate

/// Where stages stand: in which wave, and for which releases.
struct StagePlace {
    let wave: StageWave
    /// Of the wave, from 0.
    let index: Int
    /// Those that its stages change.
    let members: [ReleaseMember]
    let readings: [TargetReading]
    /// Those that are measured; nil for those that change.
    var measured: [ReleaseMember]?

    init(wave: StageWave, index: Int, members: [ReleaseMember], readings: [TargetReading]) {
        (self.wave, self.index, self.members, self.readings) = (wave, index, members, readings)
    }

    /// What a stage says of the sides of a member, with the parameters of its target.
    func facts(of member: ReleaseMember, _ stage: GoString) -> DeclaredFacts {
        let reading = readings.first { $0.name == member.place.target } ?? readings[0]
        var texts = reading.texts
        texts.values["stage"] = .string(stage)
        texts.values["release"] = .string(member.release)
        texts.values["namespace"] = .string(member.namespace)
        return DeclaredFacts(
            document: reading.document, sides: member.sides, base: member.base ?? member.assumed, texts: texts)
    }

    /// A metric for each target: each of them must be well.
    func measuring(_ metric: MetricDefinition) -> [MetricDefinition] {
        guard readings.first?.target != nil else { return [metric] }
        var seen: Set<GoString> = []
        return (measured ?? members).compactMap { member in
            guard metric.release.isEmpty || metric.release == member.key else { return nil }
            guard seen.insert(member.place.target).inserted else { return nil }
            var own = metric
            own.name = metric.name + " (" + member.place.target + ")"
            own.release = member.name
            return own
        }
    }
}
