import Codecs
import GoTemplate

extension StagesFile {
    private static let releases = ValuePath().key("releases")

    /// The releases that take part, in the order in which they go.
    func members(_ sources: ParameterSources, _ texts: Substitution) throws(StagesFileError) -> [ReleaseMember] {
        let names = document.keys(at: Self.releases)
        guard !names.isEmpty else { return [try onlyMember(sources, texts)] }
        var members: [ReleaseMember] = []
        for name in names { members.append(try member(name, sources, texts)) }
        return try ordered(members)
    }

    private func onlyMember(_ sources: ParameterSources, _ texts: Substitution) throws(StagesFileError) -> ReleaseMember
    {
        let (path, name) = (ValuePath(), release(sources))
        let base = try deployedValues(of: name, namespace(sources), sources, at: path)
        return ReleaseMember(
            name: name, chart: document.text(at: path.key("chart")) ?? ".", release: name,
            namespace: namespace(sources),
            sides: try sides(at: path, base, texts), base: base, values: try document.stageValues(at: path, texts),
            after: [], path: path)
    }

    private func member(
        _ name: GoString, _ sources: ParameterSources, _ texts: Substitution
    ) throws(StagesFileError) -> ReleaseMember {
        let (path, top) = (Self.releases.key(name), ValuePath())
        let release = document.text(at: path.key("release")) ?? name
        let namespace = namespace(sources, at: path)
        let base = try deployedValues(of: release, namespace, sources, at: path)
        var texts = texts
        texts.values["release"] = .string(release)
        let place = document.value(at: path.key("sides")) == nil ? top : path
        return ReleaseMember(
            name: name, chart: document.text(at: path.key("chart")) ?? document.text(at: top.key("chart")) ?? ".",
            release: release, namespace: namespace, sides: try sides(at: place, base, texts), base: base,
            values: try document.stageValues(at: top, texts) + document.stageValues(at: path, texts),
            after: document.texts(at: path.key("after")), path: path)
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
