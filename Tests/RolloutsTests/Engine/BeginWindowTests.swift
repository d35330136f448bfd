import GoLibrary
import Testing

@testable import Rollouts

@Suite("Windows in which a stage may begin")
struct BeginWindowTests {
    /// Monday to Thursday from nine to four.
    private let office = BeginWindow(days: [1, 2, 3, 4], opens: 9 * 60, closes: 16 * 60, location: .utc)
    private let night = BeginWindow(days: [5], opens: 22 * 60, closes: 4 * 60, location: .utc)

    private func instant(_ text: String) throws -> Instant { try Instant(parsing: .init(text)) }

    @Test(
        arguments: [
            ("2026-11-30T08:59:59.999Z", false), ("2026-11-30T09:00:00.000Z", true),
            ("2026-11-30T15:59:59.000Z", true), ("2026-11-30T16:00:00.000Z", false),
            ("2026-12-04T10:00:00.000Z", false),
        ])
    func aWindowHasDaysAndHours(_ time: String, _ isOpen: Bool) throws {
        #expect(office.isOpen(at: try instant(time)) == isOpen)
    }

    @Test func aWindowMayReachIntoTheNextDay() throws {
        #expect(night.isOpen(at: try instant("2026-12-04T23:00:00.000Z")))
        #expect(night.isOpen(at: try instant("2026-12-05T03:59:00.000Z")))
        #expect(!night.isOpen(at: try instant("2026-12-04T03:00:00.000Z")))
    }

    @Test func itOpensOnTheNextOfItsDays() throws {
        #expect(office.opening(after: try instant("2026-12-03T17:00:00.000Z"))?.text == "2026-12-07T09:00:00.000Z")
        #expect(office.opening(after: try instant("2026-12-01T06:00:00.000Z"))?.text == "2026-12-01T09:00:00.000Z")
        let never = BeginWindow(days: [], opens: 0, closes: 60, location: .utc)
        #expect(never.opening(after: try instant("2026-12-01T06:00:00.000Z")) == nil)
    }
}
