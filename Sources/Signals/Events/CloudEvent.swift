import GoTemplate
import Rollouts

/// CNCF's envelope of events, version 1.0, in its JSON form.
struct CloudEvent {
    let id: GoString
    let context: SignalContext

    func content(type: GoString, data: Map) -> Map {
        Map([
            (key: "specversion", value: .string("1.0")), (key: "id", value: .string(id)),
            (key: "source", value: .string(context.source)), (key: "type", value: .string(type)),
            (key: "subject", value: .string(context.stage)), (key: "time", value: .string(context.time.text)),
            (key: "datacontenttype", value: .string("application/json")), (key: "data", value: .map(data)),
        ])
    }
}
