import Codecs
import GoLibrary
import GoTemplate
import Rollouts

/// `-o` of `rollout report`.
enum ReportForm: String, CaseIterable {
    case html, markdown, json

    /// - Parameter refresh: how often a page reads itself again; nil for never.
    func bytes(of report: RolloutReport, refresh: GoDuration? = nil) throws -> [UInt8] {
        switch self {
        case .html: RolloutPage.bytes(of: report, refresh: refresh.map { max(1, Int($0.seconds.rounded())) })
        case .markdown: StatusMarkdown.bytes(of: report, showsEvents: true)
        case .json: try JSON.encode(StatusDocument(report: report, showsEvents: true).value) + [0x0A]
        }
    }
}
