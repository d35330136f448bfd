import GoTemplate
import Testing

@testable import Diffing

/// Large inputs come to a result within bounds that a slow machine keeps, too; a quadratic way would miss them by far.
@Suite(.serialized) struct SizeTests {
    private static let bound: Duration = .seconds(180)

    private static func side(_ text: String) -> DiffSide {
        DiffSide(name: "side", documents: DiffDocument.documents(inStream: GoString(text), file: "large.yaml"))
    }

    /// Compares, writes every format, and says how many objects differ.
    private static func report(_ old: String, _ new: String, _ formats: [ReportFormat] = ReportFormat.allCases) -> Int {
        let report = Differ().compare(side(old), side(new))
        for format in formats { #expect(!format.reporter(ReportOptions()).write([report]).isEmpty) }
        return report.objects.count
    }

    private static func field(_ lines: [String]) -> String {
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: large\n" + lines.joined(separator: "\n") + "\n"
    }

    @Test func manyObjects() {
        func objects(_ value: Int) -> String {
            (0..<50_000).map { index in
                "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\(index)\ndata:\n  x: \(index % 10 == 0 ? value : 0)\n"
            }.joined()
        }
        let time = ContinuousClock().measure {
            #expect(Self.report(objects(1), objects(2), [.simple, .json]) == 5_000)
        }
        #expect(time < Self.bound)
    }

    @Test func oneLongLine() {
        let line = String(repeating: "abc <b>`x`", count: 30_000)
        let time = ContinuousClock().measure {
            let (old, new) = (
                Self.field(["data: {x: '\(line)1\(line)'}"]), Self.field(["data: {x: '\(line)2\(line)'}"])
            )
            #expect(Self.report(old, new) == 1)
        }
        #expect(time < Self.bound)
    }

    @Test func longListsWithNothingInCommon() {
        func list(_ start: Int) -> String { Self.field(["spec:"] + (0..<30_000).map { "- a\(start + $0 * 7)" }) }
        let time = ContinuousClock().measure { #expect(Self.report(list(0), list(1), [.text, .jsonPatch]) == 1) }
        #expect(time < Self.bound)
    }

    @Test func longTextsOfRepeatedLines() {
        func text(_ factor: Int) -> String {
            Self.field(["data:", "  x: |"] + (0..<30_000).map { "    line \($0 * factor % 101)" })
        }
        let time = ContinuousClock().measure { #expect(Self.report(text(3), text(7)) == 1) }
        #expect(time < Self.bound)
    }

    @Test func deepNesting() {
        func nested(_ value: Int, depth: Int) -> String {
            Self.field([
                "spec: " + String(repeating: "[", count: depth) + "\(value)" + String(repeating: "]", count: depth)
            ])
        }
        #expect(Self.report(nested(1, depth: 900), nested(2, depth: 900)) == 1)
        let side = DiffSide(
            name: "", documents: [DiffDocument(content: GoString(nested(1, depth: 5_000)), source: "x")])
        #expect(side.objects.first?.root.kind == .null || !side.problems.isEmpty)
    }
}
