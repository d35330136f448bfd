import GoTemplate
import Releases

/// Reads all that a store holds and says what it found, a line a release.
enum Verification {
    static func run(_ store: any ReleaseStore) throws {
        try store.recoverInterrupted()
        let list = try store.summaries()
        for failure in list.unreadable { say("unreadable \(failure.message.text)") }
        for (name, summaries) in Dictionary(grouping: list.summaries, by: \.name) {
            for summary in summaries { try read(summary, store) }
            let statuses = summaries.map { "\($0.revision)=\($0.status.rawValue)" }
            say("release \(name.text) \(statuses.joined(separator: ","))")
        }
    }

    private static func read(_ summary: ReleaseSummary, _ store: any ReleaseStore) throws {
        let release = try store.release(summary.revisionKey)
        guard release.info.status == summary.status, !release.manifest.isEmpty, release.chart.templates.count == 20
        else {
            return say("wrong \(summary.revisionKey.text)")
        }
        _ = try store.audit(of: summary.revisionKey)
    }
}
