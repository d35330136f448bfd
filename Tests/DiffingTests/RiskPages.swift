import Foundation
import GoTemplate

@testable import Diffing

/// The page of a rule, with its example.
struct RiskPage {
    let code: String
    let text: String
    /// What the example's three blocks hold.
    let before: String
    let reported: String
    let notReported: String
    /// Another render of what is reported, where the old side is a release.
    let again: String?

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/risks")

    static func codes() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
            .map { String($0.dropLast(3)) }.filter { $0 != "README" }.sorted()
    }

    init(_ code: String) throws {
        self.code = code
        text = try String(contentsOf: Self.folder.appendingPathComponent(code + ".md"), encoding: .utf8)
        let parts = text.components(separatedBy: "```")
        let blocks = parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element.dropFirst(5)) }
        again = blocks.count == 4 ? blocks[2] : nil
        let isComplete = blocks.count == 3 || blocks.count == 4
        (before, reported, notReported) = isComplete ? (blocks[0], blocks[1], blocks[blocks.count - 1]) : ("", "", "")
    }
}

/// The risks of a change from one stream of documents to another.
///
/// - Parameter again: another render of the new side, which makes the old one what a release recorded.
func risks(
    _ old: String, _ new: String, ignoring: Set<String> = [], findRenames: Double = 0, again: String? = nil
) -> [Risk] {
    let differ = Differ(Differ.Options(findRenames: findRenames, isAgainstRelease: again != nil))
    let report = differ.compare(side(old), side(new), newAgain: again.map(side))
    return RiskAssessment(ignoring: ignoring).risks(of: report)
}

private func side(_ text: String) -> DiffSide {
    DiffSide(name: "side", documents: DiffDocument.documents(inStream: GoString(text), file: "a.yaml"))
}
