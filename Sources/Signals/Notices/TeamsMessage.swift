import GoTemplate

/// An Adaptive Card for a workflow of Teams.
struct TeamsMessage {
    let text: NoticeText

    var content: Map {
        let attachment = Map([
            (key: "contentType", value: .string("application/vnd.microsoft.card.adaptive")),
            (key: "content", value: .map(card)),
        ])
        return Map([(key: "type", value: .string("message")), (key: "attachments", value: .list([.map(attachment)]))])
    }

    private var card: Map {
        Map([
            (key: "$schema", value: .string("http://adaptivecards.io/schemas/adaptive-card.json")),
            (key: "type", value: .string("AdaptiveCard")), (key: "version", value: .string("1.4")),
            (key: "body", value: .list([.map(title), .map(facts)])),
        ])
    }

    private var title: Map {
        Map([
            (key: "type", value: .string("TextBlock")), (key: "text", value: .string(text.title)),
            (key: "weight", value: .string("Bolder")), (key: "wrap", value: .bool(true)),
            (key: "color", value: .string(text.isBad ? "Attention" : "Default")),
        ])
    }

    private var facts: Map {
        let facts = text.facts.map { fact in
            Value.map(Map([(key: "title", value: .string(fact.name)), (key: "value", value: .string(fact.value))]))
        }
        return Map([(key: "type", value: .string("FactSet")), (key: "facts", value: .list(facts))])
    }
}
