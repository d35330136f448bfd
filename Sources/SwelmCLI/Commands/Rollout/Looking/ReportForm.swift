import Codecs
import GoLibrary
import GoTemplate
import Operations
import Rollouts

/// `-o` of `rollout report`.
enum ReportForm: String, CaseIterable {
    case html, markdown, json

    /// - Parameter refresh: how often a page reads itself again; nil for never.
    func bytes(
        of rollout: StoredRollout, _ report: RolloutReport, _ reader: RolloutReader, refresh: GoDuration? = nil
    ) throws -> [UInt8] {
        switch self {
        case .html: try reader.page(rollout, report, refresh: refresh)
        case .markdown: StatusMarkdown.bytes(of: report, showsEvents: true)
        case .json: try JSON.encode(StatusDocument(report: report, showsEvents: true).value) + [0x0A]
        }
    }
}
