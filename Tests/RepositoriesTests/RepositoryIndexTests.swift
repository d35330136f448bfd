import Failures
import Foundation
import GoTemplate
import TestSupport
import Testing

@testable import Repositories

/// Looking things up in an index gives what reading the whole of it gives.
@Suite("Indexes of repositories")
struct RepositoryIndexTests {
    /// What commands see of an index: for each chart its versions, and what was said of others.
    private struct Picture: Equatable {
        var versions: [String: [String]] = [:]
        var warnings: [String] = []
    }

    private func picture(ofWhole text: [UInt8]) throws -> Picture {
        let log = Log()
        let index = try ChartIndex(text, source: "here", log: log)
        var picture = Picture()
        for name in index.names { picture.versions[name.text] = index.entries[name]?.map(describe) }
        picture.warnings = log.drain().map(\.line.text)
        return picture
    }

    private func picture(of text: [UInt8]) throws -> Picture {
        let log = Log()
        let index = try RepositoryIndex(text, source: "here", log: log)
        var picture = Picture()
        for name in index.names {
            picture.versions[name.text] = try index.versions(of: name)?.map { version in
                let entry = try version.entry
                #expect(describe(version) == describe(entry))
                return describe(entry)
            }
        }
        picture.warnings = log.drain().map(\.line.text)
        return picture
    }

    private func describe(_ entry: IndexEntry) -> String {
        let metadata = entry.metadata
        return describe(
            [metadata.name, metadata.version, metadata.appVersion, metadata.description] + metadata.keywords
                + (entry.urls ?? []))
    }

    private func describe(_ version: IndexVersion) -> String {
        describe(
            [version.name, version.version, version.appVersion, version.description] + version.keywords + version.urls)
    }

    private func describe(_ fields: [GoString]) -> String {
        fields.map { Strconv.quote($0).text }.joined(separator: " ")
    }

    /// In the styles of Helm, of yq, and with what is rare.
    static let indexes = [
        """
        apiVersion: v1
        entries:
          alpha:
          - annotations:
              artifacthub.io/changes: |
                - kind: added
                  description: "a # thing: this"

                - more
              category: Database
            apiVersion: v2
            appVersion: 1.10
            created: "2024-01-02T03:04:05.678901234Z"
            dependencies:
            - condition: common.enabled
              name: common
              repository: https://charts.example/common
              tags:
              - one
              version: 1.x.x
            - alias: other
              import-values:
              - data
              - child: a
                parent: b
              name: common
              repository: ""
              version: ^2
            description: A chart whose description is so long that the generator broke
              it after eighty columns, and "quotes" do not matter
            digest: 0d1f2a
            home: https://example.test/#home
            icon: https://example.test/icon.png?x=1&y=2
            keywords:
            - alpha
            - 'it''s'
            - "yes"
            - 12
            maintainers:
            - email: ada@example.test
              name: Ada
              url: https://example.test
            name: alpha
            sources: []
            type: application
            urls:
            - https://charts.example/alpha-1.2.3.tgz
            version: 1.2.3
          - apiVersion: v2
            created: "2024-01-02T03:04:05+01:00"
            description: "with \\u00e9scapes, \\"quotes\\" and \\
              a fold"
            name: alpha
            urls:
            - alpha-1.10.0.tgz
            version: 1.10.0
          - created: "2024-01-02T03:04:05Z"
            description: 'single, over
              two lines'
            name: alpha
            version: 1.10.0-rc.1
          beta:
          - description: größer – ’schön’ 🚀
            name: beta
            removed: true
            version: v0.1
          - description: null
            deprecated: true
            name: be/ta
            version: 0.2.0
          - name: beta
            version: nonsense
          - name: beta
            type: nothing
            version: 0.3.0
          empty: []
          gamma:
          - description: >-
              folded
              text
            name: gamma
            version: "1"
        generated: "2024-01-02T03:04:05Z"
        """,
        """
        apiVersion: v1
        entries:
            alpha:
                - apiVersion: v1
                  created: 2024-01-02T03:04:05Z
                  name: alpha
                  urls:
                    - https://charts.example/alpha-1.2.3.tgz
                    - https://mirror.example/alpha-1.2.3.tgz
                  version: 1.2.3
                - name: alpha
                  version: 1.2.4
                # a comment
                - name: alpha

                  version: 1.2.5
        """,
        "apiVersion: v1\nentries: {}\ngenerated: \"2024-01-02T03:04:05Z\"\n",
    ]

    @Test(arguments: indexes)
    func bothReadersAgree(text: String) throws {
        let bytes = Array((text + "\n").utf8)
        #expect(ScannedIndex(bytes) != nil)
        #expect(try picture(of: bytes) == picture(ofWhole: bytes))
    }

    /// What is changed at random is either not in the usual style, or read as the whole is.
    @Test(arguments: 0..<(ProcessInfo.processInfo.environment["SWELM_FUZZ_RUNS"].flatMap { Int($0) } ?? 400))
    func bothReadersAgreeAboutChangedTexts(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        var text = Array((Self.indexes[seed % Self.indexes.count] + "\n").utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) { text = Self.changed(text, &random) }
        guard ScannedIndex(text) != nil else { return }
        let whole = try #require(try? picture(ofWhole: text), "\(String(decoding: text, as: UTF8.self))")
        let scanned = try picture(of: text)
        #expect(scanned == whole, "\(String(decoding: text, as: UTF8.self))")
    }

    private static let fragments = [
        " ", "  ", "\n", ":", ": ", "#", " #", "-", "- ", "\"", "'", "\\", "|", ">", "&a ", "*a", "!", "\t", "\r", "{",
        "}",
        "[]", "~", "null", "1.0", "0x1f", "\u{85}", "\u{2028}", "é", "\u{7F}", "\0", "---\n", "...\n", "<<: ", "? ",
        "%",
        "@", "`", ",", "true", "name: x\n", "    name: x\n", "2024-01-01", "\u{FEFF}", "..", "/", "=", "1_000", "+1",
        ".inf",
    ]

    private static func changed(_ text: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
        guard !text.isEmpty else { return text }
        var text = text
        let place = Int.random(in: 0..<text.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text.remove(at: place)
        case 1: text.insert(contentsOf: Array((fragments.randomElement(using: &random) ?? "").utf8), at: place)
        case 2:
            var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
            let line = Int.random(in: 0..<lines.count, using: &random)
            if Bool.random(using: &random) { lines.remove(at: line) } else { lines.insert(lines[line], at: line) }
            text = Array(lines.joined(separator: [0x0A]))
        default:
            let end = min(text.count, place + Int.random(in: 1...12, using: &random))
            let piece = Array((fragments.randomElement(using: &random) ?? "").utf8)
            text.replaceSubrange(place..<end, with: piece)
        }
        return text
    }

    /// So large that it is cut into pieces; each chart has its versions in another order than the usual one.
    @Test func piecesOfALargeIndexAreOneIndex() throws {
        var text = "apiVersion: v1\nentries:\n"
        for chart in 0..<6000 {
            text += "  chart-\(chart):\n"
            for version in 0..<3 {
                text += "  - created: \"2024-01-02T03:04:05Z\"\n    description: |\n      text\n      trap:\n"
                text += "    name: chart-\(chart)\n    urls:\n    - chart-\(chart)-\(version).0.0.tgz\n"
                text += "    version: \(version).\(chart % 7).0\n"
            }
        }
        let index = try RepositoryIndex(Array(text.utf8), source: "here", log: Log())
        #expect(index.names.count == 6000)
        let versions = try #require(index.versions(of: "chart-5999"))
        #expect(versions.map(\.version) == ["2.0.0", "1.0.0", "0.0.0"])
        #expect(try versions[0].entry.urls == ["chart-5999-2.0.0.tgz"])
        #expect(index.lists("chart-17-1.0.0.tgz") && !index.lists("chart-17-1.0.1.tgz"))
    }
}
