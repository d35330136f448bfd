import Codecs
import Failures
import GoTemplate
import TestSupport
import Testing

@testable import Charts

@Suite("Packaged charts, as Helm reads them")
struct ChartArchiveTests {
    @Test func archivesAreReadOrRefusedAsByHelm() throws {
        let rows = recordedRows("charts/archives.tsv")
        #expect(rows.count > 20)
        for row in rows {
            let data = try Base64.decode(Array(row[1].utf8))
            #expect(outcome(of: data) == row[2], "\(row[0])")
        }
    }

    private func outcome(of data: [UInt8]) -> String {
        do {
            _ = try ChartFiles(format: .version2, files: ChartArchive.files(in: data)).chart(log: Log())
            return "read"
        } catch {
            return error.goMessage.text
        }
    }
}
