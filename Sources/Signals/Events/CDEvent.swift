import GoTemplate
import Rollouts

/// An event of the Continuous Delivery Foundation, version 0.4.1: what became of a service.
struct CDEvent {
    let type: GoString
    private let id: GoString
    private let context: SignalContext

    /// - Returns: nil for what says nothing of a service.
    init?(_ occasion: SignalOccasion, id: GoString, context: SignalContext) {
        guard let predicate = Self.predicate(of: occasion, context) else { return nil }
        type = "dev.cdevents.service." + predicate + ".0.2.0"
        (self.id, self.context) = (id, context)
    }

    private static func predicate(of occasion: SignalOccasion, _ context: SignalContext) -> GoString? {
        switch occasion {
        case .notice(.finished): return context.revision == 1 ? "deployed" : "upgraded"
        case .notice(.returned): return "rolledback"
        case .notice: return nil
        // A step is a part of an upgrade.
        case .step: return "upgraded"
        }
    }

    /// - Parameter extra: what the file adds.
    func content(_ extra: Value) -> Map {
        let event = Map([
            (
                key: "context",
                value: .map(
                    Map([
                        (key: "version", value: .string("0.4.1")), (key: "id", value: .string(id)),
                        (key: "source", value: .string(context.source)), (key: "type", value: .string(type)),
                        (key: "timestamp", value: .string(context.time.text)),
                    ]))
            ),
            (key: "subject", value: .map(subject)),
            (key: "customDataContentType", value: .string("application/json")),
            (key: "customData", value: .map(customData(extra))),
        ])
        return event
    }

    private var subject: Map {
        let artifact =
            "pkg:generic/" + context.release.formEscaped + "@" + (context.variables["version"] ?? "").formEscaped
        let content = Map([
            (key: "environment", value: .map(Map([(key: "id", value: .string(context.namespace))]))),
            (key: "artifactId", value: .string(artifact)),
        ])
        return Map([
            (key: "id", value: .string(context.namespace + "/" + context.release)),
            (key: "source", value: .string(context.source)), (key: "type", value: .string("service")),
            (key: "content", value: .map(content)),
        ])
    }

    private func customData(_ extra: Value) -> Map {
        let facts = context.facts
        if case .map(let added) = extra { for (key, value) in added.entries { facts[key] = value } }
        return facts
    }
}
