import Charts
import Codecs
import Failures
import GoLibrary
import GoTemplate
import TestSupport
import Testing

@testable import Releases

@Suite("Records of a chart with everything, as real Helm makes them")
struct ChartRecordTests {
    /// What Helm stored for a folder and two archives in India, the last one uninstalled with its history kept.
    private let recorded = recordedLines("releases/records.jsonl")

    @Test func writesTheSameJSON() throws {
        #expect(recorded.count == 3)
        for json in recorded {
            #expect(GoString(try RecordCodec.json(of: RecordCodec.release(fromJSON: json))) == GoString(json))
        }
    }

    @Test func readsTimesWithTheirZone() throws {
        let release = try RecordCodec.release(fromJSON: recorded[1])
        #expect(release.info.status == .uninstalled)
        #expect(release.info.deleted.rfc3339Nano == "2026-11-21T12:13:00.017297648+05:30")
        #expect(release.chart.lock?.generated == "2024-02-29T23:59:59.123456789+02:00")
    }

    /// The loader notes all that a record says of a chart: times, lock, schema, and what became of dependencies.
    @Test func loadsWhatHelmRecords() throws {
        let log = Log()
        let chart = try ChartLoader.load(archive: recordedBytes("releases/rich.tgz"), named: "rich.tgz", log: log)
        try Dependencies.process(chart, userValues: Map(), log: log)
        let release = try RecordCodec.release(fromJSON: recorded[1])
        let expected = try JSON.encode(ChartRecord.helm.value(of: release.chart))
        let found = try JSON.encode(ChartRecord.helm.value(of: chart))
        #expect(GoString(inUTC(found)) == GoString(inUTC(expected)))
    }

    @Test(arguments: StoreFixture.available)
    func storesKeepEveryByte(_ fixture: StoreFixture) throws {
        let store = try fixture.open()
        for json in recorded { try store.importReleases([RecordCodec.release(fromJSON: json)]) }
        for json in recorded {
            let key = try RecordCodec.release(fromJSON: json).revisionKey
            #expect(GoString(try RecordCodec.json(of: store.release(key))) == GoString(json))
        }
    }

    /// JSON with the times of files in UTC: an archive's are shown in the zone of the machine.
    private func inUTC(_ json: [UInt8]) -> [UInt8] {
        guard let value = try? JSON.decode(json), let text = try? JSON.encode(converted(value)) else { return [] }
        return text
    }

    private func converted(_ value: Value) -> Value {
        switch value {
        case .map(let map): .map(map.mapValues(converted))
        case .list(let list): .list(list.elements.map(converted))
        case .string(let text): .string((try? GoTime(record: text).in(.utc).rfc3339Nano) ?? text)
        default: value
        }
    }
}
