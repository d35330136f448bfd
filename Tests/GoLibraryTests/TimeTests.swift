import GoLibrary
import GoTemplate
import TestSupport
import Testing

@Suite("Times, as Go writes, reads and counts them")
struct TimeTests {
    @Test func layoutsFormatAsInGo() throws {
        let rows = recordedRows("times/formats.tsv")
        #expect(rows.count == 1_000)
        for row in rows {
            let location = try #require(GoLocation.load(GoString(row[0])))
            let seconds = try #require(Int64(row[1]))
            let time = GoTime(unixSeconds: seconds, nanosecond: Int(row[2]) ?? 0, location: location)
            #expect(time.formatted(GoString(row[3])).text == row[4], "\(row)")
            #expect(time.addingDate(years: 1, months: 1, days: 1).text.text == row[5], "\(row)")
        }
    }

    @Test func textsParseAsInGo() throws {
        let rows = recordedRows("times/parses.tsv")
        #expect(rows.count == 2_000)
        for row in rows {
            let location = try #require(GoLocation.load(GoString(row[0])))
            #expect(parse(row[2], layout: row[1], in: location) == row[3], "\(row)")
        }
    }

    private func parse(_ text: String, layout: String, in location: GoLocation) -> String {
        do {
            return try GoTime(parsing: GoString(text), layout: GoString(layout), in: location).text.text
        } catch {
            return error.message.text
        }
    }

    /// The limits of format_rfc3339.go appendStrictRFC3339.
    @Test(
        arguments: [(86_399, nil), (-86_399, nil), (86_400, "t: timezone hour outside of range [0,23]")]
            as [(Int, String?)])
    func offsetsOfADayAreNoRFC3339(_ offset: Int, _ expected: String?) throws {
        let location = GoLocation.fixed(name: "", offset: offset)
        let time = GoTime(unixSeconds: 0, nanosecond: 0, location: location)
        var message: String?
        do throws(FunctionError) { _ = try time.strictRFC3339(errorPrefix: "t: ") } catch {
            message = error.message.text
        }
        #expect(message == expected)
    }

    @Test func durationsParseAndRoundAsInGo() {
        let rows = recordedRows("times/durations.tsv")
        #expect(rows.count > 330)
        for row in rows {
            #expect(describe(row[0]) == Array(row.dropFirst()), "\(row[0])")
        }
    }

    private func describe(_ text: String) -> [String] {
        let unit = GoDuration(wrappingSeconds: 420)
        do {
            let duration = try GoDuration(parsing: GoString(text))
            return [duration, duration.rounded(to: unit), duration.truncated(to: unit)].map(\.text.text)
        } catch {
            return [error.message.text]
        }
    }

    @Test(arguments: ["../etc/passwd", "/etc/localtime", "No/Where", "America", "UTC\0"])
    func unknownZonesAreRefused(name: String) {
        #expect(GoLocation.load(GoString(name)) == nil)
    }

    @Test func differencesStopAtTheEndsOfTheRange() {
        let end = GoTime(unixSeconds: 1 << 55)
        #expect(end.subtracting(.zero).nanoseconds == .max)
        #expect(GoTime.zero.subtracting(end).nanoseconds == .min)
    }
}
