import Codecs
import GoTemplate

/// Targets that go through all stages together, before those of the next wave do.
struct StageWave {
    /// What is added to the names of its stages; empty where there is but one.
    let label: GoString
    let targets: [GoString]
    /// Where its own gates stand; nil where it has none.
    let path: ValuePath?

    /// All of a file without waves.
    static let only = StageWave(label: "", targets: [], path: nil)

    /// The name of one of its stages.
    func name(of stage: GoString) -> GoString { label.isEmpty ? stage : stage + " (" + label + ")" }

    func covers(_ member: ReleaseMember) -> Bool { targets.isEmpty || targets.contains(member.place.target) }
}

extension StagesFile {
    private static let waves = ValuePath().key("waves")
    static let targets = ValuePath().key("targets")

    /// In the order in which they go; one where the file has none.
    func waves() throws(StagesFileError) -> [StageWave] {
        let items = document.items(at: Self.waves)
        guard !items.isEmpty else { return [.only] }
        let known = document.keys(at: Self.targets)
        var waves: [StageWave] = []
        for item in items {
            let wave = wave(at: item)
            try check(wave, at: item, known, waves)
            waves.append(wave)
        }
        if let missing = known.first(where: { name in !waves.contains { $0.targets.contains(name) } }) {
            throw document.failure("the target `" + missing + "` is in none of them", at: Self.waves)
        }
        return waves.count == 1 ? [StageWave(label: "", targets: waves[0].targets, path: waves[0].path)] : waves
    }

    private func wave(at item: ValuePath) -> StageWave {
        guard case .map? = document.value(at: item) else {
            let targets = document.texts(at: item)
            return StageWave(label: targets.joined(by: ", "), targets: targets, path: nil)
        }
        let targets = document.texts(at: item.key("targets"))
        let name = document.text(at: item.key("name")) ?? targets.joined(by: ", ")
        return StageWave(label: name, targets: targets, path: item)
    }

    private func check(
        _ wave: StageWave, at item: ValuePath, _ known: [GoString], _ earlier: [StageWave]
    ) throws(StagesFileError) {
        guard !wave.targets.isEmpty else { throw document.failure("a wave needs targets", at: item) }
        var seen = Set(earlier.flatMap(\.targets))
        for target in wave.targets {
            guard known.contains(target) else {
                throw document.failure("there is no target `" + target + "` in `targets`", at: item)
            }
            guard seen.insert(target).inserted else {
                throw document.failure("the target `" + target + "` is in two waves", at: item)
            }
        }
        if earlier.contains(where: { $0.label == wave.label }) {
            throw document.failure("two waves are called " + Strconv.quote(wave.label), at: item)
        }
    }
}
