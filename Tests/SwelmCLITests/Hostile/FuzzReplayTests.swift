import FuzzTargets
import TestSupport
import Testing

/// Inputs that once crashed a fuzz target, or that reach deep into it.
struct FuzzReplayTests {
    @Test(.timeLimit(.minutes(1)), arguments: FuzzTarget.allCases)
    func inputsAreHarmless(_ target: FuzzTarget) {
        let names = recordedNames("fuzz/\(target.rawValue)")
        #expect(names.count >= 4)
        for name in names { target.run(recordedBytes("fuzz/\(target.rawValue)/\(name)")) }
    }
}
