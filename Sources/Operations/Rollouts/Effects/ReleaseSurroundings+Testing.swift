import GoTemplate
import Releases
import Rollouts

extension ReleaseSurroundings {
    /// Runs the tests of the charts of all releases; the first that fails is the outcome.
    func test(stage index: Int) throws -> EffectOutcome {
        guard let stage = frozen.plan.stage(index) else { return EffectOutcome(.succeeded) }
        for member in frozen.members where stage.concerns(member.name) {
            try keep(for: stage.wait)
            var test = ReleaseTest(member.release)
            test.apply = apply(waiting: stage.wait, runsHooks: true)
            do { try test.run(in: scope(of: member)) { _ in } } catch {
                return EffectOutcome(.failed, message: member.name + ": " + error.goMessage)
            }
        }
        return EffectOutcome(.succeeded)
    }
}
