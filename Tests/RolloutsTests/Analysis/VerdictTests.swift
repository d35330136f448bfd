import Testing

@testable import Rollouts

struct VerdictTests {
    @Test(
        arguments: [
            ([], .passed), ([.passed], .passed), ([.passed, .inconclusive], .inconclusive),
            ([.failed, .inconclusive], .failed), ([.inconclusive, .failed, .passed], .failed),
        ] as [([Verdict], Verdict)])
    func theWorstCounts(_ verdicts: [Verdict], _ expected: Verdict) {
        #expect(Verdict.worst(of: verdicts) == expected)
    }
}
