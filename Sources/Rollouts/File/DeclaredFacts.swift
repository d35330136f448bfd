import Codecs
import GoTemplate

/// What a stage says of the sides: versions, pods and traffic, which become values of the chart.
struct DeclaredFacts {
    let document: StagesDocument
    let sides: TrafficSides
    /// The values of the deployed revision, or what counts as such; nil where there is none.
    let base: Map?
    let texts: Substitution

    /// The values that the facts at a path come to; they are written last.
    func values(at path: ValuePath) throws(StagesFileError) -> [StageValues] {
        var values: [StageValues] = []
        let versions = path.key("version")
        for (role, place) in try roles(at: versions) {
            for path in try side(role, at: place).versions {
                values.append(fact(path, .literal, try version(at: place), at: place))
            }
        }
        for (role, place) in try roles(at: path.key("replicas")) {
            let count = try replicas(at: place)
            guard let target = try side(role, at: place).replicas else {
                throw document.failure(
                    "the side `" + GoString(role.rawValue) + "` names no path of its replicas", at: place)
            }
            values.append(fact(target, .typed, GoString("\(count)"), at: place))
        }
        guard let split = try traffic(at: path.key("traffic")) else { return values }
        return try values + weights(split, at: path.key("traffic"))
    }

    /// The versions that are declared at a path.
    func versions(at path: ValuePath) throws(StagesFileError) -> [SideRole: GoString] {
        var versions: [SideRole: GoString] = [:]
        for (role, place) in try roles(at: path.key("version")) { versions[role] = try version(at: place) }
        return versions
    }

    /// The weights that are declared at a path; nil for none.
    func traffic(at path: ValuePath) throws(StagesFileError) -> TrafficSplit? {
        guard let value = document.value(at: path), !value.isNil else { return nil }
        guard case .map = value else {
            return try split(canary: document.integer(at: path) ?? 0, at: path)
        }
        var weights: [SideRole: Int] = [:]
        for (role, place) in try roles(at: path) { weights[role] = document.integer(at: place) }
        let (stable, canary) = (weights[.stable] ?? 0, weights[.canary] ?? 0)
        let (sum, isTooLarge) = stable.addingReportingOverflow(canary)
        guard !isTooLarge, sum == sides.total else {
            throw document.failure(GoString("the weights add up to \(sum), not to \(sides.total)"), at: path)
        }
        return TrafficSplit(stable: stable, canary: canary)
    }

    /// The weights where the canary has so much.
    func split(canary: Int, at place: ValuePath) throws(StagesFileError) -> TrafficSplit {
        guard canary <= sides.total else {
            throw document.failure(GoString("the canary's share is \(canary), and all are \(sides.total)"), at: place)
        }
        return TrafficSplit(stable: sides.total - canary, canary: canary)
    }

    func weights(_ split: TrafficSplit, at place: ValuePath) throws(StagesFileError) -> [StageValues] {
        guard sides.stable?.weight != nil || sides.canary?.weight != nil else {
            throw document.failure("no side names the path of its weight", at: place)
        }
        return SideRole.allCases.compactMap { role in
            sides[role]?.weight.map { fact($0, .typed, GoString("\(split[role])"), at: place) }
        }
    }
}

// MARK: - Reading

extension DeclaredFacts {
    /// The roles that a fact is told for, with the places of its values; one alone is the canary's.
    private func roles(at path: ValuePath) throws(StagesFileError) -> [(SideRole, ValuePath)] {
        guard let value = document.value(at: path), !value.isNil else { return [] }
        guard case .map = value else { return [(.canary, path)] }
        return try document.keys(at: path).map { key throws(StagesFileError) in
            guard let role = SideRole(rawValue: key.text) else {
                throw document.failure(
                    "there is no side `" + key + "`; the sides are `stable` and `canary`", at: path.key(key))
            }
            return (role, path.key(key))
        }
    }

    private func side(_ role: SideRole, at place: ValuePath) throws(StagesFileError) -> TrafficSide {
        guard let side = sides[role] else {
            throw document.failure("`sides` says nothing of the side `" + GoString(role.rawValue) + "`", at: place)
        }
        return side
    }

    /// A version; a number with a fraction would lose its last zeros, as 1.10 does.
    private func version(at place: ValuePath) throws(StagesFileError) -> GoString {
        if let number = document.value(at: place)?.number, Int(exactly: number) == nil {
            throw document.failure("write the version in quotes, so that it is no number", at: place)
        }
        return try texts.final(document.text(at: place) ?? GoString(), at: place, of: document)
    }

    /// Per cent are of the stable side's pods in the deployed revision, rounded up as Shipper and OpenKruise do.
    private func replicas(at place: ValuePath) throws(StagesFileError) -> Int {
        guard let share = document.share(at: place) else { return document.integer(at: place) ?? 0 }
        guard let path = sides.stable?.replicas, let count = base?.value(at: path)?.number, count >= 0, count < 1e9
        else {
            throw document.failure("no deployed revision says how many pods the stable side has", at: place)
        }
        return Int((count * share.fraction - 1e-9).rounded(.up))
    }

    private func fact(_ path: ValuePath, _ kind: StageValues.Kind, _ value: GoString, at place: ValuePath)
        -> StageValues
    {
        StageValues(kind, path.setExpression + "=" + value, line: document.line(of: place))
    }
}

extension ValuePath {
    /// The path as `--set` takes it.
    fileprivate var setExpression: GoString {
        var keys: [GoString] = []
        for case .key(let key) in components {
            let escaped = key.bytes.flatMap { ".,=[]\\".utf8.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
            keys.append(GoString(escaped))
        }
        return keys.joined(by: ".")
    }
}
