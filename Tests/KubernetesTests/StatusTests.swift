import Codecs
import GoTemplate
import Kubernetes
import Testing

/// Statuses as cli-utils and Helm 4.2.3 tell them; see scripts/record-kubernetes-statuses.go.
@Suite struct StatusTests {
    /// Who was asked, as in the rows.
    private enum Rules: String {
        case objects, jobs, hooks
        case legacy, legacyJobs, legacyHook

        var reader: StatusReader? {
            switch self {
            case .objects: .objects(waitsForJobs: false)
            case .jobs: .objects(waitsForJobs: true)
            case .hooks: .hooks
            default: nil
            }
        }
    }

    @Test func statusesAreThoseOfGo() throws {
        let rows = try recordedCompressedLines("kubernetes/statuses.jsonl.gz")
        #expect(rows.count > 3000)
        for row in rows {
            let map = try #require(JSON.decode(row, numbers: .int64).asMap)
            let (found, recorded) = try (Self.answer(map), Self.recorded(map))
            #expect(found == recorded, "\(String(decoding: row, as: UTF8.self))")
        }
    }

    private static func recorded(_ row: Map) -> String {
        if let error = row["error"]?.asText { return "error: " + error.text }
        guard let status = row["status"]?.asText else { return row["ready"] == nil ? "not ready" : "ready" }
        return status.text + ": " + (row["message"]?.asText?.text ?? "")
    }

    private static func answer(_ row: Map) throws -> String {
        let rules = try #require(Rules(rawValue: row["rules"]?.asText?.text ?? ""))
        let object = LiveObject(try #require(row["object"]?.asMap))
        let others = (row["others"]?.asList ?? []).compactMap(\.asMap).map(LiveObject.init)
        if let reader = rules.reader { return status(of: object, others, reader) }
        do throws(ObjectFailure) {
            return try isReady(object, others, rules) ? "ready" : "not ready"
        } catch {
            return "error: " + error.message.text
        }
    }

    private static func status(of object: LiveObject, _ others: [LiveObject], _ reader: StatusReader) -> String {
        var pods: [LiveObject] = []
        if reader.needsPods(object.groupVersionKind.groupKind),
            let selector = try? LabelSelector(ofPodsOf: object)
        {
            pods = others.filter { selector.matches($0.labels) }
        }
        let status = reader.status(of: object, pods: pods)
        return status.status.rawValue + ": " + status.message.text
    }

    private static func isReady(
        _ object: LiveObject, _ others: [LiveObject], _ rules: Rules
    ) throws(ObjectFailure) -> Bool {
        if rules == .legacyHook {
            return LegacyHook.isWaitedFor(object.kind) ? try LegacyHook.isDone(object) : true
        }
        let readiness = LegacyReadiness(waitsForJobs: rules == .legacyJobs)
        var companions: [LiveObject] = []
        if readiness.companions(of: object.groupVersionKind) != .nothing {
            let selector = try LegacyReadiness.selector(of: object)
            companions = others.filter { selector.matches($0.labels) }
        }
        return try readiness.isReady(object, companions: companions)
    }
}
