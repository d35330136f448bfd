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

    /// Spaces of all sorts become one kind, what is not printed goes; what the words of other fields are made of stays.
    @Test func textsOfMetadataAreCleaned() throws {
        let (text, cleaned): (GoString, GoString) = ("a\u{1}\tb\u{2028}c\u{A0}é\u{200B}\n", "a b c é ")
        let metadata = Metadata()
        (metadata.apiVersion, metadata.version) = ("v2", "1.0.0")
        metadata.name = text
        (metadata.description, metadata.home, metadata.icon) = (text, text, text)
        (metadata.condition, metadata.tags, metadata.appVersion, metadata.kubeVersion) = (text, text, text, text)
        (metadata.sources, metadata.keywords) = ([text, "x"], ["x", text])
        try metadata.validate()
        #expect(metadata.name == cleaned)
        #expect([metadata.description, metadata.home, metadata.icon] == [cleaned, cleaned, cleaned])
        #expect([metadata.condition, metadata.tags] == [cleaned, cleaned])
        #expect([metadata.appVersion, metadata.kubeVersion] == [cleaned, cleaned])
        #expect(metadata.sources == [cleaned, "x"] && metadata.keywords == ["x", cleaned])
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
