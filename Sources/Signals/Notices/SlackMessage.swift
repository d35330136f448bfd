import GoTemplate

/// A message for an incoming webhook of Slack.
struct SlackMessage {
    let text: NoticeText

    var content: Map {
        let lines = text.facts.map { "*" + Self.escaped($0.name) + "* " + Self.escaped($0.value) }
        let title: GoString = (text.isBad ? ":x: " : "") + "*" + Self.escaped(text.title) + "*"
        return Map([
            // What notifications of devices show.
            (key: "text", value: .string(Self.escaped(text.title))),
            (
                key: "blocks",
                value: .list([Self.section(title), Self.section(lines.joined(by: "\n"))])
            ),
        ])
    }

    private static func section(_ text: GoString) -> Value {
        let content = Map([(key: "type", value: .string("mrkdwn")), (key: "text", value: .string(text))])
        return .map(Map([(key: "type", value: .string("section")), (key: "text", value: .map(content))]))
    }

    /// The three characters that Slack gives a meaning.
    private static func escaped(_ text: GoString) -> GoString {
        var escaped: [UInt8] = []
        for byte in text.bytes {
            switch byte {
            case UInt8(ascii: "&"): escaped += "&amp;".utf8
            case UInt8(ascii: "<"): escaped += "&lt;".utf8
            case UInt8(ascii: ">"): escaped += "&gt;".utf8
            default: escaped.append(byte)
            }
        }
        return GoString(escaped)
    }
}
