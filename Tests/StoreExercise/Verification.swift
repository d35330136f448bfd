import GoTemplate
import Releases

/// Reads all that a store holds and says what it found, a line a release.
enum Verification {
    static func run(_ store: any ReleaseStore) throws {
        try store.recoverInterrupted()
        let list = try store.heads()
        for failure in list.unreadable { say("unreadable \(failure.message.text)") }
        for (name, heads) in Dictionary(grouping: list.heads, by: \.name) {
            for head in heads { try read(head, store) }
            let statuses = heads.map { "\($0.revision)=\($0.status.rawValue)" }
            say("release \(name.text) \(statuses.joined(separator: ","))")
        }
    }

    private static func read(_ head: ReleaseHead, _ store: any ReleaseStore) throws {
        let release = try store.release(head.revisionKey)
        guard release.info.status == head.status, !release.manifest.isEmpty, release.chart.templates.count == 20 else {
            return say("wrong \(head.revisionKey.text)")
        }
        _ = try store.audit(of: head.revisionKey)
    }
}
