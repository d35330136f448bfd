import Codecs
import GoLibrary
import GoTemplate

/// A part of a stages file that is being made.
indirect enum DraftNode {
    /// A scalar as YAML has it, on one line.
    case scalar(GoString)
    case list([DraftNode])
    case map(DraftMap)

    static func text(_ text: GoString) -> DraftNode {
        // A text of several lines stands in one, with its breaks escaped.
        if let plain = try? YAML.encode(.string(text)), plain.filter({ $0 == 0x0A }).count == 1 {
            return .scalar(GoString(plain).trimmingSpace)
        }
        return .scalar(GoString((try? JSON.encode(.string(text))) ?? Array("''".utf8)))
    }

    static func number(_ number: Int) -> DraftNode { .scalar(GoString("\(number)")) }

    static func share(_ percent: Int) -> DraftNode { .scalar(GoString("\(percent)%")) }

    static func flag(_ flag: Bool) -> DraftNode { .scalar(flag ? "true" : "false") }

    static func duration(_ duration: GoDuration) -> DraftNode { .scalar(FileTime.text(of: duration)) }

    static func texts(_ texts: [GoString]) -> DraftNode { .list(texts.map(DraftNode.text)) }

    /// A query, unless something in it was to be put in by the other tool and is not known here.
    static func query(_ text: GoString) -> DraftNode {
        text.contains("{{") ? .todo("say what stands in place of {{ }} in: " + text) : .text(text)
    }

    /// What a person has to say before the file can be used; the reader of stages files refuses it.
    static func todo(_ what: GoString) -> DraftNode { .text("TODO: " + what) }

    /// A value in place, whatever it is.
    init(_ value: Value) {
        switch value {
        case .map(let map): self = .map(DraftMap(map.entries.map { ($0.0, DraftNode($0.1)) }))
        case .list(let list) where list.bytes == nil: self = .list(list.elements.map(DraftNode.init))
        case .string(let text): self = .text(text.withoutParameters)
        case .null, .invalid: self = .scalar("null")
        default: self = .scalar(GoFormat.sprint([value]))
        }
    }

    var isEmpty: Bool {
        switch self {
        case .scalar: false
        case .list(let items): items.isEmpty
        case .map(let map): map.entries.isEmpty
        }
    }
}

/// Times as stages files write them.
enum FileTime {
    static func text(of duration: GoDuration) -> GoString {
        let milliseconds = max(0, duration.nanoseconds) / 1_000_000
        if milliseconds % 1000 != 0 { return GoString("\(milliseconds)ms") }
        let seconds = milliseconds / 1000
        if seconds > 0, seconds % 3600 == 0 { return GoString("\(seconds / 3600)h") }
        return GoString(seconds > 0 && seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s")
    }
}
