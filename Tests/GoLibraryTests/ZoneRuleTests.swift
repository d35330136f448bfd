import GoTemplate
import TestSupport
import Testing

@testable import GoLibrary

/// The rules at the end of time zone files, for all times behind those that the file lists.
struct ZoneRuleTests {
    /// A time zone file with one zone and a rule.
    private func file(_ rule: String) -> [UInt8] {
        let counts: [UInt8] = [0, 0, 0, 0, 1, 4].flatMap { [0, 0, 0, $0] }
        let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15) + counts
        let part = header + [0, 0, 0x0E, 0x10, 0, 0] + Array("ABC\0".utf8)
        return part + part + Array("\n\(rule)\n".utf8)
    }

    @Test func timesAreThoseOfGo() throws {
        let rows = recordedRows("times/rules.tsv")
        #expect(rows.count > 900)
        for row in rows {
            let location = try #require(GoLocation(name: "Test", timeZoneFile: file(row[0])))
            let time = GoTime(unixSeconds: try #require(Int64(row[1])), location: location)
            #expect(time.formatted("2006-01-02 15:04:05 -07:00:00 MST").text == row[2], "\(row)")
        }
    }

    @Test func localZonesAreThoseOfGo() {
        let rows = recordedRows("times/locals.tsv")
        #expect(rows.count > 10)
        for row in rows {
            let location = GoLocation.local(variable: row[0])
            #expect(
                [location.name.text, GoTime(unixSeconds: 1_720_000_000, location: location).text.text]
                    == Array(row[1...]), "\(row)")
        }
    }
}
