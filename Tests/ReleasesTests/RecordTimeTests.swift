import GoLibrary
import GoTemplate
import Testing

@testable import Releases

@Suite("Times of records")
struct RecordTimeTests {
    /// The quick way reads what the general one reads.
    @Test(arguments: [
        "2026-11-21T02:19:31.355938301Z", "2026-11-21T12:13:00.1+05:30", "1969-12-31T23:59:59.5-08:00",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2024-02-28T00:00:00+00:00",
        "2024-07-01T17:30:00+05:30",
    ])
    func readsAsGoDoes(_ text: String) throws {
        let expected = try GoTime(parsing: GoString(text), layout: GoTime.rfc3339NanoLayout)
        let found = try #require(RecordTime.parse(Array(text.utf8)))
        #expect(found.text == expected.text)
        #expect(found.rfc3339Nano == GoString(text == "2024-02-28T00:00:00+00:00" ? expected.rfc3339Nano.text : text))
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-13-21T02:19:31Z", "2026-11-31T02:19:31Z", "2026-11-21T24:00:00Z", "2026-11-21T02:19:31",
        "2026-11-21T02:19:31.Z", "2026-11-21T02:19:31+0530", "2026-11-21T02:19:31.1234567890Z", "2024-02-29T00:00:00Z",
    ])
    func leavesTheRestToTheSlowWay(_ text: String) { #expect(RecordTime.parse(Array(text.utf8)) == nil) }

    @Test func refusesWhatIsNoTime() {
        #expect(throws: RecordFailure.self) { try GoTime(record: "yesterday") }
        #expect((try? GoTime(record: "2024-02-29T00:00:00Z"))?.day == 29)
    }
}
