import Codecs
import GoTemplate

extension StagesFile {
    private static let releases = ValuePath().key("releases")

    /// The releases that take part, in the order in which they go, each on all targets.
    func members(
        _ readings: [TargetReading], _ sources: ParameterSources
    ) throws(StagesFileError) -> [ReleaseMember] {
        let names = document.keys(at: Self.releases)
        var members: [ReleaseMember] = []
        for name in names.isEmpty ? [nil] : names.map(Optional.init) {
            for reading in readings { members.append(try member(name, reading, sources)) }
        }
        return try ordered(members)
    }

    /// - Parameter name: what the file calls it; nil for the only one.
    private func member(
        _ name: GoString?, _ reading: TargetReading, _ sources: ParameterSources
    ) throws(StagesFileError) -> ReleaseMember {
        let (top, document) = (ValuePath(), reading.document)
        let path = name.map(Self.releases.key) ?? top
        let release = name.map { document.text(at: path.key("release")) ?? $0 } ?? self.release(sources)
        let place = MemberPlace(
            target: reading.name, namespace: namespace(sources, at: path, of: reading.target), release: release)
        let chart = document.text(at: path.key("chart")) ?? document.text(at: top.key("chart")) ?? "."
        let base = try deployedValues(of: place, sources, at: path)
        var texts = reading.texts
        texts.values["release"] = .string(release)
        texts.values["namespace"] = .string(place.namespace)
        let sidesPath = document.value(at: path.key("sides")) == nil ? top : path
        return ReleaseMember(
            name: Self.name(name, on: reading.name) ?? release, key: name ?? release, chart: chart, place: place,
            sides: try sides(at: sidesPath, base, texts), base: base,
            assumed: base == nil ? try assumedValues(of: chart, sources, at: path) : nil,
            ownParameters: reading.parameters.filter { targetParameters.contains($0.key) },
            values: try values(at: path, reading, texts),
            after: document.texts(at: path.key("after")).map { Self.name($0, on: reading.name) ?? $0 }, path: path)
    }

    /// Nil where there is neither.
    private static func name(_ release: GoString?, on target: GoString) -> GoString? {
        guard let release else { return target.isEmpty ? nil : target }
        return target.isEmpty ? release : target + "/" + release
    }

    /// Those of all stages: of the file, of the release and of the target.
    private func values(
        at path: ValuePath, _ reading: TargetReading, _ texts: Substitution
    ) throws(StagesFileError) -> [StageValues] {
        var places = [ValuePath()]
        if path != ValuePath() { places.append(path) }
        if let target = reading.target { places.append(Self.targets.key(target.name)) }
        var values: [StageValues] = []
        for place in places { values += try reading.document.stageValues(at: place, texts) }
        return values
    }

    private func assumedValues(
        of chart: GoString, _ sources: ParameterSources, at path: ValuePath
    ) throws(StagesFileError) -> Map? {
        do { return try sources.assumed(chart) } catch { throw document.failure(error.goMessage, at: path) }
    }

    private func sides(at path: ValuePath, _ base: Map?, _ texts: Substitution) throws(StagesFileError) -> TrafficSides
    {
        let isByBase = document.text(at: ValuePath().key("roles")) == "base"
        return try TrafficSides(document, at: path.key("sides"), isByBase: isByBase, base: base, texts)
    }

    /// Each member behind those it goes after, and otherwise in the order of the file.
    private func ordered(_ members: [ReleaseMember]) throws(StagesFileError) -> [ReleaseMember] {
        for member in members {
            guard let stranger = member.after.first(where: { name in !members.contains { $0.name == name } }) else {
                continue
            }
            throw document.failure("there is no release `" + stranger + "` to go after", at: member.path.key("after"))
        }
        var (rest, done) = (members, [ReleaseMember]())
        while let next = rest.firstIndex(where: { member in
            member.after.allSatisfy { name in done.contains { $0.name == name } }
        }) {
            done.append(rest.remove(at: next))
        }
        if let stuck = rest.first {
            throw document.failure("the release `" + stuck.name + "` goes after itself", at: stuck.path.key("after"))
        }
        return done
    }
}
