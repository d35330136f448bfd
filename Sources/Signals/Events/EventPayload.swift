import Codecs
import GoTemplate
import Rollouts

/// What is sent to tell of something.
struct EventPayload {
    let mediaType: GoString
    let body: [UInt8]

    private static let cloudEvents: GoString = "application/cloudevents+json"

    /// - Parameters:
    ///   - id: the same for each try.
    ///   - extra: what the file adds.
    /// - Returns: nil where the format has no word for it.
    init?(
        _ occasion: SignalOccasion, _ format: EventFormat, id: GoString, extra: Value, in context: SignalContext
    ) throws(SignalFailure) {
        let content: Map
        switch format {
        case .cloudEvents:
            content = CloudEvent(id: id, context: context).content(
                type: "dev.swelm.rollout." + occasion.word, data: context.facts(with: occasion, extra))
        case .cdEvents:
            guard let event = CDEvent(occasion, id: id, context: context) else { return nil }
            content = CloudEvent(id: id, context: context).content(type: event.type, data: event.content(extra))
        case .flagger: content = FlaggerPayload(context: context).content(extra)
        }
        mediaType = format == .flagger ? "application/json" : Self.cloudEvents
        do {
            body = try JSON.encode(.map(content), escapesHTML: false)
        } catch {
            throw SignalFailure("this cannot be written as JSON: " + error.goMessage)
        }
    }
}

extension SignalContext {
    /// The facts with what a file adds to them, which wins.
    fileprivate func facts(with occasion: SignalOccasion, _ extra: Value) -> Map {
        let facts = facts
        switch occasion {
        case .step(let name): facts["step"] = .string(name)
        case .notice(let kind): facts["event"] = .string(kind.rawValue)
        }
        if case .map(let added) = extra { for (key, value) in added.entries { facts[key] = value } }
        return facts
    }
}
