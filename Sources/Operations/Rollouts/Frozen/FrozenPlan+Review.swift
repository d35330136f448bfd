import GoTemplate

extension FrozenPlan {
    /// Refuses to go on where anything differs from a plan that was reviewed.
    ///
    /// - Throws: `RolloutFailure` with the first thing that differs.
    package func check(against reviewed: FrozenPlan, named path: GoString) throws {
        guard try digest != reviewed.digest else { return }
        throw RolloutFailure.refused(
            "the plan is not the one of " + path + ": " + difference(from: reviewed),
            hint: "review what \"swelm rollout plan\" shows now, and save it with --save")
    }

    /// What differs first, in words.
    private func difference(from other: FrozenPlan) -> GoString {
        for (member, before) in zip(members, other.members) {
            let what = "release " + member.release.name
            if member.base?.revision != before.base?.revision
                || member.base?.manifestDigest != before.base?.manifestDigest || member.newest != before.newest
            {
                return what + " is another revision by now"
            }
            for (index, pair) in zip(member.stages, before.stages).enumerated()
            where pair.0.manifestDigest != pair.1.manifestDigest && !pair.0.isRandom {
                return what + " renders otherwise at stage " + Strconv.quote(plan.stage(index)?.name ?? GoString())
            }
        }
        if file.text != other.file.text { return "the stages file was changed" }
        if version != other.version { return "it was made by swelm " + other.version }
        return "its parameters, values, charts or settings differ"
    }
}
