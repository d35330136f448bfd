import GoTemplate
import Testing

@Suite("Functions whose results are too large")
struct ResultLimitTests {
    @Test(arguments: [
        (0, 0, 1), (ResultLimit.bytes, 0, 1), (0, ResultLimit.bytes, 1), (1, ResultLimit.bytes - 1, 1), (0, 2, 1 << 29),
    ])
    func whatFitsPasses(_ base: Int, _ growth: Int, _ times: Int) throws {
        try ResultLimit.check(base, plus: growth, times: times)
    }

    @Test(arguments: [
        (ResultLimit.bytes + 1, 0, 1), (0, ResultLimit.bytes + 1, 1), (1, ResultLimit.bytes, 1), (0, Int.max, 2),
        (0, Int.max, Int.max),
        (Int.max, 1, 1), (Int.max, Int.max, 1), (1, 2, 1 << 29),
    ])
    func whatIsTooLargeThrows(_ base: Int, _ growth: Int, _ times: Int) {
        #expect(throws: FunctionError.self) { try ResultLimit.check(base, plus: growth, times: times) }
    }
}
