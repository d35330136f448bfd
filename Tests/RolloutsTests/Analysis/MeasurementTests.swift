import Testing

@testable import Rollouts

struct MeasurementTests {
    @Test func numbersAreWhatTheyAre() {
        #expect(Reading(1.5) == .value(1.5))
        #expect(Reading(.nan) == .none)
        #expect(Reading(.infinity) == .infinite(.plus))
        #expect(Reading(-.infinity) == .infinite(.minus))
    }

    @Test(
        arguments: [
            (.good, 180, 184, .counts(bad: 4, of: 184)), (.bad, 4, 184, .counts(bad: 4, of: 184)),
            // Prometheus extrapolates.
            (.good, 182.4, 183.6, .counts(bad: 2, of: 184)), (.bad, 0.4, 183.6, .counts(bad: 0, of: 184)),
            (.bad, 0.5, 183.4, .counts(bad: 1, of: 183)),
            // What was rounded on either side of a half.
            (.good, 10.5, 10.49, .counts(bad: 0, of: 10)), (.bad, 10.5, 10.49, .counts(bad: 10, of: 10)),
            (.good, 12, 10, .impossible), (.bad, 11.6, 10, .impossible), (.bad, -1, 10, .impossible),
            (.bad, 1, -1, .impossible), (.good, 1, 2e12, .impossible), (.good, 0, 0, .none), (.bad, 0, 0.3, .none),
            (.bad, 1, 0, .none), (.bad, 2, 0, .impossible), (.good, .nan, 10, .none), (.good, 10, .nan, .none),
            (.good, 10, .infinity, .infinite), (.good, .infinity, 10, .infinite),
        ] as [(RatioCounts.Part, Double, Double, Expected)])
    func ratiosAreRoundedAndChecked(
        _ part: RatioCounts.Part, _ count: Double, _ total: Double, _ expected: Expected
    ) {
        #expect(Reading(part, count, total: total) == expected.reading(count, total))
    }

    enum Expected {
        case counts(bad: Int, of: Int)
        case none
        case infinite
        case impossible

        func reading(_ count: Double, _ total: Double) -> Reading? {
            switch self {
            case .counts(let bad, let of): RatioCounts(bad: bad, of: of).map(Reading.counts)
            case .none: Reading.none
            case .infinite: .infinite(.plus)
            case .impossible: .error(.impossibleCounts(part: count, total: total))
            }
        }
    }

    @Test func countsAreWithinReason() {
        #expect(RatioCounts(bad: 0, of: 0)?.of == 0)
        #expect(RatioCounts(bad: 3, of: 3)?.bad == 3)
        #expect(RatioCounts(bad: 4, of: 3) == nil)
        #expect(RatioCounts(bad: -1, of: 3) == nil)
        #expect(RatioCounts(bad: 0, of: 1 << 40)?.of == 1 << 40)
        #expect(RatioCounts(bad: 0, of: 1 << 40 + 1) == nil)
    }

    @Test func readingsHaveTheirStatus() throws {
        let counts = try #require(RatioCounts(bad: 1, of: 2))
        let readings: [Reading] = [
            .value(1), .counts(counts), .none, .several, .infinite(.plus), .error(.provider("refused")),
        ]
        #expect(readings.map(\.status) == [.value, .value, .none, .several, .infinite, .error])
        #expect(Reading(try #require(RatioCounts(bad: 0, of: 0))) == .none)
    }
}
