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

    @Test func otherFilesAreCalledAsByHelm() throws {
        let rows = recordedRows("charts/contents.tsv")
        #expect(rows.count > 250)
        for row in rows {
            let data = try Base64.decode(Array(row[0].utf8))
            let failure = #expect(throws: HelmError.self) { try ChartLoader.files(ofArchive: data, named: "$FILE") }
            #expect(failure?.message.text == row[1], "\(row[0])")
        }
    }

    @Test(arguments: ["a.yml", "a.yaml"])
    func valuesAreNoArchives(_ name: String) {
        let failure = #expect(throws: HelmError.self) {
            try ChartLoader.files(ofArchive: Array("a: 1\n".utf8), named: GoString(name))
        }
        #expect(failure?.message.text == "file '\(name)' seems to be a YAML file, but expected a gzipped archive")
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
